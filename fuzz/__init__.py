"""Damaged and hostile input for every parser: no traceback, no hang, no more than 2 GB.

`python -m fuzz FAMILY --minutes N`; see CONTRIBUTING.md.
"""

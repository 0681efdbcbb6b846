"""Public records as one network in which every fact carries its source."""

__version__ = "0.1.0"

"""Every kind of input that is tried."""

from fuzz.families.registry import FAMILIES

__all__ = ["FAMILIES"]

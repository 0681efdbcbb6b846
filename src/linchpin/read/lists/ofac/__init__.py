"""OFAC's Specially Designated Nationals list, from its CSV set or its XML file."""

from linchpin.read.lists.ofac.reader import OfacReader

__all__ = ["OfacReader"]

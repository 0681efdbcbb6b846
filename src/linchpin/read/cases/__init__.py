"""Cases: briefs written by hand, with the claims marked in them."""

from linchpin.read.cases.bundled_files import SampleTables, bundled_cases, sample_tables
from linchpin.read.cases.case_reader import CaseReader

__all__ = ["CaseReader", "SampleTables", "bundled_cases", "sample_tables"]

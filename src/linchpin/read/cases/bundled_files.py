"""The cases and the invented tables that come with Linchpin."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from linchpin.read.cases.case_reader import CASE_FILE

_FOLDER = Path(__file__).parent / "bundled"


@dataclass(frozen=True, slots=True)
class SampleTables:
    """Paths of the two invented tables.

    Attributes:
        customers: CSV: id, name, birth_date, country, tax_id, type.
        payments: CSV: date, payer, payee, amount, currency, text.
    """

    customers: Path
    payments: Path


def bundled_cases() -> list[Path]:
    """Return the folders of the bundled cases, in alphabetical order."""
    return sorted(path.parent for path in _FOLDER.glob(f"*/{CASE_FILE}"))


def sample_tables() -> SampleTables:
    """Return where the invented customer book and payment table are."""
    return SampleTables(_FOLDER / "sample_customers.csv", _FOLDER / "sample_payments.csv")

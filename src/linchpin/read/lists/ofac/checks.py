"""What does not fit together inside one edition: findings, never corrections."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from linchpin.claims.claim import Claim
from linchpin.claims.counted import counted
from linchpin.claims.dates import PartialDate, parse_date
from linchpin.claims.finding import Finding
from linchpin.match.mexico.curp import why_no_curp
from linchpin.match.mexico.rfc import why_no_rfc

_CURP = re.compile(r"[A-Z]{4}(\d{6})[HMX]?[A-Z0-9]*")
_RFC = re.compile(r"[A-ZÑ&]{4}-?(\d{6})-?[A-Z0-9]{0,3}")
_CUT_TAG = re.compile(r"[A-Z-]+-EO")


def check_mexican_numbers(claims: Iterable[Claim]) -> list[Finding]:
    """Return findings on C.U.R.P. and R.F.C. numbers of people.

    Two kinds: the number is malformed or a C.U.R.P. fails its check digit
    (`identifier-not-valid`), or its date contradicts every stated birth date
    (`identifier-date-contradicts-birth`). Rules: RENAPO, Instructivo normativo para la asignación
    de la CURP; SAT, structure of the R.F.C.
    """
    births: dict[str, list[Claim]] = {}
    numbers: list[tuple[str, str, Claim]] = []
    for claim in claims:
        holder = claim.entity_id or ""
        if claim.prop == "birthDate":
            births.setdefault(holder, []).append(claim)
        elif claim.prop in ("idNumber", "taxNumber") and claim.schema not in (
            "Passport",
            "Identification",
        ):
            label = claim.evidence.quote.removeprefix("alt. ")
            if label.startswith("C.U.R.P."):
                numbers.append(("C.U.R.P.", holder, claim))
            elif label.startswith(("R.F.C.", "RFC")):
                numbers.append(("R.F.C.", holder, claim))
    findings: list[Finding] = []
    for label, holder, claim in numbers:
        findings.extend(_check_number(label, holder, claim, births.get(holder, [])))
    return findings


def _check_number(label: str, holder: str, claim: Claim, births: list[Claim]) -> Iterable[Finding]:
    problem = _not_valid(label, claim.value)
    if problem is not None:
        yield Finding(
            method="identifier-not-valid",
            subject=holder,
            because=f"{label} {claim.value}: {problem}",
            claims=(claim.id,),
        )
    meant = identifier_birth(label, claim.value)
    if not births or meant is None or claim.schema != "Person":
        return
    stated = [parse_date(birth.value) for birth in births]
    if not any(_may_agree(meant, birth) for birth in stated):
        said = ", ".join(str(birth) for birth in stated)
        yield Finding(
            method="identifier-date-contradicts-birth",
            subject=holder,
            because=f"{label} {claim.value} holds the date {meant[0]:02d}-{meant[1]:02d}-"
            f"{meant[2]:02d} (yy-mm-dd); the stated birth is {said}",
            claims=(claim.id, *(birth.id for birth in births)),
        )


def _not_valid(label: str, number: str) -> str | None:
    return why_no_curp(number) if label == "C.U.R.P." else why_no_rfc(number)


def identifier_birth(label: str, number: str) -> tuple[int, int, int] | None:
    """Return year (two digits), month and day of birth a C.U.R.P. or R.F.C. holds, or None.

    A person's R.F.C. begins with four letters; one with three is a company's, and its date is
    that of incorporation.

    >>> identifier_birth("C.U.R.P.", "RUTL530910HSLLRS07")
    (53, 9, 10)
    """
    pattern = _CURP if label == "C.U.R.P." else _RFC
    match = pattern.match(re.sub(r"[\s.]", "", number).upper())
    if match is None:
        return None
    digits = match[1]
    return int(digits[:2]), int(digits[2:4]), int(digits[4:])


def _may_agree(meant: tuple[int, int, int], birth: PartialDate) -> bool:
    """Say whether the two-digit year can be a day the stated birth date covers."""
    for century in (1900, 2000):
        try:
            day = date(century + meant[0], meant[1], meant[2])
        except ValueError:
            continue
        if birth.earliest <= day <= birth.latest:
            return True
    return False


class CutPrograms:
    """Looks for program tags that end where an order's number should stand."""

    def __init__(self) -> None:
        self._seen: dict[str, list[str]] = {}

    def see(self, claims: Iterable[Claim]) -> None:
        """Look at the claims of an entry."""
        for claim in claims:
            if claim.prop == "program" and _CUT_TAG.fullmatch(claim.value):
                self._seen.setdefault(claim.value, []).append(claim.id)

    def findings(self) -> list[Finding]:
        """Return one finding for each such tag."""
        return [
            Finding(
                method="program-tag-cut",
                subject=None,
                because=f"program tag {tag!r} ends before the number of the order "
                f"({counted(len(ids), 'entry', 'entries')}); kept as published",
                claims=tuple(ids),
            )
            for tag, ids in sorted(self._seen.items())
        ]

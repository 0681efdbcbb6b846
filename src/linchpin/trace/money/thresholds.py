"""Sums that the law of the United States draws lines at, and since when."""

from __future__ import annotations

import datetime

from linchpin.trace.authority import Authority, Force

REPORTED_ABOVE = 10_000_00
"""Cents: a bank reports currency of more than this, 31 CFR 1010.311."""
CURRENCY_REPORTS = Authority(
    "31 CFR 1010.311",
    "Filing obligations for reports of transactions in currency of more than $10,000",
    Force.REGULATION,
    datetime.date(2011, 3, 1),
    None,
    "https://www.ecfr.gov/current/title-31/section-1010.311",
    "before 2011-03-01 the same rule stood at 31 CFR 103.22",
)
STRUCTURING = Authority(
    "31 USC 5324",
    "Structuring transactions to evade reporting requirement prohibited",
    Force.STATUTE,
    datetime.date(1986, 10, 27),
    None,
    "https://www.law.cornell.edu/uscode/text/31/5324",
)
SUSPICIOUS_REPORTS = Authority(
    "31 CFR 1020.320",
    "Reports by banks of suspicious transactions",
    Force.REGULATION,
    datetime.date(2011, 3, 1),
    None,
    "https://www.ecfr.gov/current/title-31/section-1020.320",
)

"""What sales of firearms are judged by, and the days on which it holds."""

from __future__ import annotations

import datetime

from linchpin.trace.authority import Authority, Force

MULTIPLE_HANDGUNS = Authority(
    "18 U.S.C. 923(g)(3)",
    "report of two or more pistols or revolvers within five consecutive business days",
    Force.STATUTE,
    datetime.date(1986, 11, 15),
    None,
    "https://www.law.cornell.edu/uscode/text/18/923",
    "27 CFR 478.126a, ATF Form 3310.4; the seller reports, the buyer may buy",
)
MULTIPLE_RIFLES = Authority(
    "ATF Demand Letter 3, Form 3310.12",
    "report of two or more semi-automatic rifles over .22 with detachable magazine, in Arizona, "
    "California, New Mexico and Texas, within five consecutive business days",
    Force.ORDER,
    datetime.date(2011, 8, 14),
    None,
    "https://www.atf.gov/node/101426",
    "letter of 12 July 2011 under 18 U.S.C. 923(g)(5); dealers and pawnbrokers, and by the notice "
    "of 4 March 2024 also manufacturers and importers",
)
STRAW_PURCHASES = Authority(
    "18 U.S.C. 932",
    "buying a firearm for somebody who may not have it, or for a crime",
    Force.STATUTE,
    datetime.date(2022, 6, 25),
    None,
    "https://www.law.cornell.edu/uscode/text/18/932",
    "the statute asks for knowledge, which no table of sales shows",
)
ACTUAL_BUYER = Authority(
    "18 U.S.C. 922(a)(6)",
    "false statement to a licensee, such as on who the actual buyer is",
    Force.STATUTE,
    datetime.date(1968, 12, 16),
    None,
    "https://www.law.cornell.edu/uscode/text/18/922",
    "Abramski v. United States, 573 U.S. 169 (2014)",
)
SHORT_TIME_TO_CRIME = Authority(
    "ATF, Crime Gun Trace Reports",
    "time from the first retail sale to the recovery; under three years is an indicator",
    Force.ADVISORY,
    None,
    None,
    "https://www.atf.gov/resource-center/national-firearms-commerce-and-trafficking-assessment-nfcta",
    "a firearm that was stolen soon after its sale shows a short time too",
)

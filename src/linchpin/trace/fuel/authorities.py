"""What trade in fuel is judged by, and the days on which it holds."""

from __future__ import annotations

import datetime

from linchpin.trace.authority import Authority, Force

OIL_SMUGGLING = Authority(
    "FIN-2025-OILSMUGGLING",
    "alert on oil smuggling schemes on the US southwest border",
    Force.ADVISORY,
    datetime.date(2025, 5, 1),
    None,
    "https://www.fincen.gov/news/news-releases/"
    "fincen-issues-alert-oil-smuggling-schemes-us-southwest-border",
    "crude declared as waste oil or hazardous material, small importers near the border",
)
FISCAL_FUEL = Authority(
    "FinCEN supplemental alert of 30 June 2026",
    "alert on fuel smuggling and tax evasion schemes on the southern border",
    Force.ADVISORY,
    datetime.date(2026, 6, 30),
    None,
    "https://www.fincen.gov/resources/advisoriesbulletinsfact-sheets",
    "wires for fuel from firms without a SENER permit, several wires a day from one firm",
)
SENER_PERMITS = Authority(
    "SENER, Acuerdo of 26 December 2020",
    "goods whose import and export need a permit of Mexico's ministry of energy",
    Force.REGULATION,
    datetime.date(2020, 12, 26),
    None,
    "https://www.tlcasociados.com.mx/"
    "cuales-son-las-37-fracciones-arancelarias-que-requeriran-permiso-previo-de-la-sener",
    "changed on 6 November 2023, in force on 7 November 2023: 37 tariff lines more, for which the "
    "permit may be asked for 30 business days later; which lines is not kept here",
)
NO_RULE = Authority(
    "Page (1954); Iglewicz and Hoaglin (1993)",
    "methods of statistics; no rule of law",
    Force.ADVISORY,
    None,
    None,
    "https://doi.org/10.1093/biomet/41.1-2.100",
    "a gap between two countries' statistics is a question to both offices",
)

"""Damaged lists and cases."""

from __future__ import annotations

import gzip
import json
import random
from itertools import chain
from pathlib import Path

from fuzz.case import Case, Family
from fuzz.families.written import ROOT, add_list, fill_archive, mutate_file
from fuzz.mutation import mutate

_ADD = ["add", "ofac", "--accept-shrunken", "--report", "report.csv", "--date", "2021-07", "--from"]
_CASES = ROOT / "src" / "linchpin" / "read" / "cases" / "bundled"


def _csv(chance: random.Random, base: Path) -> Case:
    name = chance.choice(["sdn.csv", "sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"])
    content = (base / "list" / name).read_bytes()
    if chance.random() < 0.2:
        packed = mutate_file(chance, gzip.compress(content))
        return Case([*_ADD, "list"], {f"list/{name}.gz": packed}, gone=(f"list/{name}",))
    return Case([*_ADD, "list"], {f"list/{name}": mutate(chance, content)})


def _add_xml(folder: Path) -> None:
    from sdn_files import element, xml_entry, xml_text

    aliases = element("akaList", element("aka", uid="9", type="a.k.a.", lastName="LA NADIE"))
    born = element("dateOfBirthItem", uid="8", dateOfBirth="12 Mar 1968", mainEntry="true")
    number = element("id", uid="7", idType="Passport", idNumber="A123", idCountry="Mexico")
    address = element("address", uid="6", city="Culiacan", country="Mexico")
    entries = [
        xml_entry(
            1, aliases, element("dateOfBirthList", born), element("idList", number),
            element("addressList", address), firstName="Ana", lastName="EJEMPLO",
            sdnType="Individual", remarks="Linked To: EMPRESA INVENTADA",
        ),
        xml_entry(2, lastName="EMPRESA INVENTADA"),
    ]  # fmt: skip
    (folder / "sdn.xml").write_text(xml_text(*entries), "utf-8")


def _xml(chance: random.Random, base: Path) -> Case:
    content = (base / "sdn.xml").read_bytes()
    if chance.random() < 0.2:
        packed = mutate_file(chance, gzip.compress(content))
        return Case([*_ADD, "sdn.xml.gz"], {"sdn.xml.gz": packed})
    return Case([*_ADD, "sdn.xml"], {"sdn.xml": mutate(chance, content)})


def _add_cases(folder: Path) -> None:
    for name in ("ruelas", "jalisco"):
        (folder / name).mkdir()
        for path in (_CASES / name).iterdir():
            if path.is_file():
                (folder / name / path.name).write_bytes(path.read_bytes())


def _case(chance: random.Random, base: Path) -> Case:
    name = chance.choice(["ruelas", "jalisco"])
    file = chance.choice(["case.yaml", "brief.md"])
    content = mutate(chance, (base / name / file).read_bytes())
    return Case(["add", "case", f"./{name}"], {f"{name}/{file}": content})


def _check(chance: random.Random, base: Path) -> Case:
    case = _case(chance, base)
    name = case.arguments[-1]
    asked = [["case", "check", name], ["case", "check", "--json", name, "ruelas"]]
    return Case(chance.choice(asked), case.files)


_BRIEF = b"""# A release

## SOURCE1

Yesterday the ministry named Ana Maria EJEMPLO PRUEBA, and with her **Luis Ejemplo** (born 1970).
EMPRESA INVENTADA, S.A. DE C.V. was named too; "La Nadie" was not.

## SOURCE2: a court

On 3 March 2024 the court acquitted her.
"""


def _brief(chance: random.Random, base: Path) -> Case:
    name = chance.choice(["release.txt", "brief.md", "release.md"])
    archive = [] if chance.random() < 0.3 else ["--archive", "nowhere"]
    line = [*archive, "case", "new", name]
    return Case(line, {name: mutate(chance, _BRIEF)}, gone=("case.yaml",))


_WALLETS = {
    "XBT": ["1BoatSLRHtKNngkdXEeobR76b53LETtpyT", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"],
    "ETH": ["0x52908400098527886E0F7030069857D2E4169EE7"],
}


def _add_wallets(folder: Path) -> None:
    add_list(folder / "list")
    (folder / "list" / "wallets_2021-07-04.json").write_text(json.dumps(_WALLETS))
    rows = [f"{number},{wallet}" for number, wallet in enumerate(chain(*_WALLETS.values()))]
    (folder / "book.csv").write_text("key,wallet address\n" + "\n".join(rows) + "\n")


def _wallets(chance: random.Random, base: Path) -> Case:
    name = chance.choice(["list/wallets_2021-07-04.json", "book.csv"])
    content = mutate(chance, (base / name).read_bytes())
    return Case(["screen", "book.csv", "--list", "list", "-o", "hits.csv"], {name: content})


FAMILIES = (
    Family("ofac-csv", lambda folder: add_list(folder / "list"), _csv),
    Family("ofac-xml", _add_xml, _xml),
    Family("cases", _add_cases, _case),
    Family("case-checks", _add_cases, _check),
    Family("briefs", fill_archive, _brief),
    Family("wallets", _add_wallets, _wallets),
)

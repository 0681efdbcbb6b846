"""An invented archive and a server over it, once for a module."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sites import Asker, site_over

from invented import CASE, LIST, Written, keep
from linchpin.archive import create_archive
from linchpin.web.site import Site


@pytest.fixture(scope="session")
def web_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive with a list and a case; nobody in it exists."""
    folder = tmp_path_factory.mktemp("web") / "archive"
    archive = create_archive(folder)
    source = Written(LIST)
    source.entry(
        1, "Ana Ejemplo Muestra", birthDate="1970-02-03", nationality="mx", gender="female",
        alias="Anita Ejemplar", passportNumber="X1234567",
    )  # fmt: skip
    source.entry(2, "Óscar Muestra Wolf", birthDate="1965-05-05", nationality="mx")
    source.entry(3, "Berta Otra Prueba", birthDate="1980-01-01", weakAlias="La Prueba")
    source.entry(4, "Gasolinera Ficticia S.A. de C.V.", "Company", jurisdiction="mx")
    source.entry(5, "Buque Inventado", "Vessel", imoNumber="9074729")
    source.say("own-1", "Ownership", owner="ofac-1", asset="ofac-4", role="Linked To")
    keep(archive, source.edition("2021-07"))
    case = Written(CASE, published="2022-01-01", speaker="A court")
    case.say("case-ana", "Person", name="Ana Ejemplo Muestra", birthDate="1970-02-03")
    case.say("case-luis", "Person", name="Luis Nadie Testigo")
    case.say("case-fam", "Family", person="case-ana", relative="case-luis", relationship="brother")
    keep(archive, case.edition("2022-01-01"), most_lost=1)
    return folder


@pytest.fixture(scope="module")
def site(web_archive: Path) -> Site:
    """Return a server for this machine only, without users."""
    return site_over(web_archive)


@pytest.fixture(scope="module")
def asker(site: Site) -> Iterator[Asker]:
    """Return somebody who asks it."""
    found = Asker(site)
    yield found
    found.close()

"""`linchpin ask` by the number a list gives an entry, whichever list it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

UN = """<CONSOLIDATED_LIST dateGenerated="2021-03-04T10:00:00"><INDIVIDUALS><INDIVIDUAL>
<FIRST_NAME>ARVO</FIRST_NAME><UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE>
<REFERENCE_NUMBER>QDi.901</REFERENCE_NUMBER></INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>"""


@pytest.mark.parametrize("asked", ["un-QDi.901", "QDi.901", "qdi.901", "UN-QDI.901"])
def test_a_listed_number_is_found_as_it_is_written(run: Run, tmp_path: Path, asked: str) -> None:
    (tmp_path / "consolidated.xml").write_text(UN, "utf-8")
    run("add", "un", "--from", str(tmp_path / "consolidated.xml"), "--accept-shrunken")
    assert json.loads(run("ask", asked, "--json").output)["entity"] == "un-QDi.901"

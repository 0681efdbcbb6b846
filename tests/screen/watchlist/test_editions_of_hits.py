"""A hit names the edition of every list that names whom it means."""

from __future__ import annotations

from pathlib import Path

from invented import Written, keep
from linchpin.archive import create_archive, take_snapshot
from linchpin.network.network import build_network
from linchpin.screen.watchlist.stored import map_watchlist, write_watchlist
from linchpin.screen.watchlist.watchlist import make_watchlist


def test_somebody_on_two_lists_has_both_editions(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive")
    for dataset, date in (("us_ofac_sdn", "2021-07-01"), ("un_sc_sanctions", "2021-05-02")):
        written = Written(dataset=dataset)
        written.entry(1, "Rutilio Ejemplo Prueba", passportNumber="G1234567")
        keep(archive, written.edition(date))
    case = Written(dataset="case_x", published="2020-01-01", speaker="The Gazette")
    case.say("ofac-1", "Person", alias="Ruti")
    case.say("x-1", "Person", name="Ana Vecina Soto")
    case.say("x-kin", "Family", person="ofac-1", relative="x-1", relationship="cousin")
    keep(archive, case.edition("2020-01-01"))
    network = build_network(take_snapshot(archive))
    watchlist = make_watchlist(network)
    (tmp_path / "kept").mkdir()
    write_watchlist(tmp_path / "kept", watchlist)
    for known in (watchlist, map_watchlist(tmp_path / "kept", network.snapshot)):
        editions = {one.entity: one.edition for one in known.watched}
        assert editions["ofac-1"] == "un_sc_sanctions 2021-05-02, us_ofac_sdn 2021-07-01"
        assert editions["x-1"] == "case_x 2020-01-01"

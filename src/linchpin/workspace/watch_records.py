"""The records of a watch, looked through from the first to the one that counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linchpin.workspace.watch_folder import WatchFolder

if TYPE_CHECKING:
    from linchpin.watch.run_record import RecordsReport


def records_report(folder: WatchFolder, expect: str | None, key: bytes | None) -> RecordsReport:
    """Return whether the records of a watch are whole.

    Args:
        folder: Of the watch.
        expect: A head that was written down, as COUNT:HASH; None for none.
        key: What they were signed with; None where it is not at hand.

    Raises:
        LinchpinError: The state is damaged, or what is expected is no head.
    """
    from linchpin.ledger.chain import parse_head
    from linchpin.watch.run_record import check_records

    state = folder.state()
    expected = None
    if expect is not None:
        head = parse_head(expect)
        expected = (head.count, head.hash)
    elif state.count:
        expected = (state.count, state.head)
    return check_records(folder.records(state.count), key=key, expected=expected)

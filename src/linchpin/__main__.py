"""Start the command line; quiet when it is stopped, from the first moment on."""

from __future__ import annotations

# The module `signal` loads others first, and Ctrl-C may come meanwhile.
import _signal  # type: ignore[import-not-found]
import os
import sys


def main() -> None:
    """Run `linchpin` with the arguments of this process."""
    if _signal.getsignal(_signal.SIGINT) is not _signal.SIG_IGN:
        _signal.signal(_signal.SIGINT, _stop_at_once)
    from linchpin.cli import run
    from linchpin.cli.stopping import stop_in_order, stop_no_more
    from linchpin.cli.text.compiling import announce_compiling

    stop_in_order()
    announce_compiling()
    code = run(sys.argv[1:])
    stop_no_more()
    sys.exit(code)


def _stop_at_once(number: int, frame: object) -> None:
    os.write(2, b"linchpin: stopped\n")
    os._exit(130)


if __name__ == "__main__":
    main()

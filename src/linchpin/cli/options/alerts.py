"""What every command on alerts takes, and the desk they work at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from linchpin.cli.options.files import OutputFolder
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.workspace.alerts.desk import AlertDesk
    from linchpin.workspace.alerts.folder import AlertFolder

folder_option = click.option(
    "--folder",
    type=OutputFolder(),
    metavar="DIR",
    envvar="LINCHPIN_ALERTS",
    show_envvar=True,
    help="Folder of the alerts; beside the archive, its name with -alerts, if none.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
because_option = click.option(
    "--because", metavar="REASON", default="", help="The reason; it is kept."
)
template_option = click.option(
    "--reason", "template", metavar="ID", default="", help="A reason on offer, see `alerts rules`."
)


def folder_of(settings: Settings, folder: Path | None) -> AlertFolder:
    """Return the folder of the alerts.

    Args:
        settings: Where the archive is.
        folder: As asked; None where it is not.
    """
    from linchpin.workspace.alerts.folder import alert_folder

    return alert_folder(settings, folder)


def desk_of(settings: Settings, folder: Path | None) -> AlertDesk:
    """Return the queues and decisions as they are now.

    Args:
        settings: Where archive and ledger are.
        folder: As asked; None where it is not.
    """
    from linchpin.workspace.alerts.desk import AlertDesk

    found = AlertDesk(settings, folder_of(settings, folder))
    found.refresh()
    return found


def reason_words(desk: AlertDesk, template: str) -> str:
    """Return the words of a reason on offer; nothing where none is named or known.

    Args:
        desk: The queues and their rules.
        template: Its id.
    """
    found = desk.rules.template(template)
    return "" if found is None else found.say("en")

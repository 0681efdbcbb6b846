"""`linchpin alerts`: runs of screenings as queues, decisions on them, and the record of both."""

from __future__ import annotations

import click

from linchpin.cli.commands import alerts_decide, alerts_queue, alerts_records


@click.group(no_args_is_help=True)
def alerts() -> None:
    """Make a queue of a screening, decide on its alerts, and show what was decided.

    \b
    Examples:
      linchpin screen customers.csv -o hits.csv
      linchpin alerts queue hits.csv.run.json
      linchpin alerts list
      linchpin alerts decide 6e7db5e57a12 --false-match --reason birth-differs
      linchpin alerts export -o decisions.pdf
    """


for _command in (
    alerts_queue.queue,
    alerts_queue.list_alerts,
    alerts_queue.show,
    alerts_decide.decide,
    alerts_decide.second,
    alerts_decide.assign,
    alerts_records.quality,
    alerts_records.tune,
    alerts_records.export,
    alerts_records.replay,
    alerts_records.rules,
):
    alerts.add_command(_command)

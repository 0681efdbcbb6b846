"""`--unreviewed`: proposals that nobody reviewed, in an answer that would not have them."""

from __future__ import annotations

import click

from linchpin.workspace.settings import Settings


def _with_proposals(context: click.Context, _: click.Parameter, given: bool) -> None:
    if not given or context.resilient_parsing:
        return
    from linchpin.workspace.with_unreviewed import with_unreviewed

    settings = context.find_object(Settings)
    if settings is None:  # a command line that is only looked at
        return
    context.obj = context.with_resource(with_unreviewed(settings))


unreviewed_option = click.option(
    "--unreviewed",
    is_flag=True,
    expose_value=False,
    callback=_with_proposals,
    help="Take in what a machine read and nobody reviewed, marked so. Without it, never.",
)
"""Option of commands that answer from the network."""

"""What one running server is made of: passed to the app, never kept in a module."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fastapi import Request

from linchpin.web.options import WebOptions
from linchpin.workspace.served import Served
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.web.assets import Assets
    from linchpin.web.safety.access import Access


@dataclass(frozen=True, slots=True)
class Site:
    """One running server.

    Attributes:
        settings: Where archive and ledger are, the clock, and who runs it.
        options: How it is reached, and what it refuses.
        served: The archive as it is now; see `linchpin.workspace.served`.
        access: Who may come in: users, keys and sessions.
        assets: The files of the page, by hashed name.
    """

    settings: Settings
    options: WebOptions
    served: Served
    access: Access
    assets: Assets = field(repr=False)


def site_of(request: Request) -> Site:
    """Return the server that answers a request."""
    site: Site = request.app.state.site
    return site

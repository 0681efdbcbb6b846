"""Public records as one network in which every fact carries its source."""

from linchpin.claims.errors import LinchpinError as LinchpinError
from linchpin.claims.errors import NetworkError as NetworkError
from linchpin.machine import open as open
from linchpin.network.network import Several as Several
from linchpin.workspace.opened.archive import OpenArchive as OpenArchive
from linchpin.workspace.opened.chains import Chains as Chains
from linchpin.workspace.opened.changes import Changes as Changes
from linchpin.workspace.opened.chart import Chart as Chart
from linchpin.workspace.opened.screening import Screening as Screening
from linchpin.workspace.opened.strike import Strike as Strike
from linchpin.workspace.opened.table import AnswerTable as AnswerTable
from linchpin.workspace.opened.who import Who as Who
from linchpin.workspace.opened.whole_network import WholeNetwork as WholeNetwork

__version__: str

"""What shares the work of a screening: processes of this computer, or Apache Spark."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from linchpin.workspace.screening_order import ScreeningOrder

if TYPE_CHECKING:
    from linchpin.screen.run import Engine


@contextmanager
def engine_of(order: ScreeningOrder) -> Iterator[Engine | None]:
    """Yield what shares the work, None for processes of this computer.

    Args:
        order: What is asked.

    Raises:
        ReadError: Spark is asked for and is not there.
    """
    if order.engine == "local":
        yield None
        return
    from linchpin.screen.on_spark import screened_on_spark, spark_session

    with spark_session(order.master) as session:
        yield partial(screened_on_spark, session)

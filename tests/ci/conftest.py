"""A web that cites one link of each kind, for the runs of a workflow."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.check.conftest import Loopback
from tests.check.worlds import furnish
from tests.web.small_web import SmallWeb


@pytest.fixture
def loopback() -> Iterator[Loopback]:
    """The small web, furnished and living."""
    web = SmallWeb()
    furnish(web)
    with Loopback(web) as living:
        yield living

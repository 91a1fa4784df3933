"""Every behaviour of the small web, and the verdict that a careful person would give."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.web.behaviour import Behaviour
from tests.web.behaviours import ALL
from tests.web.world import Told, check, cited, web_of


@pytest.fixture(scope="module")
def told() -> Told:
    """One run over the whole table."""
    return check(web_of(), cited())


@pytest.mark.parametrize("behaviour", ALL, ids=lambda row: row.url)
def test_each_link_gets_the_verdict_of_a_careful_person(behaviour: Behaviour, told: Told) -> None:
    """What the row says in words is what the verdict says."""
    assert told.named(behaviour.url) == behaviour.verdict, behaviour.rule


@pytest.mark.parametrize("behaviour", [row for row in ALL if row.never], ids=lambda row: row.url)
def test_what_is_known_is_not_asked(behaviour: Behaviour, told: Told) -> None:
    """A wrapped address, a mirror that is gone, a paper's page: no request is spent on them."""
    asked = [address.partition("?")[0] + "/" for address in told.web.asked]
    for place in behaviour.never:
        assert not [address for address in asked if address.startswith(f"{place}/")]


def test_the_table_is_worth_the_name() -> None:
    """There are at least a hundred behaviours, each with a link of its own."""
    assert len(ALL) >= 100
    assert Counter(row.url for row in ALL).most_common(1)[0][1] == 1


def test_every_link_has_one_verdict(told: Told) -> None:
    """A run tells each link's verdict once, and leaves none out."""
    assert told.run.ending == "done"
    assert told.run.left == ()
    assert Counter(verdict.url for verdict in told.verdicts) == Counter(row.url for row in ALL)


def test_arxiv_is_asked_in_one_query(told: Told) -> None:
    """All papers go into one query; only what it does not know is asked alone."""
    queries = [asked for asked in told.web.asked if asked.startswith("export.arxiv.org")]
    assert len(queries) == 2

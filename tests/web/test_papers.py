"""arXiv's API as it is, on its good days and its bad ones."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest

from dlnotes.judging.answers import Cited
from tests.web.replies import Asked, Reply, message, sends
from tests.web.rows_addresses import arxiv_api
from tests.web.small_web import SmallWeb
from tests.web.world import Told, check

API = "export.arxiv.org"
BUSY = sends(message(429, b"Rate exceeded.", {"Retry-After": "4"}))
ENTRY = (
    "<entry><id>http://arxiv.org/abs/{}v1</id><title>Paper {}</title>"
    "<published>2015-01-01T00:00:00Z</published></entry>"
)
FEED = '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">{}</feed>'


class Api:
    """An API that knows every paper, and remembers how it was asked."""

    def __init__(self, refuse: Callable[[int, list[str]], Reply | None] | None = None) -> None:
        self.queries: list[list[str]] = []
        self.moments: list[float] = []
        self._refuse = refuse or (lambda number, ids: None)

    async def __call__(self, asked: Asked, writer: asyncio.StreamWriter) -> bool:
        query = parse_qs(urlsplit(asked.path).query)
        ids = query["id_list"][0].split(",")
        self.queries.append(ids)
        self.moments.append(asyncio.get_running_loop().time())
        if (refusal := self._refuse(len(self.queries), ids)) is not None:
            return await refusal(asked, writer)
        known = "".join(ENTRY.format(paper, paper) for paper in ids[: int(query["max_results"][0])])
        writer.write(message(200, FEED.format(known).encode(), kind="application/atom+xml"))
        return True


def papers(count: int) -> list[Cited]:
    return [Cited(f"http://arxiv.org/abs/1501.{number:05d}") for number in range(1, count + 1)]


def told_by(api: Reply, count: int) -> Told:
    return check(SmallWeb({API: {"*": api}, "web.archive.org": {"*": sends(b"")}}), papers(count))


def test_papers_are_asked_about_in_batches() -> None:
    """250 papers are three queries of at most a hundred, three seconds apart."""
    api = Api()
    told = told_by(api, 250)
    assert {verdict.name for verdict in told.verdicts} == {"alive"}
    assert [len(ids) for ids in api.queries] == [100, 100, 50]
    # The run's clock goes ten times as fast as ours.
    gaps = [later - sooner for sooner, later in zip(api.moments, api.moments[1:], strict=False)]
    assert min(gaps) >= 0.2


def test_the_api_is_given_the_time_it_asks_for() -> None:
    """A 429 with Retry-After is obeyed, and then the same is asked again."""
    api = Api(lambda number, ids: BUSY if number == 1 else None)
    told = told_by(api, 5)
    assert {verdict.name for verdict in told.verdicts} == {"alive"}
    assert api.moments[1] - api.moments[0] >= 0.39


def test_one_unreadable_id_spoils_no_others() -> None:
    """When the API refuses a query for one of its ids, the others are found by halving it."""
    poison = "1501.00007"
    bad = sends(message(400, b"<html>Bad Request</html>", kind="text/html"))
    api = Api(lambda number, ids: bad if poison in ids else None)
    told = told_by(api, 16)
    names = {verdict.url[-10:]: verdict.name for verdict in told.verdicts}
    assert names.pop(poison) == "unsure"
    assert set(names.values()) == {"alive"}


@pytest.mark.parametrize(
    "answer",
    [
        sends(message(500, b"oops")),
        sends(message(200, b"<html>Sorry</html>", kind="text/html")),
        sends(message(200, b"<?xml version='1.0'?><feed>", kind="application/atom+xml")),
        sends(message(429, b"", {"Retry-After": "7200"})),
    ],
    ids=["500", "a page", "a torn feed", "an hour's patience"],
)
def test_an_api_in_trouble_makes_no_paper_dead(answer: Reply) -> None:
    """What is not a feed says nothing about any paper."""
    told = told_by(answer, 3)
    assert told.run.ending == "done"
    assert [verdict.name for verdict in told.verdicts] == ["unsure"] * 3


def test_a_paper_is_dead_only_when_asked_about_alone() -> None:
    """An id that is missing from a batch is asked about once more by itself."""
    web = SmallWeb({API: {"*": arxiv_api}})
    told = check(web, [Cited("http://arxiv.org/abs/1409.0473"), *papers(1)])
    assert told.named("http://arxiv.org/abs/1501.00001") == "dead"
    queries = [asked for asked in web.asked if asked.startswith(API)]
    assert sorted("," in query for query in queries) == [False, True]

"""arXiv's API: many papers in one query, with the patience that it asks for.

At most 100 ids a query; the schedule sees to it that there is one request in
three seconds.  An answer that is no feed proves nothing, so it is never taken
for «no such paper».
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from msgspec.structs import replace

from dlnotes.judging import papers
from dlnotes.judging.answers import Answer, Ask, Failure, Outcome
from dlnotes.web.errands import Errand, Story
from dlnotes.web.fetch import Journey
from dlnotes.web.target import aim

TRIES = 3
"""How often the same is asked before its papers are left unsure."""

PATIENCE = 60.0
"""Seconds that the API may ask for within a run."""


@dataclass(slots=True, eq=False)
class Query(Errand):
    """A query about the papers of *stories*, which may be given to it late."""

    tries: int = 0


@dataclass(frozen=True, slots=True)
class Again:
    """The same is to be asked again in other words: *stories* apiece, after *seconds*."""

    stories: tuple[list[Story], ...]
    seconds: float
    tries: int


Read: TypeAlias = list[tuple[Story, Outcome]] | Again


def query_of(stories: list[Story], ask: Ask, tries: int = 0) -> Query:
    """A query for *stories*; without any, those that `fill` gives it later."""
    ids = map(_paper, stories) if stories else (_id(ask),)
    return Query(ask, Journey(ask, aim(_address(ids))), stories, tries)


def fill(query: Query, waiting: list[Story]) -> None:
    """Give *query* up to a batch of those who wait, unless it has its own."""
    if not query.stories:
        query.stories = waiting[: papers.BATCH]
        del waiting[: papers.BATCH]
    query.journey = Journey(query.ask, aim(_address(map(_paper, query.stories))))


def read(query: Query, met: Answer | Failure) -> Read:
    """What each story of *query* learns of its paper, or how to ask again."""
    if isinstance(met, Failure):
        return [(story, replace(met, asked=_url(story))) for story in query.stories]
    try:
        feed = papers.parse(met.text)
    except ValueError as error:
        again = _again(query, met)
        detail = f"{met.status}: {error}"
        return again or [
            (story, Failure(_url(story), "protocol", detail, at=met.at)) for story in query.stories
        ]
    return [(story, feed.about(_paper(story))) for story in query.stories]


def _again(query: Query, met: Answer) -> Again | None:
    if query.tries >= TRIES:
        return None
    if met.status in (429, 503):
        written = met.headers.get("retry-after", "")
        seconds = float(written[:6]) if written.isdecimal() else 3.0 * 2**query.tries
        return Again((query.stories,), seconds, query.tries + 1) if seconds <= PATIENCE else None
    if met.status == 400 and len(query.stories) > 1:
        # One id that the API cannot read spoils the whole query.
        half = len(query.stories) // 2
        return Again((query.stories[:half], query.stories[half:]), 0.0, query.tries)
    return None


def _address(ids: Iterable[str]) -> str:
    return papers.query(list(dict.fromkeys(ids)))


def _paper(story: Story) -> str:
    assert story.case.ask is not None, "a story that waits has asked"
    return _id(story.case.ask)


def _url(story: Story) -> str:
    assert story.case.ask is not None, "a story that waits has asked"
    return story.case.ask.url


def _id(ask: Ask) -> str:
    assert ask.paper is not None, "a query is about papers"
    return ask.paper

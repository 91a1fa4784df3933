"""What is under way: a link's story, and the questions that its case asks."""

from __future__ import annotations

from dataclasses import dataclass

from dlnotes.judging import case as judge
from dlnotes.judging.answers import Ask, Cited
from dlnotes.web.fetch import Journey


@dataclass(slots=True, eq=False)
class Story:
    """One link's case, as far as it has come."""

    cited: Cited
    case: judge.Case


@dataclass(slots=True, eq=False)
class Errand:
    """One question under way, and the stories that wait for its answer."""

    ask: Ask
    journey: Journey
    stories: list[Story]

"""A list in numbers for programs: one JSON object, version 1."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from json import dumps

from dlnotes.report.stats.counting import Statistics


def json(told: Statistics) -> Iterator[str]:
    """The statistics as the pieces of one JSON document; the names are a promise."""
    yield dumps({"version": 1, **asdict(told)}, ensure_ascii=False, indent=1) + "\n"

"""What a user wants of a check, and how that is typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias, get_args

import click

from dlnotes.cli.terminal import words

FormatName: TypeAlias = Literal["text", "json", "junit", "sarif", "github", "markdown"]


@dataclass(frozen=True, slots=True)
class Form:
    """One report: in which format, and to which file (None is stdout)."""

    name: FormatName
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """The options of `dlnotes check`, as its help explains them; *max_time* in seconds."""

    everything: bool = False
    only: tuple[str, ...] = ()
    changed_since: str | None = None
    offline: bool = False
    max_time: float | None = None
    fragments: bool = False
    allow_private: bool = False
    strict: bool = False
    prune: bool = False
    forms: tuple[Form, ...] = ()
    explain: str | None = None

    @property
    def reports(self) -> tuple[Form, ...]:
        """The reports to write: what nothing else is printed on, the text is."""
        if any(form.path is None for form in self.forms):
            return self.forms
        return (Form("text"), *self.forms)


def form(written: str) -> Form:
    """Read ``FORMAT`` or ``FORMAT=FILE``.

    >>> form("json"), form("json=links.json").name
    (Form(name='json', path=None), 'json')

    Raises BadParameter for what is neither.
    """
    name, given, file = written.partition("=")
    if name not in get_args(FormatName):
        raise click.BadParameter(
            words("not-a-format", written=name, names=", ".join(get_args(FormatName)))
        )
    if given and not file:
        raise click.BadParameter(words("no-file-named", written=written))
    return Form(name, Path(file) if given else None)  # type: ignore[arg-type]


def duration(written: str) -> float:
    """Read a time as people write it, in seconds.

    >>> duration("1h30m"), duration("90")
    (5400.0, 90.0)

    Raises BadParameter for what is none, and for no time at all.
    """
    parts = re.fullmatch(r"(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?", written.strip(), re.A)
    hours, minutes, seconds = (int(part or 0) for part in parts.groups()) if parts else (0, 0, 0)
    total = hours * 3600 + minutes * 60 + seconds
    if not total:
        raise click.BadParameter(words("not-a-time", written=written))
    return float(total)

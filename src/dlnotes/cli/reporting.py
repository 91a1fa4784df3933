"""A check's reports: to stdout and to files, and how it ended on stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

import click

from dlnotes import disk
from dlnotes.cli.checking import Checked
from dlnotes.cli.gathering import Gathered
from dlnotes.cli.locale import language
from dlnotes.cli.terminal import colour, pour, speak, words
from dlnotes.cli.wish import FormatName, Wish
from dlnotes.report.verdicts.judged import Judged
from dlnotes.urls import copies, host


def check_places(wish: Wish) -> None:
    """Refuse what cannot be reported before anybody is asked."""
    if sum(form.path is None for form in wish.forms) > 1:
        raise click.UsageError(words("two-reports"))
    if wish.explain and wish.forms:
        raise click.UsageError(words("explain-no-format"))
    for form in wish.forms:
        if form.path is not None:
            disk.check_place(form.path)


def mention_unreadable(gathered: Gathered) -> None:
    """Say which lines of the ledger nobody can read: the next time it is written, they go."""
    if lines := gathered.ledger.skipped:
        listed = ", ".join(map(str, lines[:5])) + ("…" if len(lines) > 5 else "")
        place = disk.ledger_path(gathered.notes)
        speak("unreadable-lines", place=place, lines=listed)


def report(checked: Checked, wish: Wish) -> None:
    """Write every report that was asked for."""
    if checked.story is not None:
        from dlnotes.report.verdicts.story import story

        pour(story(checked.story, language=language()))
        return
    offline = checked.run is not None and checked.run.ending == "offline"
    for form in wish.reports:
        if form.path is not None:
            pieces = _printed(form.name, checked.found, colours=False, strict=wish.strict)
            disk.write_report(form.path, pieces)
        elif form.name != "text" or not offline:
            # Nothing was learnt, so there is nothing to tell a person but that.
            pour(_printed(form.name, checked.found, colours=colour(sys.stdout), strict=wish.strict))


def say_how_it_ended(checked: Checked, wish: Wish) -> None:
    """A calm sentence or two on stderr."""
    run = checked.run
    if run is None:
        # A story says itself why there was nothing to ask.
        if wish.offline or checked.story is None:
            speak("nobody-was-asked" if wish.offline else "nobody-asked")
        return
    if run.ending == "offline":
        _say_offline(run.why, checked.kept)
        return
    if run.ending == "out of time":
        speak("out-of-time", left=len(run.left))
    waiting = {
        host(judged.verdict.final_url or judged.url)
        for judged in checked.found
        if judged.verdict.retry_after is not None
    }
    if waiting:
        speak("patience", hosts=len(waiting), named=", ".join(sorted(waiting)[:3]))
    speak("asked", requests=run.requests, seconds=_lasted(run.seconds))
    if checked.copies is not None and (checked.copies.kept or checked.copies.refused):
        speak("copied", pictures=checked.copies.kept, folder=copies.FOLDER)
        for url in checked.copies.refused:
            speak("not-copied", url=url)


def _say_offline(why: str, kept: int) -> None:
    from dlnotes.web.asking import NETWORK_DOWN

    reason = "" if why == NETWORK_DOWN else f"\n  {why}"
    if kept:
        speak("network-went", told=kept, why=reason)
    else:
        speak("network-down", why=reason)


def _lasted(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{seconds:.1f} s"


def _printed(
    name: FormatName, found: Sequence[Judged], *, colours: bool, strict: bool
) -> Iterator[str]:
    """A report in pieces; each format is imported only when it is wanted."""
    spoken = language()
    match name:
        case "text":
            from dlnotes.report.verdicts.text import text

            return text(found, language=spoken, colour=colours)
        case "json":
            from dlnotes.report.verdicts.structured import json

            return json(found, language=spoken)
        case "junit":
            from dlnotes.report.verdicts.junit import junit

            return junit(found, strict=strict, language=spoken)
        case "sarif":
            from dlnotes.report.verdicts.sarif import sarif

            return sarif(found, language=spoken)
        case "github":
            from dlnotes.report.verdicts.annotations import github

            return github(found, language=spoken)
        case "markdown":
            from dlnotes.report.verdicts.markdown import markdown

            return markdown(found, language=spoken)

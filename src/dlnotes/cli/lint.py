"""``dlnotes lint``: what in the notes wants mending."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from dlnotes.cli.gathering import Gathered, gather
from dlnotes.cli.locale import language
from dlnotes.cli.reading import read_all
from dlnotes.cli.terminal import colour, pour, speak, width
from dlnotes.report.findings import Finding, findings


@click.command(short_help="Point at what wants mending: marks, empty links, tags.")
@click.argument("notes", nargs=-1, type=click.Path())
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="For a person, for a program, as annotations in GitHub Actions, or for code scanning.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 when there is a problem.")
def lint(notes: tuple[str, ...], form: str, *, strict: bool) -> int:
    """Point at what in NOTES wants mending: marks, empty links, unknown tags.

    NOTES is a folder or one file, or several of them, "notes" if none is
    given. Problems never stop a build, so they are advice here too: the exit
    code is 0 unless --strict.

    \b
    Examples:
      dlnotes lint
      dlnotes lint list.md --strict
      dlnotes lint --format github     in a workflow, beside the change
    """
    lists = [gather(given, recall=False) for given in notes or ("notes",)]
    found = [finding for gathered in lists for finding in _findings(gathered)]
    pour(_printed(found, form))
    if form == "text":
        speak(
            "linted" if found else "clean",
            problems=len(found),
            notes=sum(len(gathered.files) for gathered in lists),
        )
    return 1 if found and strict else 0


def _findings(gathered: Gathered) -> Iterator[Finding]:
    for _, text, note in read_all(gathered):
        yield from findings(note.path, text, note.problems)


def _printed(found: list[Finding], form: str) -> Iterator[str]:
    if form == "json":
        from dlnotes.report.structured import json

        return json(found, language=language())
    if form == "github":
        from dlnotes.report.annotations import github

        return github(found, language=language())
    if form == "sarif":
        from dlnotes.report.sarif import sarif

        return sarif(found, language=language())
    from dlnotes.report.text import text

    return text(found, language=language(), width=width(), colour=colour(sys.stdout))

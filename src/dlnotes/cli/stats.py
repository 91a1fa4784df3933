"""``dlnotes stats``: the list at a glance."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from dlnotes.cli.checking import check_links
from dlnotes.cli.gathering import gather
from dlnotes.cli.locale import language
from dlnotes.cli.reading import read_all
from dlnotes.cli.terminal import pour, width
from dlnotes.cli.wish import Wish
from dlnotes.report.stats.counting import count


@click.command(short_help="Count topics, kinds, years and hosts; how all is, what to do.")
@click.argument("notes", default="notes", type=click.Path())
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For a person, or for a program.",
)
def stats(notes: str, form: str) -> None:
    """Count what is in NOTES: topics, kinds, years, hosts; how it is, and what to do.

    NOTES is a folder or one file, "notes" if not given. Nobody is asked: how
    the links are is what `dlnotes check` has learnt.

    \b
    Examples:
      dlnotes stats
      dlnotes stats list.md --format json | jq .health
    """
    gathered = gather(notes)
    read = [one.note for one in read_all(gathered)]
    found = check_links(gathered, Wish(offline=True), datetime.now(UTC)).found
    told = count(read, gathered.ledger, found)
    if form == "json":
        from dlnotes.report.stats.structured import json

        pour(json(told))
    else:
        from dlnotes.report.stats.text import text

        pour(text(told, notes=notes, language=language(), width=width()))

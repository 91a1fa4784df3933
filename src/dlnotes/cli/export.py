"""``dlnotes export``: the records of a list, for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import click

from dlnotes import export as formats
from dlnotes.cli.gathering import gather
from dlnotes.cli.reading import numbered, read_all
from dlnotes.cli.terminal import pour
from dlnotes.records import Entry, Note


@click.command()
@click.argument("notes", default="notes", type=click.Path())
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["json", "csv"]),
    default="json",
    show_default=True,
    help="JSON for programs, or CSV with a row a link for a spreadsheet.",
)
def export(notes: str, form: str) -> None:
    """Print the records of NOTES: every entry, every link, and its place.

    NOTES is a folder or one file, "notes" if not given.

    \b
    Examples:
      dlnotes export > list.json
      dlnotes export list.md --format csv > list.csv
      dlnotes export | jq -r '.entries[] | select(.year == 2015) | .title'
    """
    read = [note for _, note in read_all(gather(notes))]
    listed = list(_with_final_ids(read))
    pour(formats.csv(listed) if form == "csv" else formats.json(listed))


def _with_final_ids(notes: list[Note]) -> Iterator[Note]:
    ids = numbered(entry.id for note in notes for entry in note.entries)
    for note in notes:
        yield replace(
            note,
            sections=tuple(
                replace(
                    section,
                    items=tuple(
                        replace(item, id=next(ids)) if isinstance(item, Entry) else item
                        for item in section.items
                    ),
                )
                for section in note.sections
            ),
        )

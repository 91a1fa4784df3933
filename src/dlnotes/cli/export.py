"""``dlnotes export``: the records of a list, for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import get_args

import click

from dlnotes import export as formats
from dlnotes import words
from dlnotes.cli import offering
from dlnotes.cli.gathering import Gathered, gather
from dlnotes.cli.reading import numbered, read_all
from dlnotes.cli.terminal import pour
from dlnotes.config import Mistake
from dlnotes.records import Entry, Kind, Note

_RECORDS = {"json": formats.json, "csv": formats.csv}
_CITED = {"bibtex": formats.bibtex, "csl": formats.csl, "ris": formats.ris}
_TITLED = {"opml": formats.opml, "bookmarks": formats.bookmarks}


@click.command(short_help="Print the records: every entry, every link, and its place.")
@click.argument("notes", default="notes", type=click.Path())
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice([*_RECORDS, *_CITED, *_TITLED]),
    default="json",
    show_default=True,
    help="JSON for programs, CSV with a row a link for a spreadsheet; BibTeX, CSL-JSON or RIS "
    "for those who cite; OPML for outliners, bookmarks for browsers and Zotero.",
)
@click.option(
    "--topic",
    "topics",
    multiple=True,
    shell_complete=offering.topics,
    help="Only entries under this heading.",
)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    metavar="KIND",
    type=click.Choice(get_args(Kind)),
    shell_complete=offering.kinds,
    help="Only works of this kind: paper, book, video…",
)
def export(notes: str, form: str, topics: tuple[str, ...], kinds: tuple[str, ...]) -> None:
    """Print the records of NOTES: every entry, every link, and its place.

    NOTES is a folder or one file, "notes" if not given. References have
    the true titles and authors where "check" has learnt them from arXiv, the
    real addresses behind short links, and archived copies of what is gone.

    \b
    Examples:
      dlnotes export > list.json
      dlnotes export list.md --format csv > list.csv
      dlnotes export --format bibtex --kind paper > papers.bib
      dlnotes export --format bookmarks --topic 语音识别 > 语音识别.html
      dlnotes export | jq -r '.entries[] | select(.year == 2015) | .title'
    """
    gathered = gather(notes)
    read = [one.note for one in read_all(gathered)]
    chosen = _chosen(_with_final_ids(read), topics, kinds)
    pour(_printed(chosen, form, gathered))


def _printed(notes: Sequence[Note], form: str, gathered: Gathered) -> Iterator[str]:
    if form in _RECORDS:
        return _RECORDS[form](notes)
    # Imported late: who wants the records as they are need not know how links stand.
    from dlnotes.render.standing import Standings

    known = Standings(gathered.ledger, gathered.config.language)
    cited = formats.references(notes, known)
    if form in _CITED:
        return _CITED[form](cited)
    title = gathered.config.title or (notes[0].title if len(notes) == 1 else "")
    return _TITLED[form](cited, title or words.say(gathered.config.language, "reading-list"))


def _chosen(notes: Sequence[Note], topics: tuple[str, ...], kinds: tuple[str, ...]) -> list[Note]:
    """The notes with only the entries that are asked for; with all where nothing is."""
    known = dict.fromkeys(name for note in notes for it in note.entries for name in it.topics)
    for topic in topics:
        if topic not in known:
            nearest = next(iter(get_close_matches(topic, known, 1, 0.3)), next(iter(known), ""))
            raise Mistake("no-such-topic", topic, nearest=nearest)

    def choose(entry: Entry) -> Entry | None:
        within = not topics or not set(topics).isdisjoint(entry.topics)
        return entry if within and (not kinds or entry.kind in kinds) else None

    return [_with_entries(note, choose) for note in notes]


def _with_final_ids(notes: Sequence[Note]) -> list[Note]:
    ids = numbered(entry.id for note in notes for entry in note.entries)
    return [_with_entries(note, lambda entry: replace(entry, id=next(ids))) for note in notes]


def _with_entries(note: Note, change: Callable[[Entry], Entry | None]) -> Note:
    """The same note with each of its entries changed, or left out."""
    return replace(
        note,
        sections=tuple(
            replace(section, items=tuple(filter(None, map(change, section.entries))))
            for section in note.sections
        ),
    )

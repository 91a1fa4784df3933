"""The guide of how notes are read: every form of the reading tests, as note and record.

``python -m tests.docs.write`` writes it; a test sees that it is current.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dlnotes.reading import read_note
from dlnotes.records import Entry, LeftOut, Link, Note, Problem
from dlnotes.report.messages import say

FORMS = Path(__file__).resolve().parents[1] / "reading" / "forms"

ABOUT: Mapping[str, tuple[str, str]] = {
    "titles": (
        "Titles, kinds, years and authors",
        "The title is the work's name, without its tag, brackets, number, authors and year.",
    ),
    "links": (
        "Where an address ends, and what role it has",
        "An address ends where a careful reader would end it. A label before it, or the text of "
        "its link, says what it is; a label weighs more than the host.",
    ),
    "items": (
        "Items, sub-items and what belongs to them",
        "An entry is what a reader would call one item of the list, with everything that belongs "
        "to it. An item without an address that holds items with addresses is a topic.",
    ),
    "series": (
        "Several works in one item",
        "An item that names several works gives each of them its name.",
    ),
    "lines": (
        "Lines that each name a work",
        "Outside a list, lines that each name a work are entries too.",
    ),
    "paragraphs": (
        "Paragraphs",
        "A paragraph with addresses is an entry; one without is prose, and stays where it is.",
    ),
    "labelled": (
        "Labels and their works",
        "Labels under an item, with or without a checkbox, lead to that item's work; several "
        "works on lines of their own are works of their own.",
    ),
    "dated": (
        "When and where a work came out",
        "A year or a venue on a line of its own, before a title, or in a link's words belongs "
        "to the work and is no part of its title.",
    ),
    "turns": (
        "Items and paragraphs in turn",
        "Where items that are a link and paragraphs take turns, as in a weekly, the paragraphs "
        "speak of the item above them.",
    ),
    "books": (
        "Books",
        "Who wrote a book stands glued to its title, before or behind it; the edition belongs to "
        "the title.",
    ),
    "voices": (
        "Who says it, and who recommends it",
        "Somebody who speaks or recommends is no part of a title, and stays with the comment.",
    ),
    "tables": ("Tables", "A row with an address is an entry; the other cells are its comment."),
    "credits": (
        "Authors, years and venues",
        "Citations as people write them are taken apart.",
    ),
    "papers": (
        "Papers, as English lists print them",
        "Authors that stand before a title or in a line of their own belong to the record; a "
        "table's title is the column that names a work.",
    ),
    "leftout": (
        "What is no link, and what wants mending",
        "Code and HTML comments are left alone, and what is broken is pointed at; both are "
        "accounted for.",
    ),
}
"""Each file of forms, in the order of the guide: its title and what it shows."""

INTRODUCTION = """\
# How notes are read

dlnotes reads a list as people write it. This guide shows every form that its tests hold: first the
note, then the records that it gives. A record's first line is its title; *kind*, *authors*, *year*,
*venue*, *date* and *tags* are there where the note names them, and *topic* where it is no heading.
Each address stands behind its role, with the label that gave it, and the name of the work behind it
where that is another; *says* is the comment as plain text. `!` marks a problem that `dlnotes lint`
points at, and `–` an address that is deliberately no link.

What the records are called in the export is in the [README](../README.md); how your own tags and
labels are taught is in the [settings](settings.md).

This page is written by `python -m tests.docs.write` from the cases in `tests/reading/forms/`.
"""

_HEADING = re.compile(r"#{1,6}")
_FENCE = re.compile(r"`{3,}|~{3,}")


@dataclass
class Piece:
    """A piece of a note, and what was read in it; *lines* count from 1."""

    lines: range
    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def guide() -> str:
    """The whole guide."""
    parts = [INTRODUCTION]
    for stem, (title, about) in ABOUT.items():
        text = (FORMS / f"{stem}.md").read_text("utf-8")
        parts.append(f"## {title}\n\n{about}\n")
        parts += shown(text, read_note(text, path=f"{stem}.md"))
    return "\n".join(parts)


def shown(text: str, note: Note) -> Iterator[str]:
    """Each piece of a note with its records."""
    source = text.split("\n")
    headings = "\n".join(line for line in source if _HEADING.match(line))
    for piece in pieces(source, note):
        written = "\n".join(source[piece.lines.start - 1 : piece.lines.stop - 1]).strip("\n")
        yield f"{fenced(written, 'markdown')}\n"
        if records := "\n".join(told(piece, headings)):
            yield f"{fenced(records, 'text')}\n"


def pieces(source: list[str], note: Note) -> list[Piece]:
    """The note in pieces: a heading begins one, and so does an entry that stands by itself."""
    starts = sorted({1, *cuts(source, {entry.place.line for entry in note.entries})})
    ends = [*starts[1:], len(source) + 1]
    found = [Piece(range(start, end)) for start, end in zip(starts, ends, strict=True)]
    for piece in found:
        piece.entries = [it for it in note.entries if it.place.line in piece.lines]
        piece.problems = [it for it in note.problems if it.place.line in piece.lines]
        piece.left_out = [it for it in note.left_out if it.place.line in piece.lines]
    return [
        piece for piece in found if "".join(source[piece.lines.start - 1 : piece.lines.stop - 1])
    ]


def cuts(source: list[str], entries: set[int]) -> Iterator[int]:
    """The lines at which a piece begins."""
    after_heading = fence = False
    for number, line in enumerate(source, 1):
        if _FENCE.match(line):
            fence = not fence
        if fence or not line.strip():
            continue
        if _HEADING.match(line):
            yield number
            after_heading = True
        elif not line[0].isspace():
            row = line.startswith("|")
            alone = not row and (number in entries or not source[number - 2].strip())
            if alone and not after_heading:
                yield number
            after_heading = False


def told(piece: Piece, headings: str) -> Iterator[str]:
    """What was read in a piece, as lines."""
    for entry in piece.entries:
        if entry is not piece.entries[0]:
            yield ""
        yield from record(entry, headings)
    for problem in piece.problems:
        yield f"! {say(problem.code, problem.values).message}"
    for left in piece.left_out:
        yield f"– {left.url} ({left.reason})"


def record(entry: Entry, headings: str) -> Iterator[str]:
    """An entry, a fact a line; its topic where no heading says it."""
    said = not entry.topics or entry.topics[-1] in headings
    yield entry.title
    facts = {
        "kind": entry.kind,
        "authors": ", ".join((*entry.authors, *filter(None, [entry.others]))),
        "year": entry.year,
        "venue": entry.venue,
        "date": entry.date,
        "tags": ", ".join(entry.tags),
        "topic": "" if said else " / ".join(entry.topics),
    }
    for name, value in facts.items():
        if value:
            yield f"  {name:<12}{value}"
    for link in entry.links:
        yield f"  {link.role:<12}{address(link, entry)}"
    for number, line in enumerate(entry.text.splitlines()):
        yield f"  {'' if number else 'says':<12}{line}".rstrip()


def address(link: Link, entry: Entry) -> str:
    """An address, with the label before it, and the work behind it where that is another."""
    label = f"  [{link.label}]" if link.label else ""
    title = f"  “{link.title}”" if link.title and link.title != entry.title else ""
    return f"{link.url}{label}{title}"


def fenced(text: str, language: str) -> str:
    """*text* as a code block, in a fence that it does not hold."""
    longest = max((len(run) for run in re.findall("`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def missing(stems: Iterable[str]) -> set[str]:
    """The files of forms that the guide says nothing about."""
    return set(stems) ^ set(ABOUT)

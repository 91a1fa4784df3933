"""Turn the text of one note into records and problems.

This package sees only the text it is given.  It opens no file and never
fails: what it cannot understand becomes a `Problem` that points at the line,
and reading goes on.  Start at `read_note`; the way of the text is

    source → frontmatter, blocks → findings (scan) → sections → entries (head, links, body)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dlnotes.config import Config
from dlnotes.reading.blocks import Block, read_blocks
from dlnotes.reading.entries import Desk
from dlnotes.reading.findings import Findings
from dlnotes.reading.frontmatter import read_front_matter
from dlnotes.reading.people import HAS_HAN
from dlnotes.reading.sections import Sections
from dlnotes.reading.source import Source
from dlnotes.records import Note

__all__ = ["read_note"]

_NAME = re.compile(r"(?:(\d{4}-\d{2}-\d{2})[-_ ]*)?(.*?)(?:\.(?:md|markdown))?$", re.DOTALL)
_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")


def _as_it_is(url: str) -> str:
    return url


def read_note(
    text: str,
    *,
    path: str = "note.md",
    config: Config | None = None,
    oldest: Callable[[str], str] = _as_it_is,
    origin: Callable[[str], str] = _as_it_is,
) -> Note:
    """Read the *text* of the note at *path*.

    *oldest* gives the oldest spelling of an address that the ledger knows, so
    that an entry keeps its id when its link is repaired; *origin* the page that
    was first cited there, which tells its kind, its year and its role.  Any text
    gives a note; nothing is raised.
    """
    source = Source(text)
    front = read_front_matter(source)
    findings = Findings(source, origin)
    if front.first_line:
        findings.leave_out(0, source.starts[front.first_line - 1], "front matter")
    blocks = read_blocks(source, front.first_line)
    heading = _title_heading(blocks)
    desk = Desk(findings, config or Config(), oldest)
    reader = Sections(desk, heading)
    sections = reader.read(blocks)
    links = [link for one in sections for entry in one.entries for link in entry.links]
    findings.leave_out_definitions(links)
    findings.leave_out_broken(links)
    named = _NAME.match(path.rpartition("/")[2])
    day, stem = named.groups() if named else (None, path)
    title = reader.heading_name(heading) if heading else None
    date = front.text("date") or day
    found = _DAY.match(date) if date else None
    return Note(
        path=path,
        title=front.text("title") or title or stem or path,
        date=found[0] if found else None,
        tags=front.words("tags", "categories", "category", "keywords"),
        language=front.text("lang", "language") or _language(text),
        sections=sections,
        problems=tuple(
            sorted(
                (*front.problems, *findings.noticed.values()),
                key=lambda one: (one.place.offset, one.code),
            )
        ),
        left_out=tuple(findings.left_out[offset] for offset in sorted(findings.left_out)),
    )


def _title_heading(blocks: Sequence[Block]) -> Block | None:
    """A note's only first-level heading, when it comes before all others, is its title."""
    headings = [block for block in blocks if block.kind == "heading"]
    first = [block for block in headings if block.level == 1]
    return first[0] if len(first) == 1 and headings[0] is first[0] else None


def _language(text: str) -> str:
    """zh when Chinese characters are more than a passing sight.

    >>> _language("Deep learning 深度学习的综述")
    'zh'
    """
    sample = text[:4_000]
    return "zh" if len(HAS_HAN.findall(sample)) * 12 > len(sample) else "en"

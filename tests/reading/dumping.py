"""A note's records as a text that a person can read and compare."""

from __future__ import annotations

from collections.abc import Iterator

from dlnotes.records import Entry, Link, Note, Prose


def dumped(note: Note) -> str:
    """One block an entry: its line, title and facts, then its links, then its words."""
    lines: list[str] = []
    for section in note.sections:
        lines.append(f"== {' / '.join(section.topics) or '(no heading)'}")
        for item in section.items:
            lines.extend(_prose(item) if isinstance(item, Prose) else _entry(item))
    for problem in note.problems:
        values = " ".join(problem.values)
        lines.append(f"! {problem.place.line}:{problem.place.column} {problem.code} {values}")
    for left in note.left_out:
        lines.append(f"- {left.place.line}:{left.place.column} {left.reason}: {left.url}")
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _entry(entry: Entry) -> Iterator[str]:
    facts = [
        entry.kind or "",
        ", ".join((*entry.authors, *filter(None, [entry.others]))),
        str(entry.year or ""),
        entry.venue or "",
        entry.date or "",
        " ".join(f"#{tag}" for tag in entry.tags),
        "child" if entry.parent else "",
    ]
    told = " · ".join(fact for fact in facts if fact)
    yield f"{entry.place.line} {entry.title}" + (f"   ({told})" if told else "")
    for link in entry.links:
        yield _link(link, "*" if link in entry.head else " ")
    for line in entry.text.splitlines():
        yield f"      | {line}"


def _link(link: Link, mark: str) -> str:
    label = f" [{link.label}]" if link.label else ""
    title = f" “{link.title}”" if link.title else ""
    return f"   {mark} {link.role}{label}{title} {link.url}"


def _prose(prose: Prose) -> Iterator[str]:
    yield f"{prose.place.line} prose: {len(prose.blocks)} block(s)"

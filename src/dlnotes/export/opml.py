"""The list as OPML 2.0: topics as outlines, entries as links, for outliners."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from dlnotes.export.outline import Close, Open, Step, walk
from dlnotes.export.reference import Reference


def opml(references: Iterable[Reference], title: str) -> Iterator[str]:
    """*references* under their topics, as the pieces of one document called *title*."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n'
    yield f"<head><title>{escape(title)}</title></head>\n<body>\n"
    for step in walk(references):
        yield _line(step)
    yield "</body>\n</opml>\n"


def _line(step: Step) -> str:
    match step:
        case Open(name, depth):
            return f"{'  ' * (depth - 1)}<outline text={_quoted(name)}>\n"
        case Close(depth):
            return f"{'  ' * (depth - 1)}</outline>\n"
        case _:
            return f"{'  ' * len(step.topics)}{_entry(step)}\n"


def _entry(of: Reference) -> str:
    link = f' type="link" url={_quoted(of.url)}' if of.url else ""
    note = f" _note={_quoted(of.note)}" if of.note else ""
    return f"<outline text={_quoted(of.title)}{link}{note}/>"


def _quoted(text: str) -> str:
    """*text* as the value of an attribute.

    The standard library's own way, `xml.sax.saxutils`, loads a network client.

    >>> _quoted('a "b"')
    '"a &quot;b&quot;"'
    """
    whole = escape(text).replace("\t", "&#9;").replace("\n", "&#10;").replace("\r", "&#13;")
    return f'"{whole}"'

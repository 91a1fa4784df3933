"""How the commands speak: in which language, how wide, in colour or not."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from time import monotonic
from typing import TextIO, TypeVar

from dlnotes.cli.locale import language
from dlnotes.config import Mistake
from dlnotes.report.messages import say, sentence


def colour(stream: TextIO) -> bool:
    """Whether *stream* is a terminal whose user wants colours (no-color.org)."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def width() -> int:
    """The terminal's width in columns, 80 where there is none."""
    if chosen := os.environ.get("COLUMNS", ""):
        return int(chosen) if chosen.isdecimal() and int(chosen) else 80
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def words(code: str, **values: object) -> str:
    """One of the catalogue's sentences in the user's language."""
    return sentence(code, language=language(), **values)


def speak(code: str, **values: object) -> None:
    """Say one of the catalogue's sentences on stderr."""
    _print(words(code, **values))


def show_mistake(mistake: Mistake) -> None:
    """Say on stderr where the user's mistake is, what it is, and what to do."""
    said = say(mistake.code, named=mistake.values, language=language())
    place = f"{mistake.place}: " if mistake.place else ""
    _print(f"dlnotes: {place}{said.message}")
    if said.hint:
        _print(f"  {said.hint_label}{said.hint}")


def showable(line: str) -> str:
    """What stderr can show of *line*: an odd locale, an odd file name must not fail there."""
    encoding = sys.stderr.encoding or "utf-8"
    return line.encode(encoding, "backslashreplace").decode(encoding)


def _print(line: str) -> None:
    print(showable(line), file=sys.stderr, flush=True)


def pour(pieces: Iterable[str]) -> None:
    """Write text to stdout as UTF-8, whatever the locale, line ends as they are."""
    try:
        for piece in pieces:
            sys.stdout.buffer.write(piece.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # The reader has seen enough (`| head`): nobody is left to be told.
        with suppress(BrokenPipeError):
            sys.stdout.close()


T = TypeVar("T")


def counted(items: Iterable[T], doing: str, of: int) -> Iterator[T]:
    """The items, counted on stderr as they go by: on a terminal, after a second."""
    if not sys.stderr.isatty():
        yield from items
        return
    due, shown = monotonic() + 1, False
    for count, item in enumerate(items, 1):
        if monotonic() > due:
            due, shown = monotonic() + 0.1, True
            line = f"\r{words(doing)} {count:,}/{of:,} "
            print(line, end="", file=sys.stderr, flush=True)
        yield item
    if shown:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)

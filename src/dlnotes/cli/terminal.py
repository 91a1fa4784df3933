"""How the commands speak: in which language, how wide, in colour or not."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from typing import TextIO

from dlnotes.config import Language, Mistake
from dlnotes.report.messages import say, sentence


def language() -> Language:
    """The user's language, by the locale: Chinese or else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if chosen := os.environ.get(name):
            return "zh-CN" if chosen.lower().startswith("zh") else "en"
    return "en"


def colour(stream: TextIO) -> bool:
    """Whether *stream* is a terminal whose user wants colours (no-color.org)."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def width() -> int:
    """The terminal's width in columns, 80 where there is none."""
    return shutil.get_terminal_size().columns


def speak(code: str, **values: object) -> None:
    """Say one of the catalogue's sentences on stderr."""
    _print(sentence(code, language=language(), **values))


def show_mistake(mistake: Mistake) -> None:
    """Say on stderr where the user's mistake is, what it is, and what to do."""
    said = say(mistake.code, named=mistake.values, language=language())
    place = f"{mistake.place}: " if mistake.place else ""
    _print(f"dlnotes: {place}{said.message}")
    if said.hint:
        _print(f"  {said.hint_label}{said.hint}")


def _print(line: str) -> None:
    # What cannot be shown (an odd locale, an odd file name) must not fail here.
    encoding = sys.stderr.encoding or "utf-8"
    shown = line.encode(encoding, "backslashreplace").decode(encoding)
    print(shown, file=sys.stderr, flush=True)


def pour(pieces: Iterable[str]) -> None:
    """Write text to stdout as UTF-8, whatever the locale, line ends as they are."""
    sys.stdout.flush()
    for piece in pieces:
        sys.stdout.buffer.write(piece.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()

"""What would change in a note, as a unified diff that `patch` and git understand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dlnotes.report.harmless import harmless

CONTEXT = 3
"""Lines around a change that are shown with it."""

_COLOURS = {"+": "32", "-": "31", "@": "36"}
_LINE = re.compile(r"[^\n]*\n|[^\n]+")  # not splitlines(): it also cuts at U+2028

Change = tuple[int, int, int, int]
"""Lines of the old text from, to, and those of the new one in their place."""


def diff(path: str, before: str, after: str, *, colour: bool = False) -> Iterator[str]:
    r"""The lines of a unified diff of the note at *path*; none when nothing changes.

    >>> print("".join(diff("a.md", "x\ny", "x\nz")), end="")
    --- a/a.md
    +++ b/a.md
    @@ -1,2 +1,2 @@
     x
    -y
    \ No newline at end of file
    +z
    \ No newline at end of file
    """
    old, new = _LINE.findall(before), _LINE.findall(after)
    changes = _changes(old, new)
    shown = _painted if colour else _whole
    if changes:
        yield from (shown(f"--- a/{path}\n"), shown(f"+++ b/{path}\n"))
    for hunk in _hunks(changes):
        yield from map(shown, _lines(hunk, old, new))


def _changes(old: Sequence[str], new: Sequence[str]) -> list[Change]:
    """Line against line where their number stays, else what stands between what stays."""
    if len(old) == len(new):
        pairs = enumerate(zip(old, new, strict=True))
        return [(at, at + 1, at, at + 1) for at, (was, now) in pairs if was != now]
    least, start, end = min(len(old), len(new)), 0, 0
    while start < least and old[start] == new[start]:
        start += 1
    while end < least - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return [(start, len(old) - end, start, len(new) - end)]


def _hunks(changes: Sequence[Change]) -> Iterator[list[Change]]:
    """Changes whose context would meet are shown together."""
    hunk: list[Change] = []
    for change in changes:
        if hunk and change[0] - hunk[-1][1] > 2 * CONTEXT:
            yield hunk
            hunk = []
        hunk.append(change)
    if hunk:
        yield hunk


def _lines(hunk: list[Change], old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    low, high = max(0, hunk[0][0] - CONTEXT), min(len(old), hunk[-1][1] + CONTEXT)
    shift = hunk[0][2] - hunk[0][0]
    grown = hunk[-1][3] - hunk[-1][1] - shift
    yield f"@@ -{_range(low, high)} +{_range(low + shift, high + shift + grown)} @@\n"
    position = low
    for start, end, new_start, new_end in hunk:
        yield from (f" {line}" for line in old[position:start])
        yield from (f"-{line}" for line in old[start:end])
        yield from (f"+{line}" for line in new[new_start:new_end])
        position = end
    yield from (f" {line}" for line in old[position:high])


def _range(start: int, end: int) -> str:
    return f"{start + (end > start)},{end - start}"


def _whole(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _painted(line: str) -> str:
    """A line as a terminal shows it: in colour, and without orders to the terminal."""
    said = harmless(line.rstrip("\r\n"))
    code = "1" if line.startswith(("--- a/", "+++ b/")) else _COLOURS.get(line[:1])
    return f"\x1b[{code}m{said}\x1b[m\n" if code else f"{said}\n"

"""Which lines of the notes are new, as git tells it.

What is new is told against the commit at which the present one and the named
one parted, so that other people's changes are not taken for one's own.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from dlnotes.disk import git
from dlnotes.disk.mistakes import DiskError
from dlnotes.disk.notes import ReadingList

_DIFF = (
    *("diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--text"),
    *("--find-renames", "--relative", "--src-prefix=a/", "--dst-prefix=b/"),
)
_NEW_FILE = re.compile(rb'\+\+\+ ("?)(?:b/)?(.*?)\1\t?$')
_HUNK = re.compile(rb"@@ -\S+ \+(\d+)(?:,(\d+))? @@")

ALL = range(1, sys.maxsize)
"""Every line of a file."""


def added_since(notes: ReadingList, ref: str) -> Mapping[str, tuple[range, ...]]:
    """The lines of each note, by its name, that are new since the commit *ref*.

    A file that git does not know is new as a whole; one where nothing was
    added is not there.  Raises DiskError where there is no git, no repository
    or no such commit.
    """
    folder = notes.folder
    if not git.output(folder, "rev-parse", "--is-inside-work-tree", code="no-repository"):
        raise DiskError("no-repository", str(folder))
    commit = _commit(folder, ref)
    added: dict[str, list[range]] = {}
    for name, lines in _added(git.output(folder, *_DIFF, commit, "--", ".")):
        added.setdefault(name, []).append(lines)
    unknown = git.output(folder, "ls-files", "-z", "--others", "--", ".")
    added |= {_text(name): [ALL] for name in unknown.split(b"\0") if name}
    return {name: tuple(lines) for name, lines in added.items()}


def _commit(folder: Path, ref: str) -> str:
    """Where the work on top of *ref* begins: the fork, else *ref* itself."""
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    commit = git.output(folder, *asked, code="no-such-commit", ref=ref).decode().strip()
    try:
        return git.output(folder, "merge-base", commit, "HEAD").decode().strip()
    except DiskError:  # a shallow clone does not know where they parted
        return commit


def _added(diff: bytes) -> Iterator[tuple[str, range]]:
    """The new lines in a diff without context.

    >>> diff = b'--- a/x.md\\n+++ b/x.md\\n@@ -3,0 +4,2 @@ h\\n+a\\n+++ b\\n@@ -9 +11,0 @@\\n-c\\n'
    >>> list(_added(diff))
    [('x.md', range(4, 6))]
    """
    name, left = "", 0
    for line in diff.split(b"\n"):
        if left:  # a line of the note may look like anything
            left -= 1
        elif line.startswith(b"+++ ") and (file := _NEW_FILE.match(line)):
            name = _unquoted(file[2]) if file[1] else _text(file[2])
        elif hunk := _HUNK.match(line):
            removed = re.match(rb"@@ -\d+(?:,(\d+))?", line)
            count = int(hunk[2] or 1)
            left = count + int(removed[1] or 1 if removed else 0)
            if count:
                yield name, range(int(hunk[1]), int(hunk[1]) + count)


def _unquoted(name: bytes) -> str:
    r"""A name as git writes it in quotes; its escapes are those of C.

    >>> _unquoted(rb"\347\254\224.md")
    '笔.md'
    """
    import ast

    return _text(ast.literal_eval(f'b"{name.decode("ascii")}"'))


def _text(name: bytes) -> str:
    return name.decode("utf-8", "surrogateescape")

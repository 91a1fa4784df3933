"""What can go wrong at the door to files, each with its place and its reason."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dlnotes.config import Mistake


class DiskError(Mistake):
    """A file or folder that is missing, closed, in the way or full."""


_FULL = (errno.ENOSPC, errno.EDQUOT)
_WHEN_FULL = {
    "remember": "ledger-full",
    "report": "report-full",
    "make": "list-full",
    "edit": "note-full",
}


@contextmanager
def told(doing: str, place: Path | str) -> Iterator[None]:
    """Turn an OSError inside into a `DiskError`.

    *doing* is ``read``, ``write`` (a site), ``make`` (a list), ``remember``,
    ``report`` or ``edit`` (a note).
    """
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskError(_WHEN_FULL.get(doing, "disk-full"), str(place)) from error
        if doing == "read" and error.errno == errno.ENOENT:
            raise DiskError("no-such-file", str(place)) from error
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise DiskError(f"cannot-{doing}", str(place), reason=reason) from error

"""Tell the user which of the files is to blame for a broken template."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from dlnotes import disk
from dlnotes.cli.gathering import Gathered
from dlnotes.config import Mistake
from dlnotes.render import TemplateError


@contextmanager
def blamed(gathered: Gathered) -> Iterator[None]:
    """Turn a `TemplateError` inside into a mistake in the file that holds it."""
    try:
        yield
    except TemplateError as error:
        path = disk.template(gathered.notes, gathered.config, error.name)
        place = f"{path.as_posix()}:{error.line}"
        raise Mistake("broken-template", place, reason=error.message) from error

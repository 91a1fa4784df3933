"""Jinja, set up so that a list's own templates can do no harm unnoticed.

Templates run in a sandbox, because a list may take pull requests from
strangers and its templates lie beside its notes.  A name that does not exist
is an error and not an empty string.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Any, Protocol

from jinja2 import (
    BytecodeCache,
    Environment,
    FunctionLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket
from jinja2.sandbox import ImmutableSandboxedEnvironment

_PLACE = "dlnotes-template:"


class TemplateError(Exception):
    """A template that cannot be used: its *name*, the *line* and what is wrong."""

    def __init__(self, name: str, line: int, message: str) -> None:
        super().__init__(f"{name}:{line}: {message}")
        self.name = name
        self.line = line
        self.message = message


class Kept(Protocol):
    """Bytes by key, from one run to the next; anything may be lost."""

    def get(self, key: str, /) -> bytes | None:
        """What was put under *key*, or None."""

    def put(self, key: str, content: bytes, /) -> None:
        """Remember *content*."""


class Compiled(BytecodeCache):
    """Templates in the form that Python runs, made once for each *program*.

    Only for templates as trusted as the program, and only where nobody else
    can write: what is kept is run.
    """

    def __init__(self, kept: Kept, program: str) -> None:
        self._kept = kept
        self._program = program

    def get_source_checksum(self, source: str) -> str:
        """A name for *source* and the program, which has a say in its form."""
        return super().get_source_checksum(f"{self._program}\n{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill *bucket* where its template is known; see Jinja."""
        found = self._kept.get(self._name(bucket))
        # Whatever lies there that is of no use is made anew.
        with suppress(Exception):
            bucket.bytecode_from_string(found or b"")

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled; see Jinja."""
        self._kept.put(self._name(bucket), bucket.bytecode_to_string())

    def _name(self, bucket: Bucket) -> str:
        return f"{bucket.key}.{sys.implementation.cache_tag}.template"


def environment(
    templates: Mapping[str, str], ours: Collection[type], compiled: Compiled | None = None
) -> Environment:
    """An environment over the text of *templates*, everything escaped.

    *ours* are frozen records of which templates may read every public field.
    """

    def load(name: str) -> tuple[str, str, None] | None:
        # Jinja takes the second for a file; tracebacks then say the name.
        return (templates[name], _PLACE + name, None) if name in templates else None

    made = _Sandbox(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=compiled,
    )
    made.ours = frozenset(ours)
    return made


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, without its many questions about our own records."""

    ours: frozenset[type] = frozenset()

    def getattr(self, obj: Any, attribute: str) -> Any:
        # Frozen data with nothing to hide: ten times faster, and as closed.
        if type(obj) in self.ours and attribute[0] != "_":
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


@contextmanager
def blamed(name: str) -> Iterator[None]:
    """Turn whatever goes wrong in template *name* into a `TemplateError`."""
    try:
        yield
    except TemplateSyntaxError as error:
        where = error.name or name
        raise TemplateError(where, error.lineno, error.message or "syntax error") from error
    except TemplateNotFound as error:
        raise TemplateError(name, 1, f"there is no template {error.name!r}") from error
    except Exception as error:
        place = _innermost(error.__traceback__)
        if place is None:
            raise
        raise TemplateError(*place, f"{type(error).__name__}: {error}") from error


def _innermost(traceback: TracebackType | None) -> tuple[str, int] | None:
    """The template and line where an error came up, None when in no template."""
    found = None
    while traceback is not None:
        file = traceback.tb_frame.f_code.co_filename
        if file.startswith(_PLACE):
            # A frame of the compiled template knows its own lines; one that
            # Jinja has put in its place knows the source's.
            template = traceback.tb_frame.f_globals.get("__jinja_template__")
            line = traceback.tb_lineno
            line = template.get_corresponding_lineno(line) if template else line
            found = file.removeprefix(_PLACE), line
        traceback = traceback.tb_next
    return found

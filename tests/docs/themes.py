"""What templates are given, told from the program itself."""

from __future__ import annotations

import dataclasses
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct, structs

from dlnotes.config import Config
from dlnotes.render.press import RECORDS, Press

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
EVERY_PAGE = ("path", "site", "nav", "root")
"""What every page has."""


def pages() -> str:
    """Each template with the blocks and macros that it has, and the files that pages use."""
    rows = ["| template | blocks | macros |", "| --- | --- | --- |"]
    for path in sorted(TEMPLATES.glob("*.html")):
        text = path.read_text("utf-8")
        blocks = dict.fromkeys(re.findall(r"{%-? block (\w+)", text))
        macros = re.findall(r"{%-? macro (\w+\([^)]*\))", text)
        rows.append(f"| `{path.name}` | {listed(blocks)} | {listed(macros)} |")
    return "\n".join([*rows, "", f"Beside them lie {listed(statics())}."])


def statics() -> list[str]:
    """The files that pages use, by name."""
    found = (path for path in (TEMPLATES / "static").rglob("*") if path.is_file())
    return sorted(path.relative_to(TEMPLATES).as_posix() for path in found)


def names() -> tuple[set[str], set[str]]:
    """The globals and the filters that are dlnotes' own."""
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    plain = ImmutableSandboxedEnvironment()
    texts = {path.name: path.read_text("utf-8") for path in TEMPLATES.glob("*.html")}
    texts |= {name: (TEMPLATES / name).read_text("utf-8") for name in statics()}
    ours = Press(texts, Config())._environment
    return set(ours.globals) - set(plain.globals), set(ours.filters) - set(plain.filters)


def records() -> str:
    """Each record with its fields, as its own docstring says it."""
    public = (it for it in RECORDS if not it.__name__.startswith("_"))
    return "\n\n".join(record(it) for it in sorted(public, key=lambda it: it.__name__.lower()))


def record(of: type[Any]) -> str:
    """One record."""
    name = of.__name__
    page = hasattr(of, "template")
    head = f"### {name}, the page of `{of.template}`" if page else f"### {name}"
    own = [(field, kind) for field, kind in fields(of) if not page or field not in EVERY_PAGE]
    return f"{head}\n\n{about(of)}\n\n" + "\n".join(f"- `{it}`: `{kind}`" for it, kind in own)


def about(of: type[Any]) -> str:
    """The docstring in Markdown: *x* of a field is `x`."""
    said = inspect.cleandoc(of.__doc__ or "")
    return re.sub(r"(?<!\*)\*(\w+)\*(?!\*)", r"`\1`", said)


def fields(of: type[Any]) -> Iterator[tuple[str, str]]:
    """The fields with their types, and what is worked out of them."""
    if issubclass(of, Struct):
        own = [
            (it.name, of.__annotations__.get(it.name) or inherited(of, it.name))
            for it in structs.fields(of)
        ]
    elif dataclasses.is_dataclass(of):
        own = [(it.name, str(it.type)) for it in dataclasses.fields(of)]
    else:
        own = list(of.__annotations__.items())
    yield from ((name, str(kind)) for name, kind in own)
    for name, value in inspect.getmembers(of, lambda it: isinstance(it, property)):
        if not name.startswith("_"):
            yield name, str(inspect.signature(value.fget).return_annotation)


def inherited(of: type[Any], name: str) -> str:
    """The type of a field that a base has."""
    return next(
        str(base.__annotations__[name])
        for base in of.__mro__
        if name in getattr(base, "__annotations__", {})
    )


def listed(names: Any) -> str:
    """Names as code, one after another."""
    return ", ".join(f"`{name}`" for name in names)

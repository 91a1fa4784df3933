"""Which module may know which: the floors, the doors, and how to read imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src" / "dlnotes"

FLOORS: Mapping[str, int] = {
    "cli": 6,
    "disk": 5,
    "render": 5,
    "serve": 5,
    "web": 5,
    "site": 4,
    "export": 4,
    "adding": 4,
    "fixing": 4,
    "report": 4,
    "reading": 3,
    "judging": 3,
    "ledger": 2,
    "urls": 1,
    "records": 0,
    "config": 0,
    "repository": 0,
    "words": 0,
}
"""The map in `dlnotes.__doc__`, as data; a test holds the two together."""

DOORS: Mapping[str, frozenset[str]] = {
    "click": frozenset({"cli"}),
    "jinja2": frozenset({"render"}),
    "markdown": frozenset({"render"}),
    "nh3": frozenset({"render"}),
    "math_core": frozenset({"render"}),
    "pygments": frozenset({"render"}),
    "httpx2": frozenset({"web"}),
    "httptools": frozenset({"web"}),
    "truststore": frozenset({"web"}),
    "dns": frozenset({"web"}),
    "socket": frozenset({"serve", "web"}),
    "ssl": frozenset({"web"}),
    "urllib.request": frozenset({"web"}),
    "http.client": frozenset({"web"}),
    "http.server": frozenset({"serve"}),
    "socketserver": frozenset({"serve"}),
    "watchfiles": frozenset({"serve"}),
    "tempfile": frozenset({"disk"}),
    "importlib.resources": frozenset({"disk"}),
    "time": frozenset({"cli"}),
}
"""Libraries that reach the world, and the parts that may use them."""

FILE_CALLS = frozenset(
    {"open", "read_text", "read_bytes", "write_text", "write_bytes", "touch", "symlink_to"}
    | {"mkdir", "makedirs", "unlink", "rmdir", "rmtree", "copyfile", "copytree"}
    | {"iterdir", "scandir", "listdir", "is_file", "is_dir"}
)
"""What only `disk` does to a path."""

CLOCK_CALLS = frozenset({"now", "utcnow", "today", "monotonic", "perf_counter"})
"""What only `cli` asks: everything below is told the time."""


def modules() -> list[Path]:
    """Every module of the program."""
    return sorted(SOURCE.rglob("*.py"))


def name_of(path: Path) -> str:
    """The dotted name of a module: ``dlnotes.reading.blocks``."""
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def part_of(name: str) -> str:
    """The part of the program that a module belongs to, empty for the package itself.

    >>> part_of("dlnotes.reading.blocks"), part_of("dlnotes"), part_of("dlnotes.__main__")
    ('reading', '', 'cli')
    """
    part = [*name.split("."), ""][1]
    return "cli" if part == "__main__" else part


def tree_of(path: Path) -> ast.Module:
    """The module, parsed."""
    return ast.parse(path.read_text("utf-8"), str(path))


def imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Each imported name with its line, those inside functions included.

    ``from a import b`` is ``a.b``, because b may be a module.

    >>> list(imports(ast.parse("from dlnotes import disk; import os.path")))
    [(1, 'dlnotes.disk'), (1, 'os.path')]
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)


def calls(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The last name of each call, with its line.

    >>> list(calls(ast.parse("path.open(); open(path)")))
    [(1, 'open'), (1, 'open')]
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Name(id=name) | ast.Attribute(attr=name):
                    yield node.lineno, name

"""How the code looks: judged by the tools, and by its largest piece."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.imports import modules, tree_of

LONGEST_FUNCTION = 35
"""Lines of one function, its docstring apart: it is the largest that warns, not the median."""

LONGEST_MODULE = 400
"""Lines of one module: it is read in one sitting."""


@pytest.mark.parametrize(
    "command",
    [("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",)],
    ids=" ".join,
)
def test_the_tools_find_nothing(command: tuple[str, ...], root: Path) -> None:
    """ruff and mypy, as pyproject.toml sets them, have nothing to say."""
    run = subprocess.run(
        [sys.executable, "-m", *command], cwd=root, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_every_function_is_short() -> None:
    """The largest function of the program can be read without scrolling."""
    long = [
        f"{path}:{function.lineno}: {function.name} has {length(function)} lines"
        for path in modules()
        for function in functions(tree_of(path))
        if length(function) > LONGEST_FUNCTION
    ]
    assert not long


def test_every_module_is_short() -> None:
    """A module is read in one sitting."""
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in modules()}
    assert not {path: lines for path, lines in lengths.items() if lines > LONGEST_MODULE}


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from the first statement to the last, a docstring not counted."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0

"""The examples in the docstrings are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import dlnotes

MODULES = sorted(
    found.name
    for found in pkgutil.walk_packages(dlnotes.__path__, "dlnotes.")
    if not found.name.endswith("__main__")
)


@pytest.mark.parametrize("name", MODULES)
def test_what_a_docstring_shows_happens(name: str) -> None:
    """Every ``>>>`` gives what stands under it."""
    assert doctest.testmod(importlib.import_module(name)).failed == 0

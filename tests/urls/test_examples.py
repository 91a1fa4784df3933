"""The examples in the docstrings are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import dlnotes.judging
import dlnotes.urls

MODULES = [
    "dlnotes.ledger",
    *(f"dlnotes.urls.{module.name}" for module in pkgutil.iter_modules(dlnotes.urls.__path__)),
    *(
        f"dlnotes.judging.{module.name}"
        for module in pkgutil.iter_modules(dlnotes.judging.__path__)
    ),
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_are_true(name: str) -> None:
    """What a docstring shows is what happens."""
    assert doctest.testmod(importlib.import_module(name)).failed == 0

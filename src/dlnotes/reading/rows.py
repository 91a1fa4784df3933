"""How the tables of the dialect are written, and how a word is spelled in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

Value = TypeVar("Value", bound=str)

_TRIM = " \t\u3000\xa0:：()（）[]【】《》<>*_`\"'“”‘’,，.。;；!！-—|/\\#\u200b"


def rows(table: Mapping[Value, str]) -> dict[str, Value]:
    """One row a value, its words parted by spaces (``_`` stands for a space)."""
    return {
        word.replace("_", " "): value for value, words in table.items() for word in words.split()
    }


def fold(word: str) -> str:
    """*word* as the tables spell it.

    >>> fold("【GitHub】: ")
    'github'
    """
    return " ".join(word.strip(_TRIM).casefold().split())

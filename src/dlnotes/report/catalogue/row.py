"""One row of the catalogue."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """One thing to say; a hint may be empty."""

    zh: str
    zh_hint: str
    en: str
    en_hint: str

"""A reading list's settings, as frozen data with sensible defaults.

A list needs none of this.  What it does set stands in ``dlnotes.yaml`` beside
its notes; `disk` reads that file, and `configure` makes a `Config` of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dlnotes.records import Kind, Role


@dataclass(frozen=True, slots=True)
class Config:
    """What a list may choose.  Every field has a default that works."""

    title: str | None = None
    description: str | None = None
    author: str | None = None
    language: Literal["zh-CN", "en"] = "zh-CN"
    base_url: str | None = None
    theme: str = "theme"
    images: Literal["link", "embed"] = "link"
    topics: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    roles: Mapping[str, Role] = field(default_factory=dict)

"""The ways in which a link is set."""

from __future__ import annotations

from typing import Literal

Form = Literal["", "dead", "moved", "blocked", "suspect", "unsafe", "withdrawn"]
"""How a link is set that is not simply well."""

"""The user's language, known without knowing anything else."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dlnotes.config import Language


def language() -> Language:
    """The user's language, by the locale: Chinese or else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if chosen := os.environ.get(name):
            return "zh-CN" if chosen.lower().startswith("zh") else "en"
    return "en"

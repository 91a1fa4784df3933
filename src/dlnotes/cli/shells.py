"""How click speaks with the shells, where what it offers holds spaces and signs.

Its own script for bash has the words of a heading fall apart, and the one for
fish cuts them at a comma.
"""

from __future__ import annotations

import os
import re

from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    add_completion_class,
)


class Bash(BashComplete):
    """Bash, told each value as one word that it can put on the line as it is."""

    source_template = BashComplete.source_template.replace(
        "read type value", "read -r type value"
    ).replace("COMPREPLY+=($value)", 'COMPREPLY+=("$value")')

    def format_completion(self, item: CompletionItem[str]) -> str:
        """The type and the value, quoted unless the user has begun a quotation."""
        words = os.environ.get("COMP_WORDS", "").split("\n")
        value = item.value
        if item.type == "plain" and words[-1][:1] not in ("'", '"'):
            value = quoted(value)
        return f"{item.type},{value}"


class Fish(FishComplete):
    """Fish, which quotes by itself."""

    source_template = FishComplete.source_template.replace(
        'string split "," $completion', 'string split --max 1 "," $completion'
    )


def quoted(value: str) -> str:
    r"""*value* with a backslash before whatever the shell would read as more.

    >>> print(quoted("RNN & LSTM"), quoted("语音识别"), quoted("http://a.org/"))
    RNN\ \&\ LSTM 语音识别 http://a.org/
    """
    return re.sub(r"([^\w@%+=:,./-])", r"\\\1", value)


def meet() -> None:
    """Have click speak with bash and fish as dlnotes does."""
    add_completion_class(Bash)
    add_completion_class(Fish)

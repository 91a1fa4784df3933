"""Readable addresses from headings, as GitHub makes them."""

from __future__ import annotations

import re
import unicodedata

_DROPPED = re.compile(r"[^\w\- ]")
_WINDOWS = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)$")
_LONGEST = 120
"""Bytes of UTF-8: a file name may have 255, and needs room for its ending."""


def slug(name: str) -> str:
    """The readable part of an address: lower case, Unicode kept, never empty.

    >>> slug("RNN& LSTM"), slug("Deeplearing in NLP综述"), slug("C++ / 语音识别")
    ('rnn-lstm', 'deeplearing-in-nlp综述', 'c--语音识别')
    >>> slug("!?"), slug("NUL")
    ('topic', 'nul-')
    """
    plain = unicodedata.normalize("NFC", " ".join(name.split())).lower()
    kept = _DROPPED.sub("", unicodedata.normalize("NFC", plain)).replace(" ", "-")
    short = kept.encode("utf-8", "ignore")[:_LONGEST].decode("utf-8", "ignore")
    # Windows has no file of these names, whatever their ending.
    return f"{short}-" if _WINDOWS.match(short) else short or "topic"


class Names:
    """Hands out names of which no two are the same."""

    def __init__(self, *taken: str) -> None:
        self._taken = set(taken)
        self._next: dict[str, int] = {}

    def take(self, wanted: str, *, first: int = 1) -> str:
        """*wanted*, else with the lowest number from *first* that is free.

        >>> names = Names("index")
        >>> [names.take("cnn"), names.take("cnn"), names.take("cnn-1"), names.take("index")]
        ['cnn', 'cnn-1', 'cnn-1-1', 'index-1']
        """
        name, number = wanted, self._next.get(wanted, first)
        while name in self._taken:
            name, number = f"{wanted}-{number}", number + 1
        self._next[wanted] = number
        self._taken.add(name)
        return name

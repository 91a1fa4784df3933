"""The names of those who made a work, taken apart as far as that is safe.

A wrong guess is worse than none: a Chinese name, an organisation and whatever
is a single word stay whole.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_HAN = re.compile("[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
_PERSON = re.compile(r"[^\W\d_][\w.'’\-]*(?: [^\W\d_][\w.'’\-]*)+", re.U)
_ORGANISATION = re.compile(
    r"\b(?:Inc|Ltd|LLC|GmbH|Corp|Corporation|Company|Team|Group|Labs?|Laboratory|University|College"
    r"|Institute|Research|Google|Microsoft|Facebook|Meta|NVIDIA|DeepMind|Foundation|Society|School"
    r"|Committee|Consortium|Project|Community|Collaboration|Department|Academy|AI|Brain|the|of|for"
    # Never a person's, and what BibTeX would part two people at.
    r"|and|And|AND)\b"
)
_PARTICLE_WORDS = (
    "af al bin da das de del della den der di do dos du el ibn la le ten ter van von zu zur"
)
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_SUFFIXES = frozenset(("Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"))


class Name(NamedTuple):
    """A person by *family* and *given* name, or anyone at all by *literal*."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def whole(self) -> str:
        """The name in one piece, the family's first: ``van der Maaten, Laurens``."""
        if self.literal:
            return self.literal
        family = f"{self.particle} {self.family}".lstrip()
        return ", ".join(part for part in (family, self.suffix, self.given) if part)


@lru_cache(4096)  # the same few people wrote many of a list's papers
def name(written: str) -> Name:
    """Take a name apart, when it is plainly a person's.

    >>> name("Laurens van der Maaten").whole, name("梁斌").literal, name("Google Brain").literal
    ('van der Maaten, Laurens', '梁斌', 'Google Brain')
    """
    if _HAN.search(written) or not _PERSON.fullmatch(written) or _ORGANISATION.search(written):
        return Name(literal=written)
    parts = written.split()
    suffix = parts.pop() if len(parts) > 2 and parts[-1] in _SUFFIXES else ""
    start = len(parts) - 1
    while start > 1 and parts[start - 1] in _PARTICLES:
        start -= 1
    return Name(parts[-1], " ".join(parts[:start]), " ".join(parts[start:-1]), suffix)


def ascii_word(written: str) -> str:
    """The ASCII letters and digits of *written*, small; '' where other letters are among them.

    >>> ascii_word("Schölkopf"), ascii_word("Word2Vec:"), ascii_word("神经")
    ('scholkopf', 'word2vec', '')
    """
    plain = unicodedata.normalize("NFKD", written).casefold()
    kept = [letter for letter in plain if letter.isalnum()]
    return "".join(kept) if all(map(str.isascii, kept)) else ""

"""The characters of a list, as the search needs them: how they are simplified and sounded.

Both come from libraries and only what a list has use for goes to its readers.
The libraries are imported when they are asked, never before.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from msgspec import Struct

_BLOCKS = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000))
"""Where the characters stand that somebody may type (Unicode: Han, without the rare planes)."""


class Letters(Struct, frozen=True, array_like=True):
    """What a search knows of the characters of a list.

    *simpler* are pairs of a traditional character and its simplified one, of
    all whose simplified one the list holds or has a traditional form of;
    *traditional* are those of them that stand in the list.  *sounds* maps a
    syllable of pinyin, without tones, to the characters that may be read so.
    """

    simpler: str = ""
    traditional: str = ""
    sounds: Mapping[str, str] = {}


def letters(written: Iterable[str], sounded: Iterable[str]) -> Letters:
    """What a list needs that is *written* in these characters, some of which are *sounded*.

    >>> found = letters("神经网絡", "神行")
    >>> found.simpler, found.traditional
    ('絡络經经網网', '絡')
    >>> found.sounds
    {'hang': '行', 'heng': '行', 'shen': '神', 'xing': '行'}
    """
    here = {char for char in written if is_han(char)}
    known = [*map(chr, (code for block in _BLOCKS for code in block))]
    simple = _simplified([*known, *sorted(here.difference(known))])
    shown = {simple.get(char, char) for char in here}
    pairs = sorted(pair for pair in simple.items() if pair[1] in shown)
    return Letters(
        "".join(map("".join, pairs)),
        "".join(sorted(here & simple.keys())),
        _sounds({char for char in sounded if is_han(char)}),
    )


def is_han(char: str) -> bool:
    """Whether *char* is a Han character, of any plane.

    >>> is_han("神"), is_han("，"), is_han("𠮷")
    (True, False, True)
    """
    return "\u3400" <= char <= "\u9fff" or "\U00020000" <= char <= "\U000323af"


def _simplified(characters: list[str]) -> dict[str, str]:
    """The simplified form of each that has another, one character for one."""
    from opencc import OpenCC

    # A line each: a word of several characters could be written otherwise as a whole.
    simple: list[str] = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    pairs = zip(characters, simple, strict=True)
    return {one: other for one, other in pairs if one != other and len(other) == 1}


def _sounds(characters: set[str]) -> dict[str, str]:
    # Its dictionary of phrases takes most of its time to load, and is asked nothing here.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, pinyin

    found: dict[str, str] = {}
    for char in sorted(characters):
        for said in pinyin(char, style=Style.NORMAL, heteronym=True, errors="ignore"):
            for sound in filter(str.isascii, said):
                found[sound] = found.get(sound, "") + char
    return dict(sorted(found.items()))

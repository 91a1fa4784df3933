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


class Lore(Struct, frozen=True, array_like=True):
    """What the libraries have said of characters so far, for any list.

    *simple* maps each to its simplified form where it has another; the common
    ones were all asked about, and the *rare* ones that some list holds.
    *sounds* are the syllables of each that was asked about.
    """

    simple: Mapping[str, str] = {}
    rare: frozenset[str] = frozenset()
    sounds: Mapping[str, tuple[str, ...]] = {}


def completed(lore: Lore, written: Iterable[str], sounded: Iterable[str]) -> Lore:
    """*lore* with all that a list needs which is *written* and *sounded* so; itself if it has it.

    >>> lore = completed(Lore(), "神经网絡", "神行")
    >>> lore.simple["絡"], lore.sounds["行"]
    ('络', ('xing', 'hang', 'heng'))
    >>> completed(lore, "神经", "神") is lore
    True
    """
    rare = lore.rare.union(char for char in written if is_han(char) and char > "\uffff")
    mute = {char for char in sounded if is_han(char)} - lore.sounds.keys()
    if lore.simple and rare == lore.rare and not mute:
        return lore
    simple = lore.simple
    if not simple or rare != lore.rare:
        common = (chr(code) for block in _BLOCKS for code in block)
        simple = _simplified([*common, *sorted(rare)])
    return Lore(simple, rare, {**lore.sounds, **_sounds(mute)})


def letters(written: Iterable[str], sounded: Iterable[str], lore: Lore) -> Letters:
    """What a list needs that is *written* in these characters, some of which are *sounded*.

    >>> found = letters("神经网絡", "神行", completed(Lore(), "神经网絡", "神行"))
    >>> found.simpler, found.traditional
    ('絡络經经網网', '絡')
    >>> found.sounds
    {'hang': '行', 'heng': '行', 'shen': '神', 'xing': '行'}
    """
    here = {char for char in written if is_han(char)}
    shown = {lore.simple.get(char, char) for char in here}
    pairs = sorted(pair for pair in lore.simple.items() if pair[1] in shown)
    sounds: dict[str, str] = {}
    for char in sorted(filter(is_han, set(sounded))):
        for sound in lore.sounds[char]:
            sounds[sound] = sounds.get(sound, "") + char
    return Letters(
        "".join(map("".join, pairs)),
        "".join(sorted(here & lore.simple.keys())),
        dict(sorted(sounds.items())),
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


def _sounds(characters: set[str]) -> dict[str, tuple[str, ...]]:
    if not characters:
        return {}
    # Its dictionary of phrases takes most of its time to load, and is asked nothing here.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, pinyin

    def said(char: str) -> tuple[str, ...]:
        found = pinyin(char, style=Style.NORMAL, heteronym=True, errors="ignore")
        return tuple(sound for sounds in found for sound in sounds if sound.isascii())

    return {char: said(char) for char in sorted(characters)}

"""What the site's search is made of: an index, and shards of the entries' rows.

All of it are classic scripts that call a function with data, because a page
opened from a disk may run a script beside it and may not fetch a file.  A
shard comes in two files: `heads` is what entries are found by first, `rests`
the commentary and the addresses, so that a large list can show its first
results early.  A shard is cut where an entry's own id says so: one entry more
or less changes one shard and leaves the others as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from json import dumps
from typing import Literal, TypeAlias, get_args
from zlib import crc32

from dlnotes import words
from dlnotes.config import Language
from dlnotes.site.leaf import Leaf
from dlnotes.site.letters import Letters, is_han
from dlnotes.site.pages import Plain, Whole
from dlnotes.site.pieces import stand_in

LEAST, USUAL, MOST = 1_000, 1_000, 4_000
"""Entries of a shard: at least, from there to the cut on average, and at most."""

Half: TypeAlias = Literal["head", "rest"]
"""Which line of an entry's row."""

INDEX = "search/index.js"
"""The one file of the search whose name is always the same."""


class Shard(Plain, frozen=True):
    """One half of the rows of some entries, under the shard's *name*."""

    name: str
    part: Half
    imprints: tuple[str, ...]

    @property
    def text(self) -> str:
        """A call with the rows."""
        rows = ",\n".join(stand_in(one, "row") for one in self.imprints)
        return f'dlnotes.{self.part}s("{self.name}",[\n{rows}\n])\n'

    def adapted(self, piece: str) -> str:
        """The half of a row that the shard holds."""
        return half(piece, self.part)


def data(leaves: Iterable[Leaf], language: Language, letters: Letters) -> Iterator[Plain]:
    """The files of the search in *leaves*, which are entries in the order of the list."""
    shards = []
    for together in _shards(leaves):
        imprints = tuple(leaf.imprint for leaf in together)
        name = blake2b(" ".join(imprints).encode(), digest_size=6).hexdigest()
        shards.append((name, len(together)))
        for part in get_args(Half):
            yield Shard(file_of(name, part), name, part, imprints)
    yield Whole(INDEX, f"dlnotes.index({_index(shards, language, letters)})\n")


def letters_of(rows: Iterable[str]) -> tuple[str, str]:
    """The Han characters of *rows*, and those of their heads, each once and in order.

    >>> letters_of(['["k3","神经"]\\n["网，经"]'])
    ('神经网', '神经')
    """
    whole = [*rows]
    # Of all characters, few are different: they are told apart before they are looked at.
    heads = {*filter(is_han, set("".join(half(row, "head") for row in whole)))}
    every = {*filter(is_han, set("".join(whole)))}
    return "".join(sorted(every)), "".join(sorted(heads))


def file_of(shard: str, part: Half) -> str:
    """Where half of a shard lies, from the site's root.

    >>> file_of("9f3a", "rest")
    'search/9f3a-rest.js'
    """
    return f"search/{shard}-{part}.js"


def half(row: str, part: Half) -> str:
    """One line of a row.

    >>> half('["k3"]\\n["said"]', "rest")
    '["said"]'
    """
    head, _, rest = row.partition("\n")
    return head if part == "head" else rest


def _shards(leaves: Iterable[Leaf]) -> Iterator[list[Leaf]]:
    shard: list[Leaf] = []
    for leaf in leaves:
        if len(shard) == MOST or (len(shard) >= LEAST and _cuts(leaf.id or "")):
            yield shard
            shard = []
        shard.append(leaf)
    if shard:
        yield shard


def _cuts(entry_id: str) -> bool:
    return crc32(entry_id.encode()) % USUAL == 0


def _index(shards: Sequence[tuple[str, int]], language: Language, letters: Letters) -> str:
    """What the script needs before it knows any entry: the shards, the words, the letters."""
    kinds = words.KINDS[language]
    index = {
        "shards": shards,
        "language": language,
        "seals": {name: seal for name, (seal, _) in kinds.items()},
        # The values that have another name for readers, in the order in which they stand.
        "values": {
            "kind": {name: word for name, (_, word) in kinds.items()},
            "language": _languages(language),
            "health": {name: state for name, (state, _) in words.STATES[language].items()},
        },
        "words": _words(language),
        "simpler": letters.simpler,
        "traditional": letters.traditional,
        "sounds": letters.sounds,
    }
    return dumps(index, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _languages(say: Language) -> dict[str, str]:
    return {
        "zh": words.say(say, "language-zh"),
        "en": words.say(say, "language-en"),
        "ja": words.say(say, "language-ja"),
        "ko": words.say(say, "language-ko"),
    }


def _words(say: Language) -> dict[str, str]:
    return {
        "found": words.say(say, "found"),
        "foundSoFar": words.say(say, "found-so-far"),
        "none": words.say(say, "found-none"),
        "broken": words.say(say, "search-broken"),
        "all": words.say(say, "all-found"),
        "more": words.say(say, "more-found"),
        "values": words.say(say, "all-values"),
        "fewer": words.say(say, "fewer-values"),
        "archived": words.say(say, "archived"),
        "archivedBare": words.say(say, "archived-bare"),
        "permalink": words.say(say, "permalink"),
        "trueTitle": words.say(say, "true-title"),
    }

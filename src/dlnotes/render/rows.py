"""What the search knows of an entry: two lines of JSON, one to find it by, one to read in.

The first line is small and comes first to the browser: what a reader chooses
by, and what a line of results shows.  The second is everything else that is
searched: what the curator said, and the addresses.  Neither depends on where
the entry stands on the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from json import dumps

from dlnotes.ledger import VerdictName
from dlnotes.records import Entry
from dlnotes.render.entries import HAN, LATIN, Shown
from dlnotes.render.links import said
from dlnotes.render.standing import Standing, Standings
from dlnotes.site.characters import clean
from dlnotes.site.leaf import Checked

WORST: tuple[VerdictName, ...] = (
    *("dead", "unsafe", "suspect", "unsure", "blocked", "moved", "alive", "excluded", "unchecked"),
)
"""The states of a link: an entry is in the first of them that one of its links is in."""

_KANA = re.compile("[\u3040-\u30ff]")
_HANGUL = re.compile("[\uac00-\ud7af]")


def row(
    entry: Entry,
    view: Shown,
    topics: Sequence[str],
    standings: Standings,
    checked: Sequence[Checked],
) -> str:
    """The row of *entry*; *topics* is the path of its headings.

    The id comes first, before all that somebody wrote.  What is empty at the
    end of the first line is left out.
    """
    stands = [standings.of(link.url) for link in entry.links]
    own = standings.of(entry.primary.url) if entry.primary else Standing(None)
    head: list[object] = [
        view.id,
        clean(entry.title),
        view.href or "",
        entry.kind or "",
        view.year or 0,
        clean(view.host),
        script(entry.title),
        [*topics],
        min((link.state for link in checked), key=WORST.index, default=""),
        clean(view.authors),
        clean(view.venue),
        [clean(tag) for tag in view.tags],
        clean(view.true_title),
        [view.form, clean(own.words), own.captured] if own.form else "",
    ]
    while not head[-1]:
        head.pop()
    addresses = dict.fromkeys(address for pair in _addresses(entry, stands) for address in pair)
    rest = [entry.text, "\n".join(_labels(entry)), "\n".join(filter(None, addresses))]
    return f"{_json(head)}\n{_json([*map(clean, rest)])}"


def script(title: str) -> str:
    """The language of a work, as far as the script of its title tells.

    >>> [script(title) for title in ("漫谈ANN", "Deep Speech", "深層学習の基礎", "딥러닝", "42")]
    ['zh', 'en', 'ja', 'ko', '']
    """
    if _KANA.search(title):
        return "ja"
    if _HANGUL.search(title):
        return "ko"
    if HAN.search(title):
        return "zh"
    return "en" if LATIN.search(title) else ""


def _labels(entry: Entry) -> Iterator[str]:
    """What only the links of the entry say, and neither its title nor its commentary."""
    heard = f"{entry.title}\n{entry.text}"
    for link in entry.links:
        for words in (link.title or "", link.text.strip(), said(link)):
            if words and words not in heard:
                heard += f"\n{words}"
                yield words


def _addresses(entry: Entry, stands: Iterable[Standing]) -> Iterator[tuple[str, str]]:
    """Every address as it was written, and where it leads."""
    return ((link.url, one.address or "") for link, one in zip(entry.links, stands, strict=True))


def _json(data: object) -> str:
    # It stands in a script: nothing in it may end a line of one, or look like its end.
    text = dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")

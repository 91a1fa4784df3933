"""A ledger that proves something of most links of a list, made up from a seed.

It says outright what each address should read, so that a test need not ask the
program: the made-up web is simpler than the real one.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import unquote

from msgspec.structs import replace

from dlnotes import ledger
from dlnotes.ledger import Ledger, Memory
from dlnotes.records import Link
from dlnotes.urls import canonical

DAY = "2026-11-23"
PLACES = (
    "https://example.net/{0}",
    "https://en.wikipedia.org/wiki/Net_({0})",
    "http://zh.wikipedia.org/wiki/神经网络_{0}",
    "https://example.net/神经 网络/{0}?q=a b&c=%E7%A5%9E",
    "https://example.net/({0}",
    "https://example.net/{0}.",
    "https://example.net/{0}/a*b_c~d'e",
    "https://example.net/[{0}]|x",
    "http://例子.cn/{0}",
    "https://example.net/{0}#节",
)
_PDF = re.compile(
    r"https?://(?:(?:www\.|export\.)?arxiv\.org|(?P<mirror>[a-z]{2}\.arxiv\.org|xxx\.[a-z.\-]+))/(?P<form>[a-z\-]+)/+"
    r"(?P<id>(?:[a-z\-]+/\d{7}|\d{4}\.\d{4,5}))(?P<version>v\d+)?(?:\.pdf)?/*",
    re.I,
)


@dataclass
class MadeUp:
    """What is proved: *says* maps an address as written to what it should read."""

    ledger: Ledger = field(default_factory=Ledger)
    says: dict[str, str] = field(default_factory=dict)

    def of(self, link: Link) -> str:
        """What a link should read by the made-up ledger, else by its own address."""
        if link.url in self.says:
            return self.says[link.url]
        paper = _PDF.fullmatch(link.url)
        if paper is None or not (paper["mirror"] or paper["form"].lower() == "pdf"):
            return link.url
        if link.role == "pdf" and not paper["mirror"]:
            return link.url
        form = "pdf" if link.role == "pdf" and paper["form"] == "pdf" else "abs"
        return f"https://arxiv.org/{form}/{paper['id']}{paper['version'] or ''}"


def made_up(links: Iterable[Link], seed: int, *, places: tuple[str, ...] = PLACES) -> MadeUp:
    """A ledger about most of *links*: short ones lead on, others moved or are dead."""
    chance, memories, says = random.Random(seed), dict[str, Memory](), dict[str, str]()
    links = list(links)
    for number, link in enumerate(links):
        try:
            address = canonical(link.url)
        except ValueError:
            continue
        if not re.match(r"https?://\w", link.url) or address in memories or "#" in link.url:
            continue
        if "arxiv" in link.url or "xxx." in link.url or chance.random() < 0.3:
            continue
        new = chance.choice(places).format(number)
        known = Memory(url=address, known=DAY, checked=DAY)
        match chance.randrange(3):
            case 0:
                memories[address] = replace(known, verdict="alive", target=new)
            case 1:
                memories[address] = replace(known, verdict="moved", status=200, moved=new)
            case _:
                new = f"https://web.archive.org/web/2015/{new}"
                memories[address] = replace(known, verdict="dead", archived=new)
        says[link.url] = new
        says |= {other.url: at_place(new, other.url) for other in links if _is(other.url, address)}
    return MadeUp(ledger.ledger(memories.values()), says)


def at_place(new: str, old: str) -> str:
    """The new page, at the place of it that the old address named."""
    place = old.partition("#")[2]
    return f"{new.partition('#')[0]}#{place}" if place else new


def alike(one: str, other: str) -> bool:
    """Whether two spellings differ in their percent-escapes only."""
    return unquote(one) == unquote(other)


def _is(url: str, address: str) -> bool:
    try:
        return canonical(url) == address
    except ValueError:
        return False

"""A made-up ledger for a list: everything that can become of a link, from the link alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256

from dlnotes.ledger import Memory, VerdictName, ledger, text_of
from dlnotes.urls import canonical
from dlnotes.urls.short import is_short

_VERDICTS: tuple[VerdictName, ...] = (
    *("alive",) * 62,
    *("dead",) * 14,
    *("moved",) * 7,
    *("blocked",) * 6,
    *("unsure",) * 6,
    *("suspect",) * 3,
    *("unsafe",),
    *("unchecked",),
)
_WHY: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "dead": (
        ("gone", ("404",)),
        ("no-such-name", ("gone.example",)),
        ("tombstone", ("分享的文件已经被取消了",)),
        ("failing", ("2026-01-02", "3", "timeout")),
    ),
    "suspect": (("parked", ("x",)), ("other-title", ("the work", "A domain for sale"))),
    "blocked": (("login-wall", ("Sina Visitor System",)), ("turned-away", ("403",))),
    "unsafe": (("unsafe", ("10.0.0.1",)),),
}
_HOSTS = ("www.nature.com", "arxiv.org", "github.com", "cs.stanford.edu", "deeplearning.net")


def made_up(urls: Iterable[str]) -> str:
    """The text of a ledger in which each of *urls* that is the web's has some fate."""
    return text_of(ledger(_memories(urls)).memories.values())


def _memories(urls: Iterable[str]) -> Iterator[Memory]:
    for url in urls:
        try:
            address = canonical(url)
        except ValueError:
            continue
        if address.startswith("http"):
            yield _memory(address)


def _memory(url: str) -> Memory:
    chance = sha256(url.encode()).digest()
    verdict = _VERDICTS[chance[0] * len(_VERDICTS) // 256]
    reasons = _WHY.get(verdict, (("status", ("200",)),))
    evidence, values = reasons[chance[1] % len(reasons)]
    resolved = is_short(url) and chance[2] < 230
    has_copy = verdict in ("dead", "suspect") and chance[3] < 160
    page = f"{chance[5]}{chance[6]}"
    return Memory(
        url=url,
        verdict=verdict,
        evidence=evidence,
        values=values,
        known="2026-01-01",
        since=f"2026-{chance[7] % 11 + 1:02}-{chance[8] % 28 + 1:02}",
        checked=f"2026-11-{chance[9] % 23 + 1:02}",
        target=f"https://{_HOSTS[chance[4] % len(_HOSTS)]}/p/{page}" if resolved else None,
        moved=f"https://new.example/{page}" if verdict == "moved" else None,
        archived=f"https://web.archive.org/web/20150112083000/{url}" if has_copy else None,
    )

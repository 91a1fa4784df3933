"""The way from the address that was asked to the page that answered."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from dlnotes.judging.answers import Answer, Failure, Hop
from dlnotes.urls import canonical
from dlnotes.urls.short import is_short
from dlnotes.urls.spelling import Parts, split

PERMANENT = frozenset({301, 308})
"""Redirects that say: use the new address from now on."""

DECODED = 0
"""The status of a hop that needed no request: a wrapper, or a remembered code."""


def way(before: tuple[Hop, ...], outcome: Answer | Failure) -> tuple[Hop, ...]:
    """Every hop of a case, those first that led to the last question."""
    if isinstance(outcome, Answer) and not outcome.hops:
        return (*before, Hop(outcome.final_url, outcome.status))
    return before + outcome.hops


def last(hops: tuple[Hop, ...], asked: str) -> str:
    """Where a way ends that brought no answer."""
    return (hops[-1].location or hops[-1].url) if hops else asked


def target(hops: tuple[Hop, ...]) -> str | None:
    """Where a short link or a wrapper leads; None for any other address."""
    if not hops or not _is_cover(hops[0]):
        return None
    found = next((hop.url for hop in hops if not _is_cover(hop)), hops[-1].location)
    return None if found is None or is_short(found) else found


def addresses(hops: tuple[Hop, ...], final_url: str | None = None) -> tuple[str, ...]:
    """The addresses of a way, in order, none of them twice in a row."""
    found: list[str] = []
    for url in [hop.url for hop in hops] + ([final_url] if final_url else []):
        if not found or not same(found[-1], url):
            found.append(url)
    return tuple(found)


def origin(hops: tuple[Hop, ...]) -> int:
    """Where in *hops* the work's own address stands: after codes and wrappers."""
    own = (place for place, hop in enumerate(hops) if not _is_cover(hop))
    return next(own, len(hops) - 1)


def _is_cover(hop: Hop) -> bool:
    return hop.status == DECODED or is_short(hop.url)


def moved_to(hops: tuple[Hop, ...]) -> str | None:
    """The address to use from now on, or None when it is the old one.

    Only what is permanent from the start counts: behind a temporary redirect
    everything is temporary.
    """
    start = origin(hops)
    new = hops[start].url
    for hop in hops[start:]:
        if hop.status not in PERMANENT or not hop.location:
            break
        new = hop.location
    return None if same(hops[start].url, new) else new


def same(one: str, other: str) -> bool:
    """Whether two spellings are one address."""
    if one == other:
        return True
    try:
        return canonical(one) == canonical(other)
    except ValueError:
        return False


def parts(url: str) -> Parts:
    """Take an address apart; what is none has empty parts."""
    try:
        return split(url)
    except ValueError:
        return Parts("", "", "", None, "/", "")


def site(url: str) -> str:
    """The server that an address names: host and port.

    >>> site("https://A.example/x"), site("http://a.example:8080/")
    ('a.example', 'a.example:8080')
    """
    found = parts(url)
    return found.host if found.port is None else f"{found.host}:{found.port}"


def secured(url: str) -> str | None:
    """The same page over https; None when it is already, or when a port is named.

    >>> secured("http://a.example/x"), secured("http://a.example:8080/")
    ('https://a.example/x', None)
    """
    found = parts(url)
    if found.scheme != "http" or found.port is not None:
        return None
    return "https" + url.strip()[len("http") :]


def root(url: str) -> str:
    """Where a server's addresses begin, without the slash.

    >>> root("https://A.example/x")
    'https://a.example'
    """
    return f"{parts(url).scheme}://{site(url)}"


def retry_after(answer: Answer, now: datetime) -> float | None:
    """The seconds of patience that a server asks for, or None.

    ``Retry-After`` is a number of seconds or a date (RFC 9110, 10.2.3).
    """
    written = answer.headers.get("retry-after", "").strip()
    if not written:
        return None
    if re.fullmatch(r"[0-9]{1,9}", written):
        return float(written)
    # Most answers ask for nothing, and this library brings sockets and more along.
    from email.utils import parsedate_to_datetime

    try:
        date = parsedate_to_datetime(written)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    moment = date if date.tzinfo else date.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())

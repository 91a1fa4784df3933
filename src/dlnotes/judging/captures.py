"""The Internet Archive: which capture to offer for a page that is gone.

As Wikipedia's InternetArchiveBot does: the capture closest before the date on
which the link was cited, else the first after it.  The CDX server is asked
(the availability API is known to answer falsely empty).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

CDX = "https://web.archive.org/cdx/search/cdx"


@dataclass(frozen=True, slots=True)
class Capture:
    """One good capture: *timestamp* is ``YYYYMMDDhhmmss``, in UTC."""

    timestamp: str
    original: str

    @property
    def url(self) -> str:
        """Where a reader opens it."""
        return f"https://web.archive.org/web/{self.timestamp}/{self.original}"


def before(url: str, date: str | None) -> str:
    """The address that asks for the last good captures up to *date* (or at all).

    >>> before("http://a.example/x?y=1", "2015-02-23")[len(CDX):]
    '?url=http%3A%2F%2Fa.example%2Fx%3Fy%3D1&output=json&fl=timestamp,original&filter=statuscode:200&limit=-3&to=20150223'
    """
    return _query(url, "-3") + (f"&to={_stamp(date)}" if date else "")


def after(url: str, date: str) -> str:
    """The address that asks for the first good captures from *date* on."""
    return f"{_query(url, '3')}&from={_stamp(date)}"


def parse(text: str) -> tuple[Capture, ...]:
    """Read the CDX server's answer; what is no such answer holds no capture.

    >>> parse('[["timestamp","original"],["20150101000000","http://a.example/"]]')[0].url
    'https://web.archive.org/web/20150101000000/http://a.example/'
    """
    try:
        rows = json.loads(text or "[]")
    except (ValueError, RecursionError):
        return ()
    if not isinstance(rows, list):
        return ()
    return tuple(capture for row in rows[1:] if (capture := _capture(row)))


def choose(captures: Iterable[Capture], date: str | None) -> Capture | None:
    """The capture to offer for a link that was cited on *date*.

    >>> found = [Capture("20140101000000", "u"), Capture("20160101000000", "u")]
    >>> choose(found, "2015-02-23").timestamp, choose(found[1:], "2015-02-23").timestamp
    ('20140101000000', '20160101000000')

    Without a date the latest is taken: nothing says which is the curator's.
    """
    ordered = sorted(captures, key=lambda capture: capture.timestamp)
    if not ordered:
        return None
    if date is None:
        return ordered[-1]
    # The day itself counts as before: the curator read the page on it.
    limit = _stamp(date) + "235959"
    earlier = [capture for capture in ordered if capture.timestamp <= limit]
    return earlier[-1] if earlier else ordered[0]


def _query(url: str, limit: str) -> str:
    asked = quote(url, safe="")
    return (
        f"{CDX}?url={asked}&output=json&fl=timestamp,original&filter=statuscode:200&limit={limit}"
    )


def _stamp(date: str) -> str:
    digits = "".join(char for char in date[:10] if char in "0123456789")
    return (digits + "0101")[:8] if len(digits) in (4, 6) else digits[:8]


def _capture(row: object) -> Capture | None:
    match row:
        case [str(timestamp), str(original), *_] if timestamp.isdecimal() and len(timestamp) == 14:
            return Capture(timestamp, original)
    return None

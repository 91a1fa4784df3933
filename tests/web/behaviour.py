"""One link of the small web, and the verdict that a careful person would give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tests.web.replies import (
    Reply,
    html,
    sends,
)

LSTM = "理解长短期记忆网络"
GOOD = html(LSTM)
PAGE = (
    f"<!doctype html><html><head><title>{LSTM}</title></head>"
    f"<body><p>{'门控循环单元的推导。' * 20}</p></body></html>"
)
OLD = b"HTTP/1.0 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE.encode()
GONE = html("404 Not Found", "The requested page is not here.", status=404)


@dataclass(frozen=True, slots=True)
class Behaviour:
    """One link and its world; *never* are addresses that must not be asked."""

    rule: str
    url: str
    verdict: str
    replies: Mapping[str, Reply] = field(default_factory=dict)
    titles: tuple[str, ...] = ()
    names: Mapping[str, tuple[str, ...] | str] = field(default_factory=dict)
    certificate: str = ""
    never: tuple[str, ...] = ()
    date: str | None = None

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""


def at(host: str, reply: Reply, verdict: str, rule: str, **more: object) -> Behaviour:
    """The plain case: one page of one host, beside pages that are not there."""
    return Behaviour(
        rule,
        f"http://{host}/a",
        verdict,
        {f"{host}/a": reply},
        **more,  # type: ignore[arg-type]
    )


def with_head(head: str, body: bytes = PAGE.encode()) -> Reply:
    return sends(f"HTTP/1.1 200 OK\r\n{head}\r\n".encode("latin-1") + body, close=True)

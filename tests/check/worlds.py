"""Small webs and the notes that cite them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from dlnotes.ledger import Memory, VerdictName, text_of
from tests.web.behaviour import GONE, GOOD, LSTM
from tests.web.replies import html, redirect
from tests.web.small_web import SmallWeb, hosts_of

GREEN, DEAD = "http://good.example/a", "http://gone.example/a"
MOVED, NEW = "http://old.example/a", "http://new.example/a"
PARKED, BLOCKED = "http://parked.example/a", "http://wall.example/a"
SCRIPT = "javascript:alert(1)"

NOTE = f"""\
# 书目

## 循环网络

- [{LSTM}]({GREEN}) 讲得清楚
- [{LSTM}]({DEAD}) 已经没有了 云:{GREEN}
- [{LSTM}]({MOVED}) 搬了家

## 别处

- [{LSTM}]({PARKED})
- [{LSTM}]({BLOCKED})
- [{LSTM}]({DEAD})
"""


def furnish(web: SmallWeb) -> None:
    """Give *web* what `NOTE` cites: one link of each kind."""
    web.hosts |= hosts_of(
        {
            "good.example/a": GOOD,
            "gone.example/a": GONE,
            "old.example/a": redirect(NEW, 301),
            "new.example/a": GOOD,
            "parked.example/a": html("parked.example is for sale", "This domain is for sale."),
            "wall.example/a": html("403", "Forbidden", status=403),
            "archive.org*": html("no captures", status=503),
            "web.archive.org*": html("no captures", status=503),
        }
    )


def note_of(urls: Iterable[str]) -> str:
    """A note that cites *urls*, one an entry."""
    return "# 书目\n\n" + "".join(f"- [{LSTM}]({url})\n" for url in urls)


def remembered(known: Iterable[str | Memory], verdict: VerdictName = "alive") -> str:
    """A ledger that knows all this since today."""
    today = datetime.now(UTC).date().isoformat()
    return text_of(
        memory
        if isinstance(memory, Memory)
        else Memory(url=memory, verdict=verdict, since=today, known=today, checked=today)
        for memory in known
    )

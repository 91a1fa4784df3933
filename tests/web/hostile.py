"""Servers that would eat a program alive, and what it costs to ask them."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec

from tests.web.behaviour import GOOD, PAGE
from tests.web.replies import Reply, bomb, drip, endless
from tests.web.small_web import SmallWeb, hosts_of, running
from tests.web.visitor import HARMLESS, Cost

HTML_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"

HOSTILE: dict[str, Callable[[], Reply]] = {
    "bomb": lambda: bomb(300, PAGE.encode()),
    "endless body": lambda: endless(HTML_HEAD + PAGE.encode(), b"x" * 65_536),
    "endless headers": lambda: endless(b"HTTP/1.1 200 OK\r\n", b"X-Pad: " + b"x" * 4000 + b"\r\n"),
    "endless chunks of nothing": lambda: endless(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"1;" + b"x" * 60_000 + b"\r\nx\r\n",
    ),
    "a byte every half second": lambda: drip(b"HTTP/1.1 200 OK\r\n" * 99),
    "a body that trickles": lambda: drip(b"x" * 999, first=HTML_HEAD),
}


async def cost_of(reply: Reply, deadline: float) -> Cost:
    """What it costs a process of its own to ask for *reply*."""
    web = SmallWeb(hosts_of({"hostile.example/a": reply, HARMLESS[7:]: GOOD}))
    async with running(web):
        place = json.dumps({"dns": web.dns_port, "ports": web.ports})
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.web.visitor"),
            *("http://hostile.example/a", str(deadline)),
            env=os.environ | {"SMALL_WEB": place},
            cwd=Path(__file__).resolve().parents[2],
            stdout=asyncio.subprocess.PIPE,
        )
        said, _ = await process.communicate()
    assert process.returncode == 0
    return msgspec.json.decode(said, type=Cost)

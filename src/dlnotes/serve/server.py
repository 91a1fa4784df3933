"""The preview's server: the site's files, each page live, and the news for them.

It answers GET and HEAD, writes nothing, and serves only what `read` gives for
a name that stays inside the site.  On loopback it answers nobody who came
there by another name, so that no page of the web can have its own name lead
here and read along (DNS rebinding).
"""

from __future__ import annotations

import json
import os
import socket
import sys
from collections.abc import Callable
from hashlib import blake2b
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from ipaddress import ip_address
from secrets import token_urlsafe
from socketserver import ThreadingTCPServer
from threading import Thread
from typing import Any, Self
from urllib.parse import parse_qs

from dlnotes.config import Mistake
from dlnotes.serve.board import Board
from dlnotes.serve.live import EVENTS, SCRIPT, live
from dlnotes.serve.request import host_of, name_of, type_of

Read = Callable[[str], bytes | None]
"""Gives the content of the site's file of that name, None where there is none."""

MISSING = "404.html"
_BREATH = 1.0
"""Seconds after which a page that hears no news is asked whether it is still there."""


class Preview(ThreadingTCPServer):
    """A site at an address, from `__init__` on reserved and inside ``with`` answered.

    *read* gives the site's files, *script* is what makes a page live, *lasting*
    names the script that need not run again when the rest of its page changes,
    and *board* has the news.  Port 0 takes any that is free.  Raises Mistake
    when nothing can listen there.
    """

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64
    # Elsewhere it would let two programs listen at one port.
    allow_reuse_address = os.name == "posix"

    def __init__(
        self, host: str, port: int, *, read: Read, script: str, lasting: str, board: Board
    ) -> None:
        self.read = read
        self.script = script.encode()
        self.lasting = lasting
        self.board = board
        self.nonce = token_urlsafe(12)
        self.closing = False
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
            self.address_family = found[0]
            super().__init__(found[4][:2], _Answer)  # type: ignore[arg-type]
        except OSError as error:
            raise _told(error, host, port) from error
        address, self.port = self.socket.getsockname()[:2]
        self.loopback = ip_address(address.partition("%")[0]).is_loopback
        named = "localhost" if ip_address(address.partition("%")[0]).is_unspecified else address
        self.url = f"http://{f'[{named}]' if ':' in named else named}:{self.port}/"

    def __enter__(self) -> Self:
        Thread(target=self.serve_forever, args=(0.1,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing = True
        self.shutdown()
        self.server_close()

    def welcomes(self, host: str) -> bool:
        """Whether a request to this Host is meant for us."""
        name = host_of(host)
        if not self.loopback or name == "localhost" or name.endswith(".localhost"):
            return True
        try:
            return ip_address(name).is_loopback
        except ValueError:
            return False

    def find(self, asked: str | None) -> tuple[str, int, bytes]:
        """The file that a request means, or the page for who is lost: name, status, content."""
        for name, status in ((asked, HTTPStatus.OK), (MISSING, HTTPStatus.NOT_FOUND)):
            content = None
            if name:
                content = self.board.proof(name)
                content = self.read(name) if content is None else content
            if name and content is not None:
                return name, status, content
        return MISSING, HTTPStatus.NOT_FOUND, b"There is no such page.\n"

    def tag(self, content: bytes) -> str:
        """What another content would not have, and a page of another run neither."""
        return blake2b(content, digest_size=12, key=self.nonce.encode()).hexdigest()

    def page(self, name: str, content: bytes, tag: str) -> bytes:
        """What is sent for a file."""
        if not name.endswith(".html"):
            return content
        return live(content, nonce=self.nonce, tag=tag, lasting=self.lasting)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of browsers that went away."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Answer(BaseHTTPRequestHandler):
    """The answers on one connection."""

    server: Preview
    protocol_version = "HTTP/1.1"
    server_version = "dlnotes"
    sys_version = ""
    timeout = 60
    disable_nagle_algorithm = True

    def do_GET(self) -> None:  # so it is called
        path = self.path.partition("?")[0]
        if not self.server.welcomes(self.headers.get("Host", "")):
            self._send(b"This name does not belong to the preview.\n", "text/plain", 421)
        elif path == EVENTS:
            self._stream()
        elif path == SCRIPT:
            self._send(self.server.script, type_of(SCRIPT))
        else:
            self._file(name_of(self.path))

    do_HEAD = do_GET  # noqa: N815  # so it is called

    def log_message(self, *_: object) -> None:
        """The terminal is for what happens to the notes."""

    def _file(self, name: str | None) -> None:
        found, status, content = self.server.find(name)
        tag = self.server.tag(content)
        known = f'"{tag}"' in self.headers.get("If-None-Match", "")
        if known and status == HTTPStatus.OK:
            self._send(b"", type_of(found), HTTPStatus.NOT_MODIFIED, tag)
        else:
            self._send(self.server.page(found, content, tag), type_of(found), status, tag)

    def _send(self, content: bytes, kind: str, status: int = 200, tag: str = "") -> None:
        self.send_response(status)
        if status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
        if tag:
            self.send_header("ETag", f'"{tag}"')
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _stream(self) -> None:
        """Tell a page the news as they come, until it is left or the preview ends.

        The page says in its request which one it is, by its name and its tag;
        it is sent as soon as it is another one.
        """
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command == "HEAD":
            return
        self.wfile.write(b"retry: 500\n\n")
        asked = parse_qs(self.path.partition("?")[2])
        name = name_of(asked.get("page", ["/"])[0]) or MISSING
        # Who lost the connection was told more since the request was made up.
        tag = self.headers.get("Last-Event-ID") or asked.get("tag", [""])[0]
        with self.server.board.looking(name):
            self._follow(name, tag)

    def _follow(self, name: str, tag: str) -> None:
        number, told = 0, None
        while not self.server.closing:
            before = number
            number, news = self.server.board.after(before, _BREATH)
            # A remark, which nobody hears, finds out whether anybody is there.
            said = ":\n\n"
            if number != before:
                _, status, content = self.server.find(name)
                if tag != (new := self.server.tag(content)):
                    tag, page = new, ""
                    # One that is gone is to be asked for again.
                    if status == HTTPStatus.OK:
                        page = self.server.page(name, content, tag).decode("utf-8", "replace")
                    said += f"event: page\nid: {tag}\ndata: {json.dumps([tag, page])}\n\n"
                # Each build has news of its own, though they may say the same.
                if told is not news:
                    said += f"data: {(told := news)}\n\n"
            self.wfile.write(said.encode())


def _told(error: OSError, host: str, port: int) -> Mistake:
    import errno

    place = f"{host}:{port}"
    if error.errno == errno.EADDRINUSE:
        return Mistake("port-in-use", place, port=str(port), free=str(port + 1))
    reason = error.strerror or str(error)
    return Mistake("cannot-listen", place, reason=reason)

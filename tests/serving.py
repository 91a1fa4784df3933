"""Serve a site as a web server does: over HTTP, compressed, with its own 404 page."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".xml": "application/xml",
    ".txt": "text/plain; charset=utf-8",
}


@contextmanager
def served(folder: Path, port: int = 0) -> Iterator[str]:
    """The address of *folder* on loopback, ending in a slash, while the context lasts."""
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, folder))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, folder: Path, *arguments: object) -> None:
        self.folder = folder
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with a file of the folder, or with its 404 page."""
        path = self.folder / unquote(urlsplit(self.path).path).lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        code = 200 if path.is_file() and path.resolve().is_relative_to(self.folder) else 404
        page = path if code == 200 else self.folder / "404.html"
        content = gzip.compress(page.read_bytes() if page.is_file() else b"", 6, mtime=0)
        self.send_response(code)
        self.send_header("Content-Type", TYPES.get(page.suffix, "application/octet-stream"))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        # Every file that is not a page has its content's hash in its name.
        keep = "no-cache" if page.suffix == ".html" else "public, max-age=31536000, immutable"
        self.send_header("Cache-Control", keep)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

"""What a browser asks for, as a name of the site; and what a name holds."""

from __future__ import annotations

from mimetypes import MimeTypes
from urllib.parse import unquote

HOME = "index.html"

# Not the system's own table: what a file is must not depend on the machine.
_TYPES = MimeTypes(filenames=())
_NEWER = {
    ".avif": "image/avif",
    ".bib": "application/x-bibtex",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".yaml": "application/yaml",
}
_AS_TEXT = ("text/", "application/json", "application/xml", "application/x-bibtex")


def name_of(target: str) -> str | None:
    """The site's file that a request means, None where no site can have it.

    >>> name_of("/"), name_of("/topics/%E8%AF%8D.html?a=1#b"), name_of("/a/")
    ('index.html', 'topics/词.html', 'a/index.html')
    >>> name_of("/../notes/a.md"), name_of("/%2e%2e/a"), name_of("/..%2Fa"), name_of("a")
    (None, None, None, None)
    """
    path = target.partition("#")[0].partition("?")[0]
    if not path.startswith("/"):
        return None
    try:
        parts = unquote(path[1:], errors="strict").split("/")
    except UnicodeDecodeError:
        return None
    if parts[-1] == "":
        parts[-1] = HOME
    # Hidden files are nobody's page, and a backslash is a slash on some systems.
    if any(not part or part[0] == "." or set(part) & {"\\", "\0"} for part in parts):
        return None
    return "/".join(parts)


def type_of(name: str) -> str:
    """The Content-Type of a file of the site.

    >>> type_of("a.html"), type_of("static/a.5f.js"), type_of("LICENSE")
    ('text/html; charset=utf-8', 'text/javascript; charset=utf-8', 'application/octet-stream')
    """
    ending = "." + name.rpartition(".")[2].lower()
    found = _NEWER.get(ending) or _TYPES.guess_type(name)[0] or "application/octet-stream"
    return f"{found}; charset=utf-8" if found.startswith(_AS_TEXT) else found


def host_of(header: str) -> str:
    """The name in a request's Host header, without its port.

    >>> host_of("localhost:8000"), host_of("[::1]:8000"), host_of("Example.ORG.")
    ('localhost', '::1', 'example.org')
    """
    if header.startswith("["):
        return header[1:].partition("]")[0].lower()
    return header.partition(":")[0].lower().rstrip(".")

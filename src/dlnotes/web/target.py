"""An address as it goes on the wire: what a browser would send for it.

Curators paste what they see, so an address may hold raw Chinese, spaces, an
international name, a fragment.  `aim` makes of it the bytes that a server
expects; `join` does the same for a ``Location``, which servers write in UTF-8,
in GBK, relative or with spaces.  Nothing here asks anybody.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

import msgspec

from dlnotes.urls.hostname import ascii_host
from dlnotes.urls.spelling import without_dots

PORTS = {"http": 80, "https": 443}
KEPT = "!#$%&'()*+,/:;=?@[]~|\\"
"""What stays as written in a path or a query: browsers encode hardly anything."""

_LEANING = re.compile(r"[^?#]*\\")
_CONTROLS = re.compile(r"[\t\n\r]")
_EDGES = "".join(map(chr, range(0x21)))


class NotAnAddressError(ValueError):
    """No request can be made of this: not of the web, or not an address."""


class ForeignSchemeError(NotAnAddressError):
    """An address of a scheme that is not the web's (``file:``, ``javascript:``…)."""


class Target(msgspec.Struct, frozen=True, gc=False):
    """Where one request goes: *host* is ASCII, *path* as sent, *url* as followed."""

    url: str
    scheme: str
    host: str
    port: int
    path: bytes
    fragment: str

    @property
    def authority(self) -> str:
        """The Host header: the port only when it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> tuple[str, str, int]:
        """What may share a connection."""
        return self.scheme, self.host, self.port


def aim(url: str) -> Target:
    """Make a target of *url*.

    >>> aim("http://例子.测试/路径 a#x").path
    b'/%E8%B7%AF%E5%BE%84%20a'
    >>> aim("HTTP://Example.org:80?q=中").authority
    'example.org'
    >>> aim(r"http://example.org\\a\\..\\b").path
    b'/b'

    Raises ForeignSchemeError for another scheme, NotAnAddressError for what is no address.
    """
    cleaned = _straight(_CONTROLS.sub("", url.strip(_EDGES)))
    try:
        parts = urlsplit(cleaned)
        if (scheme := parts.scheme.lower()) not in PORTS:
            raise ForeignSchemeError(f"{scheme or 'no scheme'} is not a scheme of the web")
        host, port = ascii_host(_written_host(parts)).strip("[]"), parts.port
    except ForeignSchemeError:
        raise
    except ValueError as error:
        raise NotAnAddressError(str(error)) from None
    plain = without_dots(parts.path) if "/." in parts.path else parts.path or "/"
    path = quote(plain, safe=KEPT, errors="replace")
    query = "?" + quote(parts.query, safe=KEPT, errors="replace") if parts.query else ""
    return Target(
        url=cleaned,
        scheme=scheme,
        host=host,
        port=port if port is not None else PORTS[scheme],
        path=(path + query).replace("#", "%23").encode("ascii"),
        fragment=unquote(parts.fragment),
    )


def _written_host(parts: SplitResult) -> str:
    """The host with the brackets of IPv6, and without name and password."""
    place = parts.netloc.rpartition("@")[2]
    return place.partition("]")[0] + "]" if place.startswith("[") else place.partition(":")[0]


def join(base: str, location: bytes | str) -> str:
    """Where *location* leads from *base*.

    The fragment of *base* is kept when *location* has none, as browsers do.

    >>> join("http://a.cn/b/c#x", "d e.html")
    'http://a.cn/b/d e.html#x'
    >>> join("http://a.cn/", "/中文".encode("gbk"))
    'http://a.cn/%D6%D0%CE%C4'
    """
    text = _straight(_CONTROLS.sub("", _decoded(location).strip(_EDGES)))
    try:
        joined = urljoin(base, text)
        fragment = urlsplit(base).fragment
    except ValueError:
        return text
    return joined if "#" in joined or not fragment else f"{joined}#{fragment}"


def _straight(url: str) -> str:
    """Slashes that lean the wrong way are slashes, up to the query, as browsers take them."""
    found = _LEANING.match(url)
    return url if found is None else found[0].replace("\\", "/") + url[found.end() :]


def _decoded(location: bytes | str) -> str:
    """Bytes that are not UTF-8 (GBK, mostly) go back to the server as they came."""
    if isinstance(location, str):
        return location
    try:
        return location.decode("utf-8")
    except UnicodeDecodeError:
        return "".join(chr(byte) if byte < 0x80 else f"%{byte:02X}" for byte in location)

"""The host of an address: as the network knows it, and as a reader says it.

A host may be written in capitals, in Chinese, with full-width dots, in
percent-escapes, or as a number in disguise (``0x7f.1`` is 127.0.0.1 to every
browser).  `ascii_host` undoes all of it, so that a guard which looks at its
answer sees the host that a browser would visit.
"""

from __future__ import annotations

import re
from functools import lru_cache

_NAME = re.compile(r"(?:[a-z0-9_-]+\.)*[a-z0-9_-]+")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+")
# Scripts whose letters nobody mistakes for ASCII: Han, kana, hangul, Latin-1.
_UNMISTAKABLE = re.compile(
    r"[a-z0-9\-\u00df-\u00f6\u00f8-\u00ff\u3005\u3007\u3041-\u3096\u30a1-\u30fa"
    r"\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]+"
)


@lru_cache(4096)  # a list has many pages and few hosts
def ascii_host(written: str) -> str:
    """Write a host as the network knows it.

    >>> ascii_host("Bücher.Example."), ascii_host("0x7f.1")
    ('xn--bcher-kva.example', '127.0.0.1')

    Raises ValueError when no browser would accept the host.
    """
    if written.startswith("["):
        return _ipv6(written)
    name = written.lower()
    if "%" in name:
        name = _unescape(name).lower()
    if not name.isascii():
        name = _to_ascii(name)
    name = name.removesuffix(".")
    if not _NAME.fullmatch(name):
        raise ValueError(f"not a host: {written!r}")
    last = name.rpartition(".")[2]
    return _ipv4(name) if _NUMBER.fullmatch(last) else name


def spoken(name: str) -> str:
    """Write an ASCII host as a reader says it.

    An international name is shown in its own script unless its letters could
    pass for others (Cyrillic а for Latin a): then it stays as it is.

    >>> spoken("www.xn--fiqs8s.cn"), spoken("xn--80ak6aa92e.com")
    ('中国.cn', 'xn--80ak6aa92e.com')
    """
    if name.startswith("www.") and "." in name[4:]:
        name = name[4:]
    if "xn--" not in name:
        return name
    return ".".join(_decoded(label) for label in name.split("."))


def _decoded(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        text = label[4:].encode("ascii").decode("punycode")
    except (ValueError, OverflowError, IndexError):
        return label
    return text if _UNMISTAKABLE.fullmatch(text) else label


def _unescape(name: str) -> str:
    raw = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), name.encode().decode("latin-1"))
    return raw.encode("latin-1").decode("utf-8")


def _to_ascii(name: str) -> str:
    if len(name) > 255:  # the codec is quadratic, and no name is longer
        raise ValueError("a host of more than 255 characters")
    return name.encode("idna").decode("ascii").lower()


def _ipv6(written: str) -> str:
    from ipaddress import IPv6Address

    if not written.endswith("]") or "%" in written:
        raise ValueError(f"not an IPv6 address: {written!r}")
    return f"[{IPv6Address(written[1:-1])}]"


def _ipv4(name: str) -> str:
    """Read a number in disguise, as browsers do (WHATWG URL, IPv4 parser)."""
    parts = name.split(".")
    if len(parts) > 4:
        raise ValueError(f"not an IPv4 address: {name!r}")
    numbers = [_number(part) for part in parts]
    *heads, tail = numbers
    if any(head > 255 for head in heads) or tail >= 256 ** (5 - len(numbers)):
        raise ValueError(f"not an IPv4 address: {name!r}")
    value = tail + sum(head << (24 - 8 * place) for place, head in enumerate(heads))
    return ".".join(str(value >> shift & 255) for shift in (24, 16, 8, 0))


def _number(part: str) -> int:
    if not _NUMBER.fullmatch(part) or len(part) > 16:
        raise ValueError(f"not a number: {part!r}")
    if part.startswith("0x"):
        return int(part[2:] or "0", 16)
    return int(part, 8) if len(part) > 1 and part.startswith("0") else int(part)

"""One address, three ways to write it: for the ledger, a reader and a browser."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from dlnotes.urls import arxiv
from dlnotes.urls.hostname import ascii_host, spoken

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
# What clings to an address that was copied from a page: spaces of every width.
_CLINGING = " \t\r\n\f\v\u00a0\u3000\u200b\u200c\u200d\u2060\ufeff"
_WEB = re.compile(r"(?:https?|ftp)://[^/\\?#]", re.I)
_DOI = re.compile(r"doi:\s*(10\.\d{4,9}/\S+)", re.I)
_MAIL = re.compile(r"mailto:[^\s:@/]+@", re.I)
_BARE = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,24})(?::\d{1,5})?(?=[/?#]|$)", re.I
)
# Not every top-level domain: `paper.pdf` and `README.md` are files.
_DOMAIN_NAMES = (
    "com org net edu gov mil int info biz io ai cn tw hk jp kr us uk de fr it es nl be ch at se no"
    " dk fi eu ru in au nz ca br mx il sg my th vn id ir pt cz gr hu ie ro tr ua za me tv cc co la"
    " im fm ly gl to is app dev tech site online top xyz club wang blog page cloud art academy"
    " ninja wiki science research space website link name pro mobi asia cat travel jobs"
)
_DOMAINS = frozenset(_DOMAIN_NAMES.split())
_PARTS = re.compile(r"(https?|ftp)://([^/\\?#]*)([^?#]*)(\?[^#]*)?", re.I | re.S)
_AUTHORITY = re.compile(r"(?:(.*)@)?(\[[^\]]*\]|[^:@]*)(?::(\d*))?", re.S)
_DEFAULT_PORTS = {"http": 80, "https": 443, "ftp": 21}
_ODD = re.compile(r"%(?:[0-9A-Fa-f]{2})?|[^A-Za-z0-9\-._~!$&'()*+,;=:@/?%]+")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
# Written the canonical way already, as nearly all addresses of a list are.
_PLAIN = re.compile(
    r"https?://((?:[a-z0-9][a-z0-9-]*[a-z0-9]\.|[a-su-z0-9]\.)+[a-z]{2,})"
    r"(?:/(?!\.)[A-Za-z0-9\-_.~!$&'()*+,;=:@]*)+(?:\?[A-Za-z0-9\-._~!$&'()*+,;=:@/?]*)?"
)
_PLAIN_HOST = re.compile(r"https?://((?:[a-z0-9-]+\.)+[a-z]{2,})(?=[/?#]|$)", re.I)


def canonical(url: str) -> str:
    """Write *url* the way the ledger remembers it.

    Spellings that differ only in the host's case, a default port, a fragment,
    needless percent-escapes or dots in the path are one page, so we ask once.
    An IRI is the same as its UTF-8 escapes.  A t.cn code keeps its case:
    R7yTgLo and R7yTgLO are different pages.  Tracking parameters stay: taking
    them off is a change to the note, and its curator's to make.

    >>> canonical("HTTP://T.CN:80/R7yTgLo#x")
    'http://t.cn/R7yTgLo'
    >>> canonical("http://例子.cn/神经") == canonical("http://xn--fsqu00a.cn/%e7%a5%9e%E7%BB%8F")
    True

    A paper of arXiv has one address, whatever the form, mirror or version that
    was written.  A malformed id keeps its own spelling.

    >>> canonical("http://xxx.tau.ac.il/pdf/1412.7755v2.pdf")
    'https://arxiv.org/abs/1412.7755'

    Raises ValueError when *url* is not a web address (http, https or ftp).
    """
    plain = _PLAIN.fullmatch(url)
    if plain and not arxiv.may_be(plain[1]):
        return url
    return _spelled(url)


@lru_cache(4096)
def identity(url: str) -> str:
    """What *url* is known by: `canonical`, or itself where it is no web address.

    >>> identity("HTTP://A.org/x#one"), identity("no address")
    ('http://a.org/x', 'no address')
    """
    try:
        return canonical(url)
    except ValueError:
        return url


@lru_cache(4096)
def host(url: str) -> str:
    """Name the host of *url* as a reader says it; '' when it has none.

    >>> host("https://WWW.GitHub.com/a/b"), host("http://xn--fiqs8s.cn/"), host("mailto:a@b.c")
    ('github.com', '中国.cn', '')
    """
    plain = _PLAIN_HOST.match(url)
    if plain:
        return spoken(plain[1].lower())
    try:
        return spoken(split(url).host)
    except ValueError:
        return ""


def href(url: str) -> str | None:
    """Say what may stand in an ``href`` for *url*, or None when nothing may.

    The address stays as written, without control characters and the spaces
    around it.  A host without a scheme gets ``http://``.  A relative path, a
    bare fragment, ``javascript:``, ``data:`` and the like are no links.

    A DOI gets the address of its resolver.

    >>> href("www.example.com/a"), href("javascript:alert(1)"), href("paper.pdf")
    ('http://www.example.com/a', None, None)
    >>> href("doi:10.1038/nature14539")
    'https://doi.org/10.1038/nature14539'
    """
    if not url.isascii() and not _encodable(url):
        return None
    clean = _CONTROL.sub("", url).strip(_CLINGING)
    if _WEB.match(clean) or _MAIL.match(clean):
        return clean
    if clean.startswith("//"):
        return href("http:" + clean)
    if doi := _DOI.fullmatch(clean):
        return f"https://doi.org/{doi[1]}"
    bare = _BARE.match(clean)
    if bare and (bare[1].lower() in _DOMAINS or clean[:4].lower() == "www."):
        return "http://" + clean
    return None


class Parts(NamedTuple):
    """The parts of a web address, normalised; the fragment is gone."""

    scheme: str
    userinfo: str
    host: str
    port: int | None
    path: str
    query: str


@lru_cache(4096)  # one judgment takes the same few addresses apart twenty times
def split(url: str) -> Parts:
    """Take a web address apart, as a browser does.

    >>> split("http://a.example:8080\\\\@b.example/")[2:5]
    ('a.example', 8080, '/@b.example/')

    Raises ValueError when *url* is not a web address (http, https or ftp).
    """
    parts = _PARTS.match(href(url) or "")
    if not parts:
        raise ValueError(f"not a web address: {url!r}")
    scheme = parts[1].lower()
    authority = _AUTHORITY.fullmatch(parts[2])
    if not authority:
        raise ValueError(f"not a host and port: {parts[2]!r}")
    return Parts(
        scheme,
        _escaped(authority[1] or ""),
        ascii_host(authority[2]),
        _port(authority[3], scheme),
        _path(parts[3]),
        _escaped(parts[4] or ""),
    )


def _spelled(url: str) -> str:
    parts = split(url)
    paper = arxiv.identify_at(parts.host, parts.path, parts.query)
    if isinstance(paper, arxiv.ArxivId) and arxiv.is_arxiv(parts.host):
        return paper.url
    scheme = parts.scheme
    if parts.host == "t.cn" and parts.port is None:
        scheme = "http"  # one code, one page
    userinfo = f"{parts.userinfo}@" if parts.userinfo else ""
    port = "" if parts.port is None else f":{parts.port}"
    return f"{scheme}://{userinfo}{parts.host}{port}{parts.path}{parts.query}"


def _port(digits: str | None, scheme: str) -> int | None:
    number = int(digits.lstrip("0")[:9] or "0") if digits else _DEFAULT_PORTS[scheme]
    if number > 65535:
        raise ValueError(f"a port is at most 65535, not {number}")
    return None if number == _DEFAULT_PORTS[scheme] else number


def _path(written: str) -> str:
    path = _escaped(written.replace("\\", "/")) or "/"
    return without_dots(path) if "/." in path else path


def without_dots(path: str) -> str:
    """Resolve ``.`` and ``..`` (RFC 3986, 5.2.4)."""
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/" + "/".join(kept)


def _escaped(text: str) -> str:
    return _ODD.sub(_escape, text) if _ODD.search(text) else text


def _escape(found: re.Match[str]) -> str:
    odd = found[0]
    if odd[0] != "%":
        return "".join(f"%{byte:02X}" for byte in odd.encode())
    if len(odd) == 1:
        return "%25"  # a lone percent sign, or two spellings would meet only at the second look
    char = chr(int(odd[1:], 16))
    return char if char in _UNRESERVED else odd.upper()


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True

"""The scanner: every address, image and code span in a range of text.

This is the one place that decides where a URL begins and ends.  A bare one is
ended by what a careful reader would see as its end (full-width punctuation,
Chinese text, a closing bracket that it did not open); one in a Markdown target
keeps all that its parentheses hold.  No pattern here backtracks over more than
the next bracket or two, so a range is read in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from typing import Literal, NamedTuple

TokenKind = Literal[
    "bare", "link", "image", "empty", "anchor", "code", "comment", "markup", "definition"
]

_HAN_HOST = r"[^\W\x00-\u024f][\w\-]*(?:\.[\w\-]+)+"
# Two classes for what an address holds: one that reaches past U+00FF in several pieces
# takes milliseconds to compile.
_PLAIN = r"(?:[A-Za-z0-9\-._~:/?\#@!$&'()*+=%^{}]++|[\u00c0-\u1fff]++)*+"
# A comma or semicolon before another address parts the two.
_BARE = rf"{_PLAIN}(?:[,;](?![hH][tT][tT][pP]s?://){_PLAIN})*+"
_ADDRESS = (
    r"(?:[hH][tT][tT][pP][sS]?://(?:[tT]\.[cC][nN]/[A-Za-z0-9]{4,9}(?![A-Za-z0-9/?&=_\-])"
    rf"|(?:{_HAN_HOST}|\[[0-9A-Fa-f:.]+\])?{_BARE})|[fF][tT][pP]://{_BARE})"
)
_TOKEN = re.compile(
    rf"""
    (?P<escape> \\ [\\`*_{{}}\[\]()\#+\-.!<>|] )
  | (?P<code> ``(?:[^`]|`(?!`))++``(?!`) | `[^`]++` )
  | (?P<comment> <!-- )
  | < [ \t]*+ (?P<auto> (?:https?|ftp|mailto): [^<>\s]++ ) [ \t]*+ /?+ >
  | <a\b (?P<a> (?:[^<>"']|"[^"<>]*+"|'[^'<>]*+')*+ ) >
  | <img\b (?P<img> (?:[^<>"']|"[^"<>]*+"|'[^'<>]*+')*+ ) >
  | (?P<markup> <(?!https?:)/?[A-Za-z][^<>]*+> )
  | (?P<bang> !? ) \[ (?P<text> [^\[\]\\]*+ (?: (?: \\. | \[[^\[\]]*+\] ) [^\[\]\\]*+ )*+ ) \]
    (?: (?P<target> [ \t]? \( ) | [ ]? \[ (?P<label> [^\[\]\n]*+ ) \] | (?P<short>) )
  | (?P<bare> {_ADDRESS} )
    """,
    re.VERBOSE | re.DOTALL,
)
_BARE_ADDRESS = re.compile(_ADDRESS)
_TARGET = re.compile(
    r"""
    \s*+ (?: <(?P<angle>[^<>\n]*+)> |
        (?P<plain> (?: [^()\s\\] | \\. | \((?:[^()\s]|\([^()\s]*+\))*+\) )*+ ) )
    (?: \s++ (?P<title> "[^"\n]*+" | '[^'\n]*+' | “[^”\n]*+” | \([^()\n]*+\) ) )? \s*+ \)
    """,
    re.VERBOSE | re.DOTALL,
)
# What people write all the same: a space in the address, a full-width parenthesis at its end.
_LOOSE_TARGET = re.compile(r"[ \t]*+(?P<plain>[^()（）\n]*+(?:\([^()\n]*+\)[^()（）\n]*+)*+)[)）]")
_OPEN_TARGET = re.compile(r"[ \t]*+(?P<plain>[^\s()（）]*+)[)）]?")
_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_SRC = re.compile(r"""\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_ALT = re.compile(r"""\balt\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]*>")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_WEB = re.compile(r"(?:https?|ftp)://(?:[^\W_]|\[)", re.IGNORECASE)
_FILE_END = re.compile(r"\.(?:pdf|html?|pptx?|ps|zip|gz|docx?|md|txt|ipynb)$", re.IGNORECASE)
_ENTITY_END = re.compile(r"&(?:nbsp|gt|lt|quot|amp);?$")
_TRAILING = frozenset(".,;:!?'*~(")


@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """One thing that the scanner found, from *start* to *end* of the text.

    *url* stands at *at*; *text* is what a reader would click.  *inner* holds
    the images inside a link's text.
    """

    kind: TokenKind
    start: int
    end: int
    url: str = ""
    at: int = 0
    text: str = ""
    inner: tuple[Token, ...] = ()

    @property
    def leads(self) -> bool:
        """Whether a reader would follow it, or was meant to (``[标题]()``)."""
        return self.kind in ("bare", "link", "empty")


class Definition(NamedTuple):
    """Where ``[label]: url`` stands: the address, its offset, and its line."""

    url: str
    at: int
    start: int
    end: int


Definitions = Mapping[str, Definition]


def scan(text: str, start: int, end: int, definitions: Definitions) -> list[Token]:
    """The tokens of ``text[start:end]``, in order and without overlap."""
    return _Scanner(text, definitions).scan(start, end)


def address_at(text: str, offset: int) -> str:
    """The bare address that begins at *offset*, empty when none does.

    >>> address_at("见http://a.cn/x。", 1), address_at("http://[::1", 0)
    ('http://a.cn/x', '')
    """
    found = _BARE_ADDRESS.match(text, offset)
    url = _trim(found[0]) if found else ""
    return url if is_web(url) else ""


def is_web(url: str) -> bool:
    """Whether *url* names a host of the web, scheme and all."""
    return bool(_WEB.match(url))


def has_scheme(url: str) -> bool:
    """Whether *url* begins with a scheme, or inherits one (``//host/…``)."""
    return bool(_SCHEME.match(url)) or url.startswith("//")


class _Scanner:
    def __init__(self, text: str, definitions: Definitions) -> None:
        self.text = text
        self.definitions = definitions
        self.found: dict[str, int] = {}

    def next(self, mark: str, start: int, end: int) -> int:
        """Where *mark* stands next, -1 past *end*; looked for once, however often asked."""
        known = self.found.get(mark, -1)
        if known < start:
            known = self.text.find(mark, start)
            known = self.found[mark] = len(self.text) if known < 0 else known
        return known if known < end else -1

    def scan(self, start: int, end: int) -> list[Token]:
        tokens: list[Token] = []
        position = start
        search = _TOKEN.search
        while found := search(self.text, position, end):
            token = self.token(found, end)
            if token is None:
                # Not a link after all: what its brackets hold is read by itself.
                position = found.start() + 1 if found["text"] is not None else found.end()
                continue
            tokens.append(token)
            position = token.end
        return tokens

    def token(self, found: re.Match[str], end: int) -> Token | None:
        """What *found* is, or None when it is nothing."""
        start = found.start()
        match found.lastgroup:
            case "bare":
                return self.bare(start)
            case "target" | "label" | "short":
                return self.bracket(found, end)
            case "code" | "markup":
                return Token(found.lastgroup, start, found.end())
            case "comment":
                close = self.next("-->", start, end)
                return Token("comment", start, close + 3) if close >= 0 else None
            case "auto":
                return Token("bare", start, found.end(), found["auto"], found.start("auto"))
            case "a":
                return self.anchor(found, end)
            case "img":
                return self.picture(found)
        return None

    def bare(self, start: int) -> Token | None:
        url = address_at(self.text, start)
        return Token("bare", start, start + len(url), url, start) if url else None

    def bracket(self, found: re.Match[str], end: int) -> Token | None:
        if found["target"] is not None:
            return self.targeted(found, end)
        label = found["label"] if found["label"] else found["text"]
        definition = self.definitions.get(label.strip().casefold()) if self.definitions else None
        if definition is None:
            return None
        if definition.start == found.start():
            return Token("definition", found.start(), definition.end, definition.url, definition.at)
        kind: TokenKind = "image" if found["bang"] else "link"
        return Token(kind, found.start(), found.end(), definition.url, definition.at, found["text"])

    def targeted(self, found: re.Match[str], end: int) -> Token | None:
        """``[text](target)``, also as people write it who are not parsers."""
        inside = found.end()
        spaced = found["target"] != "("
        match = _TARGET.match(self.text, inside, end)
        if match is None:
            match = _LOOSE_TARGET.match(self.text, inside, end)
        if match is None:
            match = _OPEN_TARGET.match(self.text, inside, end)
        if match is None:
            return None
        group = (
            "angle" if "angle" in match.re.groupindex and match["angle"] is not None else "plain"
        )
        url, at = _without_words(match[group], match.start(group))
        if spaced and not is_web(url):
            return None
        inner = self.inside(found)
        if inner is None:
            return None
        kind: TokenKind = "image" if found["bang"] else "link"
        if not url:
            kind = "empty"
        elif url.startswith("#"):
            kind = "anchor"
        return Token(kind, found.start(), match.end(), url, at, found["text"], inner)

    def inside(self, found: re.Match[str]) -> tuple[Token, ...] | None:
        """The images in a link's text; None when there is a link, which then counts alone."""
        if "](" not in found["text"] and "<" not in found["text"]:
            return ()
        inner = self.scan(found.start("text"), found.end("text"))
        if any(token.kind == "link" for token in inner):
            return None
        return tuple(token for token in inner if token.kind == "image")

    def anchor(self, found: re.Match[str], end: int) -> Token | None:
        """``<a href="…">text</a>``: the element with all that it holds."""
        close = self.next("</a", found.end(), end)
        href = _HREF.search(self.text, found.start("a"), found.end("a"))
        if href is None or close < 0:
            return Token("markup", found.start(), found.end())
        url, at = _attribute(href)
        inner = tuple(t for t in self.scan(found.end(), close) if t.kind == "image")
        stop = self.next(">", close, end) + 1 or end
        text = unescape(_TAGS.sub("", self.text[found.end() : close])).strip()
        kind: TokenKind = "link" if url and not url.startswith("#") else "anchor"
        return Token(kind, found.start(), stop, url, at, text, inner)

    def picture(self, found: re.Match[str]) -> Token | None:
        source = _SRC.search(self.text, found.start("img"), found.end("img"))
        if source is None or not _attribute(source)[0]:
            return Token("markup", found.start(), found.end())
        url, at = _attribute(source)
        alt = _ALT.search(self.text, found.start("img"), found.end("img"))
        text = unescape(alt[1] or alt[2] or "") if alt else ""
        return Token("image", found.start(), found.end(), url, at, text)


def _attribute(found: re.Match[str]) -> tuple[str, int]:
    group = found.lastindex or 1
    value = found[group]
    return value.strip(), found.start(group) + len(value) - len(value.lstrip())


def _without_words(target: str, at: int) -> tuple[str, int]:
    """The address in a target that may hold words after it.

    >>> _without_words("http://a.cn/x 标题", 5)
    ('http://a.cn/x', 5)
    """
    stripped = target.strip()
    at += len(target) - len(target.lstrip())
    head, _, tail = stripped.partition(" ")
    if tail and is_web(head) and not _FILE_END.search(tail):
        return head, at
    return stripped, at


def _trim(url: str) -> str:
    """Cut from a bare address what belongs to the sentence around it.

    >>> _trim("http://a.cn/x_(y)).")
    'http://a.cn/x_(y)'
    """
    url = _ENTITY_END.sub("", url)
    opened = url.count("(") - url.count(")")
    end = len(url)
    while end and (url[end - 1] in _TRAILING or (url[end - 1] == ")" and opened < 0)):
        end -= 1
        opened += (url[end] == ")") - (url[end] == "(")
    return url[:end]

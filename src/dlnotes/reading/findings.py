"""The tokens of a note, range by range, and what they tell its curator.

Every range is scanned once.  What is no record's link is put down with its
reason, so that the account of addresses can be drawn up in the end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from dlnotes.reading.kinds import kind_of_tag
from dlnotes.reading.labels import role_of_label
from dlnotes.reading.naming import plain
from dlnotes.reading.scan import Definition, Token, address_at, has_scheme, is_web, scan
from dlnotes.reading.source import Source, comments
from dlnotes.records import LeftOut, Link, Problem, Reason
from dlnotes.urls import canonical

ADDRESS = re.compile(
    r"(?:https?|ftp)://[^\s<>\"'`|()\[\]，。；、！？（）《》【】“”]+", re.IGNORECASE
)
_BEGINNING = re.compile(r".{0,2}?(?P<url>(?:https?|ftp)://[^\s]{1,60})", re.IGNORECASE | re.DOTALL)
_DEFINITION = re.compile(
    r"(?:^|(?<=[\r\n]))[ \t>]{0,3}\[(?!\^)([^\[\]\r\n]+)\]:[ \t]*<?([^\s<>]+)>?[^\r\n]*"
)
_REFERENCE = re.compile(r"(?P<full>(?<=\])[ ]?)?\[(?P<label>[^\[\]\n]+)\](?![:(])")
_HOST_LIKE = re.compile(r"(?:[\w\-]+\.)+[A-Za-z]{2,12}(?:[/:?#]|$)", re.ASCII)
_FILE = re.compile(
    r"\.(?:md|markdown|html?|pdf|png|jpe?g|gif|svg|txt|ipynb|py|zip|pptx?)(?:[?#].*)?$", re.I
)
_BROKEN_SCHEME = re.compile(r"h?t?tps?[:/]|https?[^A-Za-z0-9]", re.IGNORECASE)
_PAIRS = {"《": "》", "【": "】"}
_MARK = re.compile("[《》【】]")


class Findings:
    """What the scanner found in a note, kept by place."""

    def __init__(self, source: Source, origin: Callable[[str], str]) -> None:
        self.source = source
        self.origin = origin
        self.noticed: dict[tuple[str, int], Problem] = {}
        self.left_out: dict[int, LeftOut] = {}
        hidden = comments(source.text)
        self.definitions = _definitions(source.text, hidden)
        self.spelled: dict[str, str] = {}
        self.known: dict[int, tuple[int, list[Token]]] = {}
        for start, end in hidden:
            self.leave_out(start, end, "comment")

    def tokens(self, start: int, end: int) -> list[Token]:
        """The tokens from *start* to *end*; the first look reports what is odd."""
        known = self.known.get(start)
        if known and known[0] == end:
            return known[1]
        found = scan(self.source.text, start, end, self.definitions)
        self.known[start] = (end, found)
        for token in found:
            self._report(token)
        self._marks(start, end)
        return found

    def canonical(self, url: str) -> str:
        """`urls.canonical`, asked once an address; what is none stays as it is."""
        known = self.spelled.get(url)
        if known is None:
            try:
                known = canonical(url)
            except ValueError:
                known = url
            self.spelled[url] = known
        return known

    def leave_out(self, start: int, end: int, reason: Reason) -> None:
        """Put down every address between *start* and *end* as nobody's link."""
        if self.source.text.find("://", start, end) < 0:
            return
        for found in ADDRESS.finditer(self.source.text, start, end):
            place = self.source.place(found.start())
            self.left_out.setdefault(found.start(), LeftOut(found[0], reason, place))

    def leave_out_definitions(self, links: Iterable[Link]) -> None:
        """A definition that only code or a comment refers to is nobody's address."""
        known = {link.place.offset for link in links} if self.definitions else set()
        for definition in self.definitions.values():
            if definition.at not in known:
                left = LeftOut(definition.url, "markup", self.source.place(definition.at))
                self.left_out.setdefault(definition.at, left)

    def leave_out_broken(self, links: Iterable[Link]) -> None:
        """What begins like an address and is none (``http://[::1``), and no target either."""
        text = self.source.text
        covered = sorted((one.place.offset, one.place.offset + len(one.url)) for one in links)
        at = reach = 0
        mark = text.find("://")
        while mark >= 0:
            while at < len(covered) and covered[at][0] <= mark:
                reach = max(reach, covered[at][1])
                at += 1
            found = _BEGINNING.match(text, max(0, mark - 5)) if mark >= reach else None
            if found and not address_at(text, found.start("url")):
                start = found.start("url")
                left = LeftOut(found["url"], "no address", self.source.place(start))
                self.left_out.setdefault(start, left)
            mark = text.find("://", mark + 3)

    def problem(self, code: str, offset: int, length: int, *values: str) -> None:
        """Put down what the curator may want to mend at *offset*."""
        # A table's row is looked at whole and cell by cell; what is odd is said once.
        if (code, offset) not in self.noticed:
            place = self.source.place(offset)
            self.noticed[code, offset] = Problem(code, place, max(length, 1), values)

    def _report(self, token: Token) -> None:
        match token.kind:
            case "code" | "markup" | "comment":
                self.leave_out(token.start, token.end, token.kind)
            case "empty":
                self.problem(
                    "empty-target", token.start, token.end - token.start, plain(token.text)
                )
                self.leave_out(token.start, token.end, "link text")
            case "anchor":
                self.left_out[token.at] = LeftOut(token.url, "anchor", self.source.place(token.at))
                self.leave_out(token.start, token.end, "anchor")
            case "definition":
                self._leave_out_inside(token)
            case "link" | "image":
                self._check_target(token)
                self._leave_out_inside(token)
                for inner in token.inner:
                    self._check_target(inner)

    def _check_target(self, token: Token) -> None:
        url = token.url
        if is_web(url) or (has_scheme(url) and not _BROKEN_SCHEME.match(url)):
            return
        host_like = _HOST_LIKE.match(url) and not _FILE.search(url.partition("/")[0])
        if host_like or _BROKEN_SCHEME.match(url) or " " in url:
            self.problem("missing-scheme", token.at, len(url), url)

    def _leave_out_inside(self, token: Token) -> None:
        """What a link's text or title says of addresses is no link of its own."""
        # Its own address may stand elsewhere, in a definition.
        if not token.start <= token.at < token.end:
            self.leave_out(token.start, token.end, "link text")
            return
        if self.source.text.count("://", token.start, token.end) < 2 and is_web(token.url):
            return
        url_end = token.at + len(token.url)
        inner = [(one.at, one.at + len(one.url)) for one in token.inner]
        position = token.start
        for start, end in sorted([*inner, (token.at, url_end)]):
            self.leave_out(position, start, "link text")
            position = end
        self.leave_out(position, token.end, "link title")

    def _marks(self, start: int, end: int) -> None:
        """《 without 》 and the like; the one that stands alone is named."""
        text = self.source.text
        # Most ranges have none of the marks at all, and that is seen at a glance.
        if all(text.find(mark, start, end) < 0 for mark in "《》【】"):
            return
        waiting: list[tuple[str, int]] = []
        for found in _MARK.finditer(text, start, end):
            mark = found[0]
            if mark in _PAIRS:
                waiting.append((mark, found.start()))
            elif waiting and _PAIRS[waiting[-1][0]] == mark:
                waiting.pop()
            else:
                self.problem("unbalanced-mark", found.start(), 1, mark)
        for mark, offset in waiting:
            self.problem("unbalanced-mark", offset, 1, mark)


def _definitions(text: str, hidden: Sequence[tuple[int, int]]) -> dict[str, Definition]:
    """The ``[label]: url`` lines that something refers to, unless it is *hidden*.

    A label that is a media tag or a role (``[视频]: http://t.cn/x``) is one
    only for ``[text][label]``: else the line is a link of its own.
    """
    if "]:" not in text:
        return {}
    found: dict[str, Definition] = {}
    for match in _DEFINITION.finditer(text):
        label = match[1].strip().casefold()
        start = match.start(1) - 1
        found.setdefault(label, Definition(match[2], match.start(2), start, match.end()))
    used: set[str] = set()
    for match in _apart(_REFERENCE.finditer(text), hidden) if found else ():
        label = match["label"].strip().casefold()
        if match["full"] is not None or not (kind_of_tag(label, {}) or role_of_label(label, {})):
            used.add(label)
    return {label: definition for label, definition in found.items() if label in used}


def _apart(
    matches: Iterable[re.Match[str]], ranges: Sequence[tuple[int, int]]
) -> Iterator[re.Match[str]]:
    """The *matches* that begin in none of the *ranges*; both stand in order."""
    at = 0
    for match in matches:
        while at < len(ranges) and ranges[at][1] <= match.start():
            at += 1
        if at == len(ranges) or match.start() < ranges[at][0]:
            yield match

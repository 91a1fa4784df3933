"""What each link of an entry is to it: its role, from its label, else from its host.

A label beats the host, and a label that names no role (官网, part 1) makes its
link the work itself unless there is one already.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dlnotes.config import Config
from dlnotes.reading import naming
from dlnotes.reading.findings import Findings
from dlnotes.reading.labels import (
    label_before,
    role_at_an_edge,
    role_before,
    role_inside,
    role_of_label,
)
from dlnotes.reading.people import HAS_HAN
from dlnotes.reading.scan import Token, is_web
from dlnotes.records import Link, Role

_BOOK_MARKS_BEFORE = re.compile(r"[《【“\"]([^《》【】“”\"\n]{2,200})[》】”\"]\s*[:：]?\s*$")
# “①决策树http://…”: the number's own words name the work.
_NUMBERED_BEFORE = re.compile(
    r"(?:[①-⑳]|(?<![\w.])\(?\d{1,2}[)）.、])\s*([^\s，。；,;①-⑳][^，。；,;①-⑳\n]{0,40}?)[\s:：]*$"
)
URL_TEXT = re.compile(r"\s*<?(?:https?|ftp)://\S+\s*$", re.IGNORECASE)
_CLOSING_MARKS = ("》", "】", "”", '"')
_ROLES_BY_HOST: tuple[tuple[re.Pattern[str], Role], ...] = (
    (
        re.compile(
            r"^https?://(?:(?:pan|yun)\.baidu\.com|vdisk\.weibo\.com|pan\.quark\.cn|pan\.xunlei\.com"
            r"|(?:www\.)?(?:aliyundrive|alipan|123pan)\.com|cloud\.189\.cn|[\w\-]+\.lanzou\w?\.com)/",
            re.I,
        ),
        "cloud",
    ),
)
_POST = re.compile(r"^https?://(?:www\.|m\.)?weibo\.c(?:om|n)/\d+/\w+(?:\?\S*)?", re.I)
_BARE_ROLES_BY_HOST: tuple[tuple[re.Pattern[str], Role], ...] = (
    (re.compile(r"^https?://(?:gist\.)?github\.com/", re.I), "code"),
    (_POST, "discussion"),
)


@dataclass(slots=True, eq=False)
class Mention:
    """A token on its way to become a link, from *start* to *end* with its label."""

    token: Token
    role: Role
    label: str | None
    title: str | None
    start: int
    end: int
    neutral: bool
    labelled: bool
    block: int
    """Which of the entry's paragraphs it stands in, the first being 0."""
    outer: Token | None = None
    """The link whose text an image stands in."""
    moves: bool = False
    """Whether it surely stands with the title: its item holds nothing else."""
    words: tuple[int, int] | None = None
    """Where a bare address has its name in the text before it (``《title》url``)."""
    is_name: bool = False
    """Whether its text is the name of a work, whose title is then taken out of it."""
    in_a_word: bool = False
    """Whether its label ends a longer word, which must stay whole: 博士论文http://…"""

    @property
    def takes_its_label(self) -> bool:
        """Whether a label that says nothing (地址:) goes where the link goes."""
        return self.neutral and not self.in_a_word

    def link(self, findings: Findings, config: Config) -> Link:
        """The record of it, as settled so far."""
        token = self.token
        if self.is_name and self.title is None:
            self.title = naming.tidy(naming.name(token.text, config.kinds).title) or None
        text = "" if is_web(token.text.strip()) else naming.plain(without_images(token))
        place = findings.source.place(token.at)
        return Link(token.url, self.role, text, self.label, self.title, place)


def without_images(token: Token) -> str:
    """What a link says besides the pictures in it."""
    if not token.inner:
        return token.text
    return re.sub(r"!\[[^\]]*\]\([^()]*\)|<[^<>]*>", " ", token.text)


def words_of(token: Token) -> str:
    """What a link says; a badge says what its picture is called: ``[![arXiv](b.svg)](u)``."""
    if token.inner and not without_images(token).strip():
        return token.inner[0].text.strip()
    return token.text.strip()


def names_itself(token: Token, config: Config) -> bool:
    """Whether a link's text is a work's name, not a label or an address."""
    words = words_of(token) or token.text.strip()
    if token.kind == "bare" or not words or URL_TEXT.match(words):
        return False
    return role_of_label(words, config.roles) is None


def mentions(
    findings: Findings, tokens: Iterable[Token], low: int, block: int, config: Config
) -> Iterator[Mention]:
    """The links among *tokens*, each with its role; labels are sought down to *low*."""
    for token in tokens:
        if token.kind in ("bare", "link", "image"):
            yield _mention(findings, token, low, block, config)
            for image in token.inner:
                yield Mention(
                    image, "image", None, None, image.start, image.end, False, False, block, token
                )
            low = token.end
        elif token.kind == "empty":
            low = token.end


def _mention(findings: Findings, token: Token, low: int, block: int, config: Config) -> Mention:
    if token.kind == "image":
        return Mention(token, "image", None, None, token.start, token.end, False, False, block)
    words = words_of(token)
    if token.kind == "link" and words and not is_web(words):
        return _worded(findings, token, words, low, block, config)
    return _bare(findings, token, low, block, config)


def _worded(
    findings: Findings, token: Token, words: str, low: int, block: int, config: Config
) -> Mention:
    """``[words](url)``: the words are a label or a title."""
    found = role_of_label(words, config.roles)
    if found:
        role, neutral = found
        label = naming.plain(words).strip("[]【】 ")
        return Mention(token, role, label, None, token.start, token.end, neutral, True, block)
    before = label_before(findings.source.text, low, token.start)
    if before and before.colon and (known := role_of_label(before.word, config.roles)):
        role, neutral = known
        if not neutral:
            return Mention(
                token, role, before.word, None, before.start, token.end, False, True, block
            )
    if inside := role_at_an_edge(words):
        return Mention(token, inside, words, None, token.start, token.end, False, True, block)
    role = _by_host(findings.origin(token.url), _ROLES_BY_HOST) or "related"
    return Mention(
        token, role, None, None, token.start, token.end, False, False, block, is_name=True
    )


def _bare(findings: Findings, token: Token, low: int, block: int, config: Config) -> Mention:
    """``label:url``, ``《title》url``, or an address alone."""
    text = findings.source.text
    before = label_before(text, low, token.start)
    if before:
        known = role_before(before.word, config.roles)
        inside = None if known else role_inside(before.word)
        if known or inside:
            role, neutral = known or (inside or "related", False)
            return Mention(
                token,
                role,
                before.word,
                None,
                before.start,
                token.end,
                neutral,
                before.colon,
                block,
                in_a_word=not before.colon and bool(HAS_HAN.match(text, before.start - 1)),
            )
    found = None
    if text[max(low, token.start - 4) : token.start].rstrip(" \t:：").endswith(_CLOSING_MARKS):
        found = _BOOK_MARKS_BEFORE.search(text, max(low, token.start - 220), token.start)
    else:
        found = _NUMBERED_BEFORE.search(text, max(low, token.start - 60), token.start)
    title = naming.tidy(found[1]) if found else None
    words = found.span(1) if found else None
    origin = findings.origin(token.url)
    by_host = None if title else _by_host(origin, _BARE_ROLES_BY_HOST)
    role = _by_host(origin, _ROLES_BY_HOST) or by_host or "related"
    return Mention(
        token, role, None, title, token.start, token.end, False, False, block, words=words
    )


def _by_host(url: str, table: tuple[tuple[re.Pattern[str], Role], ...]) -> Role | None:
    return next((role for pattern, role in table if pattern.match(url)), None)


def is_a_post(words: str) -> bool:
    """Whether *words* are the address of a post, and nothing else.

    >>> is_a_post("http://www.weibo.com/1/AbC"), is_a_post("http://a.example/1/AbC 一篇")
    (True, False)
    """
    return _POST.fullmatch(words) is not None


def settle_primary(
    found: list[Mention], wanted: Token | None, *, title: str | None
) -> Mention | None:
    """Make one of *found* the work itself: the one *wanted*, else the first that may be.

    Where its text is the entry's *title*, it is no label, whatever the tables say.
    """
    primary = next((one for one in found if one.token is wanted), None)
    if primary is not None and title is not None:
        primary.label, primary.title = None, title
    if primary is None:
        primary = next((one for one in found if _may_be_primary(one)), None)
    if primary is None and all(_is_aside(one) for one in found if one.block == 0):
        # A title over an address: what stands there is the work, whatever its host.
        primary = next((one for one in found if not one.labelled and not _is_aside(one)), None)
    if primary is None:
        primary = _only_link(found)
    if primary is None:
        return None
    primary.role = "primary"
    return primary


def _only_link(found: list[Mention]) -> Mention | None:
    """``- Lectures and notes: url``: where a title has one link, whatever its label says."""
    links = [one for one in found if one.role != "image"]
    return links[0] if len(links) == 1 and links[0].moves and links[0].role == "related" else None


def _is_aside(one: Mention) -> bool:
    return one.role in ("image", "discussion")


def _may_be_primary(one: Mention) -> bool:
    """The first link without a role of its own, and not one inside a commentary."""
    if one.outer is not None or one.role == "image":
        return False
    return one.neutral or (one.role == "related" and one.block == 0)

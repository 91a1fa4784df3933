"""One entry from its paragraphs: title, links with their roles, and commentary."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dlnotes.config import Config
from dlnotes.reading import naming, people
from dlnotes.reading.blocks import Block as Range
from dlnotes.reading.body import Body, Cut, links_in, plain_text, trimmed
from dlnotes.reading.credited import Below, below, by_label, by_link, in_last_line, others_apart
from dlnotes.reading.drafts import Draft
from dlnotes.reading.findings import Findings
from dlnotes.reading.head import Head, read_cell, read_head
from dlnotes.reading.kinds import kind_of_address, kind_of_title
from dlnotes.reading.labels import role_of_label
from dlnotes.reading.links import Mention, mentions, settle_primary
from dlnotes.reading.opening import past_checkbox
from dlnotes.reading.scan import Token, is_web
from dlnotes.reading.years import year_in_parentheses
from dlnotes.records import ROLES_SHOWN, Block, Cells, Entry, Kind, Link, Paragraph
from dlnotes.urls import arxiv

_HASHTAG = re.compile(r"#([^#\s\[\]()<>《》]{1,30})#")
# “… #读书 #经管” at the end; “#12” is a number.
_LAST_HASHTAGS = re.compile(r"(?:(?<=\s)#[^\W\d][\w/\-]*\s*)+$")
_LONGEST_HASHTAGS = 200
_OPENING = re.compile(r"[\s\[【(（]*$")
# “[论文](u) | [代码](u)”: the bar goes with the link behind it.
_PARTED = re.compile(r"\s*[|｜/·•]\s*$")
_JOINED = re.compile(r"[\s,.;，；]*")
_CLOSING = re.compile(r"[\s\]】)）]*")
_JOINERS = "，,、和与及"
_STOPS = ("。", "！", "？", "；")
_ENDINGS = "，。；、,;)）]】|》！!…"
_SHOWN = {role: rank for rank, role in enumerate(ROLES_SHOWN)}
# An arXiv id, on arXiv or one of its mirrors; `arxiv.identify` then says whether it is one.
_LIKE_A_PAPER = re.compile(r"/(?:\d{4}\.\d{4,5}|[a-z\-]{2,9}(?:\.[A-Z]{2})?/\d{7})")
_YEARS = range(1950, 2050)
# Five bits of each byte, as a digit that no eye takes for another.
_LETTERS = bytes(b"abcdefghijkmnpqrstuvwxyz23456789"[byte % 32] for byte in range(256))


@dataclass(frozen=True, slots=True)
class Desk:
    """What reading one entry needs to know of the note and the list."""

    findings: Findings
    config: Config
    oldest: Callable[[str], str]

    def identity(self, address: str | None, title: str) -> str:
        """The permanent id of a work: eight characters that depend on nothing but it.

        It is a hash of the work's *address*, canonical and in the oldest spelling
        that the ledger knows, so that neither moving an entry nor correcting its
        title changes it; a work without an address is known by its *title*.
        """
        key = title
        if address:
            known = self.findings.canonical(address)
            oldest = self.oldest(known)
            key = known if oldest == known else self.findings.canonical(oldest)
        digest = hashlib.blake2s(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        return digest.translate(_LETTERS).decode("ascii")

    def entry(self, draft: Draft, topic: str | None, topics: tuple[str, ...]) -> Entry | None:
        """Read *draft*; None when it says nothing at all."""
        return _Writer(self, draft).entry(topic, topics)


class _Writer:
    def __init__(self, desk: Desk, draft: Draft) -> None:
        self.desk = desk
        self.findings = desk.findings
        self.config = desk.config
        self.text = desk.findings.source.text
        self.draft = draft
        self.tokens = self.findings.tokens(*draft.head)
        self.head: Head = self._read_head()
        self.found: list[Mention] = []
        self.shown: list[Mention] = []
        self.moved: set[Token] = set()
        self.cuts: list[Cut] = []
        self.below: Below | None = None
        if not self.head.naming.authors:
            self.below = in_last_line(self.text, *draft.head)
            self.below = self.below or (below(self.text, draft.rest) if draft.rest else None)

    def entry(self, topic: str | None, topics: tuple[str, ...]) -> Entry | None:
        self._gather()
        primary = settle_primary(
            self.found,
            self.head.primary,
            title=self.head.naming.title if self.head.is_link_text else None,
        )
        links = self._arrange(primary)
        body, inline = self._body(links)
        title = self.head.naming.title or self._title_elsewhere(primary)
        if not title and not self.found and not body:
            return None
        head = tuple(links[one.token] for one in self.shown)
        address = self._address(primary)
        origin = address and self.findings.origin(address)
        named, text, told = self.head.naming, plain_text(body), self.below
        authors, others = self._authors(text)
        return Entry(
            id=self.desk.identity(address, title),
            topic=topic,
            topics=topics,
            title=title,
            kind=named.kind or self._kind(title, primary, origin or ""),
            authors=authors,
            year=named.year or self.draft.year or (told and told.year) or self._year(origin),
            venue=named.venue or self.draft.venue or (told and told.venue),
            date=self.head.date,
            tags=tuple(dict.fromkeys((*named.tags, *self._hashtags()))),
            links=head + inline,
            head=head,
            body=body,
            text=text,
            parent=self.draft.parent,
            place=self.findings.source.place(self.draft.start),
            others=others,
        )

    def _authors(self, text: str) -> tuple[tuple[str, ...], str]:
        """From the title's credits, a cell, a label, a link, or the commentary; 等 apart."""
        named = self.head.naming.authors or self.draft.authors
        named = named or by_label(self.text, _paragraphs([*self.draft.labelled, *self.draft.rest]))
        named = named or by_link(self.text, self.found)
        if not named and self.below:
            named = self.below.authors
        return others_apart(named or people.authors_in_prose(text))

    def _read_head(self) -> Head:
        if self.draft.is_title and not any(token.leads for token in self.tokens):
            return read_cell(self.text, *self.draft.head, self.config)
        return read_head(self.text, *self.draft.head, self.tokens, self.config)

    def _gather(self) -> None:
        """Every link of the entry, in the order of the text."""
        start, _ = self.draft.head
        block = 0
        self.found.extend(mentions(self.findings, self.tokens, start, block, self.config))
        for _, (low, high) in self.draft.cells:
            # A row's cells are as near to its title as the first paragraph.
            self.found.extend(self._mentions(low, high, block))
        for low, high in _paragraphs(self.draft.labelled):
            block += 1
            self.found.extend(self._labelled(low, self._mentions(low, high, block)))
        for low, high in _paragraphs(self.draft.rest):
            block += 1
            self.found.extend(self._mentions(low, high, block))
        if self.head.unknown_tag:
            low, high = self.head.unknown_tag
            self.findings.problem("unknown-tag", low, high - low, self.text[low:high].strip(" []"))

    def _mentions(self, start: int, end: int, block: int) -> list[Mention]:
        tokens = self.findings.tokens(start, end)
        return list(mentions(self.findings, tokens, start, block, self.config))

    def _arrange(self, primary: Mention | None) -> dict[Token, Link]:
        """Choose what stands with the title, and cut it from the commentary."""
        links: dict[Token, Link] = {}
        for number, one in enumerate(self.found, 1):
            following = self.found[number] if number < len(self.found) else None
            if one is primary and not self.head.several:
                self._show(one)
                self._cut_primary(one)
            elif one.moves or self._stands_apart(one, following):
                self._show(one)
                self._cut_label(one)
            elif self._is_before_body(one):
                self._show(one)
            links[one.token] = one.link(self.findings, self.config)
            if not self.shown or self.shown[-1] is not one:
                self._put(one, links[one.token])
        order = len(ROLES_SHOWN)
        self.shown.sort(key=lambda one: (_SHOWN.get(one.role, order), one.token.start))
        return links

    def _labelled(self, low: int, found: list[Mention]) -> list[Mention]:
        """The links of an item that holds nothing but their label: it names their role."""
        if not found:
            return found
        first = found[0].token.start
        start = past_checkbox(self.text, low, first)
        label = naming.plain(self.text[start:first]).strip(" :：-–")
        known = role_of_label(label, self.config.roles) if label else None
        for one in found:
            if known and not one.labelled:
                one.role, one.neutral = known
            elif not label and not one.labelled and one.role == "related":
                # An address alone under a title is the work's.
                one.neutral = True
            one.label = label or one.label
            one.moves = True
            one.labelled = one.labelled or bool(label)
            one.start, one.end = one.token.start, one.token.end
        if label or start > low:
            self.cuts.append((low, first, None))
        return found

    def _show(self, one: Mention) -> None:
        self.shown.append(one)
        self.moved.add(one.token)

    def _put(self, one: Mention, link: Link) -> None:
        """Let a link stand in its sentence, on the words that name it."""
        if one.words and one.words[0] >= self.head.body:
            self.cuts.append((*one.words, link))
            self.cuts.append((one.token.start, one.token.end, None))
        else:
            start = one.start if one.token.kind == "bare" else one.token.start
            if start < self.head.body <= one.token.start:
                # The words of the label have become the title.
                start = self.head.body
            self.cuts.append((start, one.token.end, link))

    def _is_before_body(self, one: Mention) -> bool:
        """Whether the title has swallowed *one*, or a link that leaves has it inside."""
        start, end = self.draft.head
        swallowed = start <= one.token.start < min(self.head.body, end)
        return swallowed or (one.outer is not None and one.outer in self.moved)

    def _stands_apart(self, one: Mention, following: Mention | None) -> bool:
        """Whether a labelled link can leave its sentence without breaking it."""
        if not one.labelled or one.role in ("image", "related"):
            return False
        if one.block != 0:
            return one.block == 1 and self._is_below(one)
        low, high = self._around(one)
        before = self.text[low - 1 : low] if low > self.draft.head[0] else ""
        after = self.text[high : high + 4].lstrip(" \t")[:1]
        if before and not before.isspace() and before not in _ENDINGS:
            return low <= self.head.body
        if after and after in _JOINERS and not _follows_at_once(following, high):
            return False
        if not (after and people.HAS_HAN.match(after) and before in _ENDINGS):
            return True
        # “。[Youtube](u) 也……”: a sentence goes on with what it began with.
        return self.text[high] != after and before not in _STOPS

    def _is_below(self, one: Mention) -> bool:
        """Whether *one* stands in the paragraph under the title, behind its authors."""
        told = self.below
        return told is not None and self.draft.head[1] <= told.start < told.end <= one.start

    def _joined(self, one: Mention, high: int) -> int:
        """Where goes on what a link behind the authors is joined to: “[[pdf](u)], [[code](u)]”."""
        joined = _JOINED.match(self.text, high, high + 8) if self._is_below(one) else None
        return joined.end() if joined else high

    def _around(self, one: Mention) -> tuple[int, int]:
        """The range of a labelled link with the brackets that hold nothing else."""
        start, end = one.start, one.end
        low = self.draft.head[0]
        opening = _OPENING.search(self.text, max(low, start - 8), start)
        closing = _CLOSING.match(self.text, end, end + 8)
        opened = self.text[opening.start() : start].strip() if opening else ""
        closed = closing[0].strip() if closing else ""
        if opening and closing and opened and closed and len(opened) == len(closed):
            return opening.start() + (self.text[opening.start()].isspace()), closing.end()
        return start, end

    def _cut_primary(self, one: Mention) -> None:
        token = one.token
        if token.kind == "link" and one.label is None and self._title_is_elsewhere(token):
            words = None if is_web(token.text.strip()) else token.text
            self.cuts.append((token.start, token.end, words))
        elif token.kind == "link" or one.start == token.start or one.takes_its_label:
            low, high = self._around(one)
            self.cuts.append((low, self._joined(one, high), None))
        else:
            self.cuts.append((token.start, token.end, None))

    def _title_is_elsewhere(self, token: Token) -> bool:
        """Whether the title's words must stay where they are, in their sentence."""
        return self.head.keeps_title or token is not self.head.primary

    def _cut_label(self, one: Mention) -> None:
        low, high = self._around(one)
        if parted := _PARTED.search(self.text, max(self.head.body, low - 4), low):
            low = parted.start()
        self.cuts.append((low, self._joined(one, high), None))

    def _body(self, links: dict[Token, Link]) -> tuple[tuple[Block, ...], tuple[Link, ...]]:
        for token in self.tokens:
            if token.kind == "empty":
                title_here = token is self.head.primary and not self.head.keeps_title
                self.cuts.append((token.start, token.end, None if title_here else token.text))
            elif token.kind in ("definition", "comment"):
                self.cuts.append((token.start, token.end, None))
        if self.below and self.below.end:
            self.cuts.append((self.below.start, self.below.end, None))
        maker = Body(self.findings, self.cuts)
        _, end = self.draft.head
        blocks: list[Block] = []
        if rest := self.head.naming.rest:
            blocks.append(Paragraph((rest,)))
        if self.head.body < end:
            blocks.extend(maker.paragraph(self.head.body, end))
        cells = [(name, trimmed(maker.spans(*place))) for name, place in self.draft.cells]
        if any(found for _, found in cells):
            blocks.append(Cells(tuple((name, found) for name, found in cells if found)))
        blocks.extend(maker.blocks([*self.draft.labelled, *self.draft.rest]))
        body = tuple(blocks)
        return body, tuple(links_in(body))

    def _title_elsewhere(self, primary: Mention | None) -> str:
        """A paragraph without words is called as its link or picture is."""
        one = primary or (self.found[0] if self.found else None)
        if one is None:
            return ""
        words = naming.tidy(one.link(self.findings, self.config).text)
        if not words and one.token.inner:
            words = naming.tidy(naming.plain(one.token.inner[0].text))
        return words or one.token.url.partition("://")[2].strip("/") or one.token.url

    def _telling(self, title: str, primary: Mention | None) -> str:
        """What may give the kind away: the title, or the address that stands for it."""
        if not self.found:
            return title
        url = (primary or self.found[0]).token.url
        origin = self.findings.origin(url)
        is_address = origin != url and title.strip("/") == url.partition("://")[2].strip("/")
        return origin.partition("://")[2] if is_address else title

    def _kind(self, title: str, primary: Mention | None, address: str) -> Kind | None:
        """A word of the title beats the host, but “… in Video” on arXiv is still a paper, and so
        is what has its PDF beside a ``[project](u)`` that is code."""
        by_title = kind_of_title(self._telling(title, primary))
        by_address = kind_of_address(address)
        if by_address == "code" and primary and primary.label:
            beside = any(one.role == "pdf" and one.labelled for one in self.found)
            by_address = "paper" if beside else "code"
        if by_address == "paper" and by_title in ("video", "dataset"):
            return by_address
        if by_address == "qa" and title.endswith(("?", "？")):
            # “有哪些好论文？”
            return by_address
        return by_title or by_address

    def _address(self, primary: Mention | None) -> str | None:
        """The address that the entry is known by: its work's, else its first link's."""
        first = primary or next(iter(self.shown), None)
        if first is None:
            first = next((one for one in self.found if one.role != "image"), None)
        return first.token.url if first else None

    def _year(self, address: str | None) -> int | None:
        year = year_in_parentheses(self.text[self.draft.head[0] : self.draft.head[1]])
        if year is None and address and _LIKE_A_PAPER.search(address):
            paper = arxiv.identify(address)
            if isinstance(paper, arxiv.ArxivId):
                year = people.full_year(paper.id.rpartition("/")[2][:2])
        return year if year in _YEARS else None

    def _hashtags(self) -> tuple[str, ...]:
        start, end = self.draft.head
        if "#" not in self.text[start:end]:
            return ()
        last = _LAST_HASHTAGS.search(self.text, max(start, end - _LONGEST_HASHTAGS), end)
        # Tokens stand in order and apart: the last that begins before a tag is the one to ask.
        starts = [token.start for token in self.tokens]
        tags: list[str] = []
        for found in _HASHTAG.finditer(self.text, start, end):
            before = bisect_right(starts, found.start()) - 1
            if before < 0 or self.tokens[before].end <= found.start():
                tags.append(found[1])
        return (*tags, *(last[0].replace("#", " ").split() if last else ()))


def _follows_at_once(following: Mention | None, offset: int) -> bool:
    """“[译文](u)、[代码](u)”: what follows the comma leaves the sentence too."""
    return following is not None and following.labelled and following.start - offset <= 3


def _paragraphs(ranges: Sequence[Range]) -> list[tuple[int, int]]:
    """The ranges of text in *ranges* that may hold links, in order."""
    found: list[tuple[int, int]] = []
    for block in ranges:
        if block.kind in ("paragraph", "heading"):
            found.append((block.start, block.end))
        elif block.kind == "table":
            found.extend(block.rows)
        elif block.kind in ("item", "quote"):
            found.extend(_paragraphs(block.children))
    return found

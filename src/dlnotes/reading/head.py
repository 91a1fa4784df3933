"""The first paragraph of an entry: where its title is, and where its commentary begins.

Curators put the title in the link's text, in 《》 before a bare address, in
bold, behind the address, or in the middle of a sentence; each form has a
function here, tried in that order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from dlnotes.config import Config
from dlnotes.reading import naming, people
from dlnotes.reading.books import read_book
from dlnotes.reading.bylines import byline, placed_byline
from dlnotes.reading.citations import Read, cited, names_and_title
from dlnotes.reading.clauses import GLOSS, first_clause, is_capitalised
from dlnotes.reading.labels import (
    COMMENT_LABELS,
    Label,
    label_before,
    role_at_an_edge,
    role_inside,
    role_of_label,
)
from dlnotes.reading.links import URL_TEXT, names_itself, without_images, words_of
from dlnotes.reading.naming import Naming
from dlnotes.reading.opening import dated, read_opening, skip
from dlnotes.reading.scan import Token, is_web
from dlnotes.reading.sentences import NAMES_ONLY, named_in
from dlnotes.reading.source import LINE_END
from dlnotes.reading.voices import SPEAKER, remark_before

_BOLD = re.compile(r"(\*\*|__)(?=\S)(.{1,300}?)(?<=\S)\1")
_BOLD_CELL = re.compile(rf"(?:\d{{1,3}}[.)]\s*)?{_BOLD.pattern}(?=\s*[:：\-–—])")
_ENUMERATED = re.compile(
    r"[\s，,；;：:]*(?:[①-⑳]|(?<![\w.])\(?\d{1,2}[)）.、](?!\d))[^\[\n，,。；;]{0,24}$"
)
_NAME_AND_YEAR = re.compile(
    rf"\s*[(（\[]([^()（）\[\]\n]{{2,80}}?)[,，]?\s*({people.YEAR})[a-z]?[)）\]]\s*$"
)
_EXPLAINED = re.compile(r"[\s\[\]]*(?:[-–—:：(（,，。;；|]|by\b|from\b|in\b|of\b|for\b|$)")
# Marks and emoji, as such or as ``:star:``.
_NO_WORDS = re.compile(r"[\W_]*(?::[a-z0-9_+\-]+:[\W_]*)*")
_STRAY = re.compile(r"[*_~=》】”]*")


def _bare(lead: str) -> str:
    """*lead* without what joins it to the address behind it.

    >>> _bare("(2014) Deep Speech ["), _bare("- Deep Speech:")
    ('(2014) Deep Speech', 'Deep Speech')
    """
    lead = lead.strip(" \t\n-–—:|").rstrip(" \t\n[(-–—:|,，")
    return lead if lead[:1] not in "[(" or lead.count(")") + lead.count("]") else lead[1:]


_ANNOUNCES = re.compile(r"\s*\**([^\[\]:：，。\n]{2,20})\**\s*[:：]\s*\**\s*")
_LISTS = re.compile(r"[*\s]*[、,，/|｜;；和与及][*\s]*")
_SEVERAL = 3
"""Links in a row from which on the words before them are taken to name them all."""


class Head(NamedTuple):
    """What the first paragraph says of its work.

    *primary* is the token that the title names; the commentary begins at
    *body*, and holds the title's words too when *keeps_title* is true.
    """

    naming: Naming
    primary: Token | None
    body: int
    keeps_title: bool = False
    several: bool = False
    """Whether the title is that of several works, each with a link where it is named."""
    is_link_text: bool = False
    """Whether the title is what the primary link says, so that no label is left of it."""
    date: str | None = None
    unknown_tag: tuple[int, int] | None = None


def read_head(text: str, start: int, end: int, tokens: Sequence[Token], config: Config) -> Head:
    """Find the title in ``text[start:end]``, whose tokens are *tokens*."""
    return _HeadReader(text, start, end, [t for t in tokens if t.leads], config).read()


def read_cell(text: str, start: int, end: int, config: Config) -> Head:
    """The first cell of a table row without a link: all of it is the title."""
    if bold := _BOLD_CELL.match(text, start, end):
        return Head(naming.name(bold[2], config.kinds), None, bold.end())
    return Head(naming.name(text[start:end], config.kinds), None, end)


class _HeadReader:
    def __init__(
        self, text: str, start: int, end: int, tokens: list[Token], config: Config
    ) -> None:
        self.text = text
        self.end = end
        self.config = config
        starts = {token.start for token in tokens}
        self.opening = read_opening(text, start, end, starts, config)
        self.at = self.opening.end
        self.tokens = [token for token in tokens if token.start >= self.at]
        self._step_over_badges()
        self.first = self.tokens[0] if self.tokens else None
        self.lead_end = self.first.start if self.first else end

    def _step_over_badges(self) -> None:
        """``[![build](…)](u) [Name](u)``: a link that is only a picture names nothing."""
        while len(self.tokens) > 1 and self.tokens[0].start == self.at:
            badge, following = self.tokens[:2]
            if without_images(badge).strip() or not names_itself(following, self.config):
                return
            self.at = skip(self.text, badge.end, self.end)
            self.tokens = self.tokens[1:]

    def read(self) -> Head:
        head = (
            self._book_marks() or self._link_first() or self._address_first() or self._words_first()
        )
        found, opening = head.naming, self.opening
        found = found._replace(
            title=naming.tidy(found.title) or self._fallback(head.primary),
            kind=opening.kind or found.kind,
            tags=opening.tags + found.tags,
            year=found.year or opening.year,
            venue=found.venue or opening.venue,
            rest=" ".join(filter(None, (opening.rest, found.rest))),
        )
        date = opening.date or head.date
        return head._replace(naming=found, date=date, unknown_tag=opening.unknown_tag)

    def _is_work(self, token: Token | None) -> bool:
        """Whether *token* may be the work's own address: no role is written on it."""
        if token is None:
            return False
        if token.kind != "bare" and not URL_TEXT.match(token.text):
            role = role_of_label(words_of(token), self.config.roles)
            return role is None or role[1]
        label = label_before(self.text, self.at, token.start)
        if label is None or not label.colon:
            return True
        role = role_of_label(label.word, self.config.roles)
        return role[1] if role else role_inside(label.word) is None

    def _book_marks(self) -> Head | None:
        """``《title》authors (year) url commentary``."""
        found = read_book(self.text, self.at, self.lead_end)
        if found is None:
            return None
        named, end = found
        return Head(named, self.first if self._is_work(self.first) else None, end)

    def _link_first(self) -> Head | None:
        """``[title](url) commentary``, also in bold or in 《》."""
        token = self.first
        lead = self.text[self.at : token.start] if token else ""
        if token is None or token.kind == "bare" or not _NO_WORDS.fullmatch(lead):
            return None
        if URL_TEXT.match(token.text):
            return None
        after = _STRAY.match(self.text, token.end)
        body = after.end() if after else token.end
        limit = self.tokens[1].start if len(self.tokens) > 1 else self.end
        if not names_itself(token, self.config) and not _EXPLAINED.match(self.text, body, limit):
            return self._label_first(token, body, limit)
        day, words = dated(token.text)
        named = naming.name(words, self.config.kinds)
        if not named.authors and not named.year:
            told = people.leading_credits(self.text[body : min(limit, body + 600)])
            if told.end or told.year:
                venue = named.venue or told.venue
                named = named._replace(authors=told.authors, year=told.year, venue=venue)
            body += told.end
        # What stands before it is a picture of a book, a star: it stays where it is.
        body = self.at if lead.strip("*_=《【“ ") else body
        return Head(named, token, body, is_link_text=True, date=day)

    def _label_first(self, token: Token, body: int, limit: int) -> Head:
        """``[pdf](url) title``: the name stands behind the label."""
        title, length = first_clause(self._line(body, limit))
        primary = token if self._is_work(token) else None
        if not title:
            named = naming.name(token.text, self.config.kinds)
            return Head(named, primary, body, is_link_text=primary is token)
        return Head(naming.name(title, self.config.kinds), primary, body + length)

    def _address_first(self) -> Head | None:
        """``url title``, or an address alone."""
        token = self.first
        if token is None or self.text[self.at : token.start].strip("*_<（( "):
            return None
        limit = self.tokens[1].start if len(self.tokens) > 1 else self.end
        stray = _STRAY.match(self.text, token.end)
        begin = skip(self.text, stray.end() if stray else token.end, self.end)
        if begin > limit:
            return Head(Naming(""), token, token.end)
        label = label_before(self.text, begin, limit) if limit < self.end else None
        if label and role_of_label(label.word, self.config.roles):
            limit = label.start
        line = self._line(begin, limit)
        remark, line = remark_before(line)
        begin += len(remark)
        if reference := cited(line):
            named, length = reference, len(line)
        else:
            authors, title = names_and_title(line.strip())
            named, length = naming.name(title, self.config.kinds), len(line)
            named = named._replace(authors=authors or named.authors)
            told = named.authors and ". " not in named.title
            if people.HAS_HAN.search(line) or (len(line) > 160 and not told):
                title, length = first_clause(line)
                named = naming.name(title, self.config.kinds)
                length += self.text.startswith(('"', "”"), begin + length)
        rest = " ".join(filter(None, (naming.plain(remark), named.rest)))
        return Head(named._replace(rest=rest), token, begin + length)

    def _line(self, start: int, end: int) -> str:
        """What stands from *start* to the end of its line."""
        found = LINE_END.search(self.text, start, end)
        return self.text[start : found.start() if found else end]

    def _words_first(self) -> Head:
        """Words before the first address, or no address at all."""
        lead_end = self.lead_end
        label = None
        if self.first and not names_itself(self.first, self.config):
            label = label_before(self.text, self.at, lead_end)
            if label and label.colon and self._is_label(label):
                lead_end = label.start
        lead = self.text[self.at : lead_end]
        return (
            self._citation(lead)
            or self._bold(lead_end)
            or self._enumerated(lead)
            or self._several_links(lead)
            or self._named_link(lead)
            or self._named_in(lead)
            or self._spoken(lead)
            or self._citation(lead, byline if self.first else placed_byline)
            or self._clause(lead)
        )

    def _citation(self, lead: str, read: Read | None = None) -> Head | None:
        """``authors. title[M]. publisher, year. url``, as journals print it."""
        named = cited(_bare(lead), read)
        return Head(named, self._work(), self.at + len(lead)) if named else None

    def _is_label(self, label: Label) -> bool:
        if role_of_label(label.word, self.config.roles) is not None:
            return True
        # “Java 面试视频：” is a name; a longer label stands behind a mark.
        before = self.text[self.at : label.start].rstrip()[-1:]
        return bool(before) and not before.isalnum() and role_inside(label.word) is not None

    def _bold(self, lead_end: int) -> Head | None:
        """``**title** (year), authors [[pdf]](url)``."""
        found = _BOLD.match(self.text, self.at, lead_end)
        if not found or self._is_note(found):
            return None
        named = naming.name(found[2], self.config.kinds)
        told = people.leading_credits(self.text[found.end() : lead_end])
        length = told.end
        if not length and not self.text[found.end() : lead_end].strip(" ,，.。") and not self.first:
            length = lead_end - found.end()
        named = named._replace(
            authors=named.authors or told.authors,
            year=named.year or told.year,
            venue=named.venue or told.venue,
        )
        primary = self.first if self._is_work(self.first) and self._near(found.end()) else None
        return Head(named, primary, found.end() + length)

    def _is_note(self, found: re.Match[str]) -> bool:
        """“**说明**：…” and “**GitHub**: …” are no titles."""
        if self.text[found.end() : found.end() + 1] not in (":", "："):
            return False
        known = role_of_label(found[2], self.config.roles)
        return known is not None or COMMENT_LABELS.match(f"{found[2]}:") is not None

    def _near(self, offset: int) -> bool:
        """Whether the first address still belongs to a title that ends at *offset*."""
        return not (self.first and names_itself(self.first, self.config)) or not re.search(
            r"[。！？\n]", self.text[offset : self.lead_end]
        )

    def _enumerated(self, lead: str) -> Head | None:
        """``title 0)…[A](u) 1)…[B](u)``: what stands before the numbers names them all."""
        found = _ENUMERATED.search(lead) if self.first else None
        if not found or len(self.tokens) < 2:
            return None
        clause, length = first_clause(lead[: found.start()])
        if len(clause) < 2:
            return None
        named = naming.name(clause, self.config.kinds)
        return Head(named, self.first, self.at + length, several=True)

    def _several_links(self, lead: str) -> Head | None:
        """``words：[a](u)、[b](u)、[c](u)``: the words name what all of them are."""
        found = _ANNOUNCES.fullmatch(lead) if len(self.tokens) >= _SEVERAL else None
        if not found or not all(names_itself(token, self.config) for token in self.tokens):
            return None
        between = pairwise(self.tokens[:_SEVERAL])
        if not all(_LISTS.fullmatch(self.text, one.end, two.start) for one, two in between):
            return None
        named = naming.name(found[1], self.config.kinds)
        return Head(named, self.first, self.at + len(lead), several=True)

    def _named_link(self, lead: str) -> Head | None:
        """Words, then ``[title](url)``: the link names the work."""
        token = self.first
        if token is None or not names_itself(token, self.config):
            return None
        if "@" in token.text and role_at_an_edge(token.text):
            # “课件PDF@somewhere” says what is there, not what it is called.
            return None
        named = naming.name(token.text, self.config.kinds)
        dated = _NAME_AND_YEAR.match(lead)
        if dated and people.are_names(dated[1]) and not people.of_titles(dated[1]):
            named = named._replace(authors=people.people(dated[1]), year=int(dated[2]))
            return Head(named, token, token.end)
        names = NAMES_ONLY.match(lead)
        if names and ("," in names[1] or " and " in names[1] or "al" in names[1][-4:]):
            year = named.year or (int(names[2]) if names[2] else None)
            named = named._replace(authors=people.people(names[1]), year=year)
            return Head(named, token, token.end)
        apart = lead.rstrip().endswith(("。", "！", "？", "；", ".", "!", "?"))
        return Head(named, token, self.at, keeps_title=not apart)

    def _named_in(self, lead: str) -> Head | None:
        """A work that marks or words name in mid-sentence."""
        found = named_in(lead, self.config.kinds, addressed=self.first is not None)
        if found is None:
            return None
        if found.end is None:
            return Head(found.naming, self._work(), self.at, keeps_title=True)
        return Head(found.naming, self._work(), self.at + found.end)

    def _spoken(self, lead: str) -> Head | None:
        """``//@somebody: …``: who says it is no title, and stays before what he says."""
        spoken = SPEAKER.match(lead)
        if spoken is None:
            return None
        said = lead[spoken.end() :].strip()
        if not said and self.first:
            said = self._line(self.first.end, self.end).strip()
        clause, _ = first_clause(said)
        return Head(naming.name(clause, self.config.kinds), self._work(), self.at, keeps_title=True)

    def _clause(self, lead: str) -> Head:
        """The words themselves: a title with credits, or the first clause."""
        if "<" in lead and not naming.tidy(naming.plain(lead)):
            # Pictures, and what sets them: they have no words.
            return Head(Naming(""), self._work(), self.at + len(lead))
        han = people.HAS_HAN.search(lead)
        if len(lead) <= 300 and not (han and people.HAS_HAN.search(GLOSS.sub("", lead))):
            named = naming.name(_bare(lead), self.config.kinds)
            told = self.first or named.authors or is_capitalised(named.title)
            if told or (self.opening.year and not self.opening.date):
                return Head(named, self._work(), self.at + len(lead))
        clause, length = first_clause(lead)
        named = naming.name(clause, self.config.kinds)
        if length < len(lead.rstrip()) and (paper := self._tagged_link()):
            return Head(
                naming.name(paper.text, self.config.kinds), paper, self.at, keeps_title=True
            )
        return Head(named, self._work(), self.at + length)

    def _tagged_link(self) -> Token | None:
        """``prose [github](u)，[论文 title](u)``: the link that says it is the paper."""
        for token in self.tokens:
            if names_itself(token, self.config):
                named = naming.name(token.text, self.config.kinds)
                return token if named.kind == "paper" else None
        return None

    def _work(self) -> Token | None:
        return self.first if self._is_work(self.first) else None

    def _fallback(self, primary: Token | None) -> str:
        """An entry without any words is called by its address."""
        token = primary or self.first
        if token is None:
            return ""
        if token.kind != "bare" and token.text.strip() and not is_web(token.text.strip()):
            return naming.plain(token.text)
        return token.url.partition("://")[2].rstrip("/") or token.url

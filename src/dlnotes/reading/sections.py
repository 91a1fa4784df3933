"""The blocks of a note as sections of entries and prose.

Which blocks make one entry is decided here: what stands inside an item, what
follows it without a blank line, and the few unindented paragraphs (介绍：…)
that a reader still counts to the item above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, takewhile

from dlnotes.reading import naming
from dlnotes.reading.blocks import Block as Range
from dlnotes.reading.drafts import Draft
from dlnotes.reading.entries import Desk
from dlnotes.reading.filling import Filling
from dlnotes.reading.labels import COMMENT_LABELS
from dlnotes.reading.lines import works_in
from dlnotes.reading.scan import Token
from dlnotes.reading.shapes import Shapes, only_paragraph
from dlnotes.reading.tables import table_drafts
from dlnotes.reading.turns import are_its_addresses, with_followers, words_under
from dlnotes.records import Section

# A title over what belongs to it is bold, or quoted.
_BOLD_LINE = re.compile(r"(?:\*\*|__|[“\"])(?=\S)(.+?)(?:\*\*|__|[”\"])[ \t]*[:：]?$", re.DOTALL)
_DATED = re.compile(r"(?:19|20)\d\d[-./年]\d{1,2}[-./月]\d{1,2}")


class Sections:
    """Walks the blocks of one note once, and fills its sections."""

    def __init__(self, desk: Desk, title_heading: Range | None) -> None:
        self.desk = desk
        self.findings = desk.findings
        self.text = desk.findings.source.text
        self.shapes = Shapes(desk.findings, desk.config)
        self.title_heading = title_heading
        self.headings: list[tuple[int, str]] = []
        self.filling = Filling(desk, self.shapes)
        self.aliases = {
            alias.casefold(): name
            for name, others in desk.config.topics.items()
            for alias in (name, *others)
        }

    def read(self, blocks: Sequence[Range]) -> tuple[Section, ...]:
        """The sections of *blocks*, in order; a sub-topic's end opens its topic again."""
        self._blocks(blocks)
        return self.filling.sections()

    def _blocks(self, blocks: Sequence[Range]) -> None:
        at = 0
        while at < len(blocks):
            at = self._block(blocks, at)

    def _block(self, blocks: Sequence[Range], at: int) -> int:
        """Read the block at *at* with what belongs to it; where to go on."""
        block = blocks[at]
        match block.kind:
            case "heading":
                return self._heading(blocks, at)
            case "item":
                return self._items(blocks, at)
            case "paragraph":
                return self._paragraph(blocks, at)
            case "table":
                self._table(block)
            case "quote":
                return self._quote(blocks, at)
            case "code":
                self.filling.prose([block])
        return at + 1

    # Headings

    def _heading(self, blocks: Sequence[Range], at: int) -> int:
        block = blocks[at]
        tokens = self.findings.tokens(block.start, block.end)
        links = [token for token in tokens if token.kind in ("bare", "link", "image")]
        name = self.heading_name(block)
        following = self._until_heading(blocks, at + 1) if links else []
        if links and self._is_work(block, tokens, following):
            self.filling.entry(Draft((block.start, block.end), rest=following, start=block.start))
            return at + 1 + len(following)
        if not links and (taken := self._headed_work(blocks, at, name)):
            return at + 1 + taken
        if block is self.title_heading:
            self.filling.begin(name, (name,), block.start)
        else:
            while self.headings and self.headings[-1][0] >= block.level:
                self.headings.pop()
            self.headings.append((block.level, name))
            self.filling.begin(name, tuple(one for _, one in self.headings), block.start)
        if links:
            self.filling.entry(Draft((block.start, block.end), start=block.start))
        return at + 1

    def _headed_work(self, blocks: Sequence[Range], at: int, name: str) -> int:
        """A heading over nothing but labelled addresses is a work: how many blocks it takes."""
        block = blocks[at]
        outer = [one for one in self.headings if one[0] < block.level]
        following = self._until_heading(blocks, at + 1)
        under = blocks[at + 1 + len(following)] if at + 1 + len(following) < len(blocks) else None
        deeper = under is not None and under.kind == "heading" and under.level > block.level
        if not outer or block is self.title_heading or deeper:
            return 0
        if not self.shapes.is_title_over(block, following):
            return 0
        self.headings = outer
        topics = tuple(one for _, one in outer)
        if self.filling.now.topics != topics:
            self.filling.begin(topics[-1], topics, block.start)
        said = next((one for one in following if self.shapes.says(one, name)), None)
        rest = [one for one in following if one.kind != "item" and one is not said]
        items = [one for one in following if one.kind == "item" and one is not said]
        head = said.children[0] if said and said.children else said or block
        draft = Draft((head.start, head.end), rest, items, start=block.start)
        draft.is_title = said is None
        self.filling.entry(draft)
        return len(following)

    def heading_name(self, block: Range) -> str:
        """A heading's words, its links as their texts and its pictures left out."""
        words: list[str] = []
        at = block.start
        for token in self.findings.tokens(block.start, block.end):
            words.append(self.text[at : token.start])
            if token.kind in ("link", "empty", "anchor") and not token.inner:
                words.append(token.text)
            elif token.kind == "code":
                words.append(self.text[token.start : token.end])
            at = token.end
        words.append(self.text[at : block.end])
        name = naming.plain("".join(words)) or naming.plain(self.text[block.start : block.end])
        return self.aliases.get(name.casefold(), name)

    def _until_heading(self, blocks: Sequence[Range], at: int) -> list[Range]:
        end = at
        while end < len(blocks) and blocks[end].kind not in ("heading", "rule"):
            end += 1
        return list(blocks[at:end])

    def _is_work(self, block: Range, tokens: Sequence[Token], following: Sequence[Range]) -> bool:
        """A heading that is a link, or a name with its address, over comments, is an entry."""
        one = next((token for token in tokens if token.kind == "link"), None)
        if one is None or one.inner or block is self.title_heading or block.level < 2:
            return False
        around = self.text[block.start : one.start] + self.text[one.end : block.end]
        is_link = len(around.strip()) < 8
        named = is_link or (block.level > 2 and self.shapes.is_nameless(one))
        return named and self.shapes.only_comment(following)

    # Items

    def _items(self, blocks: Sequence[Range], at: int) -> int:
        """A run of items; the last one may own the paragraph that follows it."""
        end = at
        while end < len(blocks) and blocks[end].kind == "item":
            end += 1
        run = blocks[at:end]
        if self.shapes.is_navigation(run):
            self.filling.prose(run)
            return end
        told = list(with_followers(run, self.shapes))
        for item, comments, addresses in told[:-1]:
            if self.shapes.is_navigation([item]):
                self.filling.prose([item])
            else:
                self._item(item, None, comments, addresses)
        item, comments, addresses = told[-1]
        owner = end - 1 - len(comments) - len(addresses)
        below = words_under(blocks, owner, end, self.shapes)
        owned = max(self._owned(blocks, end), below, key=len)
        self._item(item, None, [*comments, *owned], addresses)
        return end + len(owned)

    def _owned(self, blocks: Sequence[Range], at: int) -> list[Range]:
        """Unindented blocks after an item that still speak of it."""
        owned: list[Range] = []
        for block in blocks[at:]:
            goes_on = owned and block.attached and self._is_words(block)
            if not (self._comments(block) or goes_on or self.shapes.is_picture(block)):
                break
            owned.append(block)
        return owned

    def _is_words(self, block: Range) -> bool:
        """Whether a block may go on with a comment: an item may, unless it is a work."""
        if block.kind == "item":
            return not self.shapes.has_links(block)
        return block.kind in ("paragraph", "quote")

    def _item(
        self,
        item: Range,
        parent: str | None,
        owned: Sequence[Range] = (),
        addresses: Sequence[Range] = (),
    ) -> None:
        """One item: an entry, a sub-topic, or an entry with entries under it."""
        if only := only_paragraph(item):
            draft = Draft((only.start, only.end), list(owned), list(addresses), parent=parent)
            draft.start = item.start
            self.filling.entry(draft)
            return
        own = [child for child in item.children if child.kind != "item"]
        kids = [child for child in item.children if child.kind == "item"]
        works, labelled, comments = self._parted(kids)
        grouped = (works or labelled) and not any(self.shapes.has_links(child) for child in own)
        is_name = not works and are_its_addresses(labelled, self.shapes)
        if grouped and not is_name and not self.shapes.names_its_addresses(labelled):
            self._sub_topic(own, kids, owned, addresses)
            return
        head = own[0] if own and own[0].kind == "paragraph" else None
        place = (head.start, head.end) if head else (item.end, item.end)
        rest = [*(own[1:] if head else own), *comments, *owned]
        draft = Draft(place, rest, labelled, parent=parent, start=item.start)
        entry = self.filling.entry(draft)
        for kid in works:
            self._item(kid, entry.id if entry else parent)

    def _parted(self, kids: Sequence[Range]) -> tuple[list[Range], list[Range], list[Range]]:
        """Items under another: works of their own, labelled links, and mere comments."""
        works: list[Range] = []
        labelled: list[Range] = []
        comments: list[Range] = []
        for kid in kids:
            if not self.shapes.has_links(kid):
                comments.append(kid)
            elif self.shapes.is_labelled(kid):
                labelled.append(kid)
            else:
                works.append(kid)
        return works, labelled, comments

    def _sub_topic(
        self, own: Sequence[Range], kids: Sequence[Range], *following: Sequence[Range]
    ) -> None:
        """An item without an address that groups items; what is *following* is the last one's."""
        outer = self.filling.now
        name = ""
        if own and own[0].kind == "paragraph":
            name = naming.tidy(naming.plain(self.text[own[0].start : own[0].end]))
        if name:
            self.filling.begin(outer.heading, (*outer.topics, name), own[0].start)
        self.filling.prose(own[1:] if name else own)
        for kid in kids[:-1]:
            self._item(kid, None)
        self._item(kids[-1], None, *following)
        if name:
            self.filling.begin(outer.heading, outer.topics, kids[-1].end)

    # Paragraphs

    def _paragraph(self, blocks: Sequence[Range], at: int) -> int:
        block = blocks[at]
        kids = [] if self.shapes.is_illustration(block) else self._attached_items(blocks, at + 1)
        if (bold := _BOLD_LINE.match(self.text[block.start : block.end])) and "](" not in bold[1]:
            taken = self._bold_title(blocks, at, bold[1])
            if taken:
                return at + taken
        if not self.shapes.has_links(block):
            return self._words(blocks, at, kids)
        groups = works_in(block, self.findings, self.shapes)
        for low, high in groups[:-1]:
            self.filling.entry(Draft((low, high), start=low))
        works, labelled, comments = self._parted(kids)
        after = at + 1 + len(kids)
        owned = [] if kids else self._follow_ups(blocks, after, block)
        low, high = groups[-1]
        further = [one for one in owned if self.shapes.leads_further(one)]
        rest = [*comments, *(one for one in owned if one not in further)]
        entry = self.filling.entry(Draft((low, high), rest, [*labelled, *further], start=low))
        for kid in works:
            self._item(kid, entry.id if entry else None)
        return after + len(owned)

    def _attached_items(self, blocks: Sequence[Range], at: int) -> list[Range]:
        """The items that follow a paragraph without a blank line."""
        end = at
        while (
            end < len(blocks) and blocks[end].kind == "item" and (end > at or blocks[end].attached)
        ):
            end += 1
        return list(blocks[at:end])

    def _words(self, blocks: Sequence[Range], at: int, kids: list[Range]) -> int:
        """A paragraph without links: prose, or the name of the items right under it."""
        block = blocks[at]
        works, labelled, comments = self._parted(kids)
        if not (works or labelled) or self.shapes.is_navigation(kids):
            # Not a sub-topic: the words and the list under them are one piece of prose.
            self.filling.prose([block, *kids])
        elif not works:
            draft = Draft((block.start, block.end), comments, labelled, start=block.start)
            self.filling.entry(draft)
        elif self.shapes.is_name(block):
            self._sub_topic([block], kids)
        else:
            self.filling.prose([block])
            for kid in kids:
                self._item(kid, None)
        return at + 1 + len(kids)

    def _bold_title(self, blocks: Sequence[Range], at: int, name: str) -> int:
        """A bold line over labelled items or an address is a title: how many blocks it takes."""
        block = blocks[at]
        following = self._under_bold(blocks, at + 1)
        linked = [one for one in following if self._follows(one)]
        if not linked:
            return 0
        named = [one for one in linked if not self._is_nameless(one)]
        if not named:
            items = [one for one in linked if one.kind == "item"]
            rest = [one for one in following if one.kind != "item" or not self._follows(one)]
            self.filling.entry(Draft((block.start, block.end), rest, items, start=block.start))
            return 1 + len(following)
        is_list = linked[0] is following[0] and following[0].kind == "item"
        if is_list and all(one.kind == "item" for one in named):
            return 1 + self._bold_topic(block, name, following)
        return 0

    def _under_bold(self, blocks: Sequence[Range], at: int) -> list[Range]:
        """What stands between one bold line and the next, a heading, or a second address."""
        end = at
        linked = False
        while end < len(blocks) and blocks[end].kind not in ("heading", "rule"):
            words = self.text[blocks[end].start : blocks[end].end]
            if blocks[end].kind == "paragraph" and (
                _BOLD_LINE.match(words) or (linked and self.shapes.is_address(blocks[end]))
            ):
                break
            linked = linked or self._follows(blocks[end])
            end += 1
        return list(blocks[at:end])

    def _follows(self, block: Range) -> bool:
        return self.shapes.has_links(block) and not self.shapes.is_picture(block)

    def _is_nameless(self, block: Range) -> bool:
        return self.shapes.is_labelled(block) or self.shapes.is_address(block)

    def _bold_topic(self, block: Range, name: str, following: Sequence[Range]) -> int:
        """A bold line over items that are works is a sub-topic: how many of them it takes."""
        outer = self.filling.now
        title = naming.tidy(naming.plain(name))
        self.filling.begin(outer.heading, (*outer.topics, title), block.start)
        run = list(takewhile(lambda one: one.kind == "item", following))
        for item in run:
            self._item(item, None)
        self.filling.begin(outer.heading, outer.topics, run[-1].end)
        return len(run)

    def _follow_ups(self, blocks: Sequence[Range], at: int, head: Range) -> list[Range]:
        """The quotation that a dated post answers, and pictures right under a paragraph."""
        owned: list[Range] = []
        dated = bool(_DATED.match(self.text, head.start))
        announced = self.shapes.announces_a_work(head)
        while at < len(blocks):
            block = blocks[at]
            answers = dated and block.kind == "quote"
            further = announced and self.shapes.leads_further(block)
            comments = self._comments(block) or self.shapes.is_picture(block)
            if not (answers or further or comments):
                break
            owned.append(block)
            at += 1
        return owned

    def _comments(self, block: Range) -> bool:
        """“介绍：…”: an unindented paragraph that speaks of what stands above it."""
        if block.kind != "paragraph":
            return False
        return COMMENT_LABELS.match(self.text, block.start) is not None

    # Tables, quotations, prose

    def _table(self, block: Range) -> None:
        if not self.shapes.has_links(block):
            self.filling.prose([block])
            return
        header = self.findings.tokens(*block.rows[0])
        names = any(token.leads or token.kind == "image" for token in header)
        for draft in table_drafts(self.text, block.rows, header_is_row=names):
            self.filling.entry(draft)

    def _quote(self, blocks: Sequence[Range], at: int) -> int:
        """A quotation of works, and the pictures right under it, which are the last one's."""
        block = blocks[at]
        if not self.shapes.has_links(block):
            self.filling.prose([block])
            return at + 1
        pictures = list(takewhile(self.shapes.is_picture, islice(blocks, at + 1, None)))
        self._blocks([*block.children, *pictures])
        return at + 1 + len(pictures)

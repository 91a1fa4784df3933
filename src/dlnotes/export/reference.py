"""A record to a reference: the one step that every format starts from.

A reference says what is known of the work, not of the list: the title, authors
and year are a registry's (arXiv's, its DOI's) where the ledger knows them, the
address is where a short link leads, and what is gone has its archived copy.
Its fields carry CSL's meanings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from msgspec import Struct

from dlnotes.export.kinds import Form, form
from dlnotes.export.names import Name, ascii_word, name
from dlnotes.ledger import Memory
from dlnotes.records import Entry, Link, Note
from dlnotes.urls import arxiv, doi
from dlnotes.urls.short import spoken_host

# Controls, lone surrogates and noncharacters: no format may hold them all.
_CONTROL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane * 0x10000 + 0xFFFE)}-{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17)
    )
    + "]+"
)
_WEB = re.compile(r"(?:https?|ftp)://", re.I)
# Cheap, and never falsely no: `arxiv.identify` takes an address apart.
_MAY_BE_ARXIV = re.compile(r"/\D*/?\d{4}\.?\d{3}")
_HAN, _KANA = re.compile("[\u2e80-\u2fdf\u3400-\u9fff]"), re.compile("[\u3041-\u30ff]")
_HANGUL, _LATIN = re.compile("[\uac00-\ud7a3]"), re.compile("[A-Za-z]{2}")
_CITED = ("primary", "pdf", "alternate")
_EMPTY = "a an and at by for from in is of on or the to with"
_EMPTY_WORDS = frozenset(_EMPTY.split())


class Standing(Protocol):
    """How a link stands: its *address*, and the *copy* that is offered for what is gone."""

    @property
    def address(self) -> str | None:
        """Where it leads, None when it is not to be followed."""

    @property
    def copy(self) -> str | None:
        """The archived copy, captured on the day *captured* (ISO 8601, or empty)."""

    @property
    def captured(self) -> str:
        """The day of the copy."""


class Known(Protocol):
    """What the ledger says, as `render.standing.Standings` does."""

    def of(self, url: str, /) -> Standing:
        """How the link that a note writes as *url* stands."""

    def paper(self, entry: Entry, /) -> Memory | None:
        """What its registry says of the work: arXiv, or its DOI's."""


class Reference(Struct, frozen=True):
    """A work, ready to be cited; every text is one line, and holds no controls.

    *id* is the entry's, *key* what an author cites it by.  *others* says that
    not all authors are named.  *url* is where the work is, or was, *host* the
    same as a reader says it, empty where a short link hides it; *archive* its
    archived copy, captured on the day *captured*, when it is gone.  *eprint* is
    arXiv's number, *note* the curator's commentary.  *topics* is the path of its
    headings, *keywords* these and the *tags*, each once, *day* when it came to
    the list (ISO 8601).
    """

    id: str
    key: str
    form: Form
    title: str
    authors: tuple[Name, ...]
    others: bool
    year: int | None
    venue: str
    url: str
    host: str
    archive: str
    captured: str
    doi: str
    eprint: str
    pdf: str
    language: str
    note: str
    topics: tuple[str, ...]
    tags: tuple[str, ...]
    keywords: tuple[str, ...]
    day: str


def references(notes: Sequence[Note], known: Known) -> Iterator[Reference]:
    """The references of all entries, in the order of the list."""
    for note in notes:
        for entry in note.entries:
            yield reference(entry, note, known)


def reference(entry: Entry, note: Note, known: Known, *, annotated: bool = True) -> Reference:
    """What is known of the work behind *entry*; its commentary only when *annotated*."""
    paper, at = known.paper(entry), cited(entry)
    standing = known.of(at.url) if at else None
    url = _web(standing.address) if standing else ""
    eprint, pdf = _arxiv(entry, known)
    # Whoever cites it needs some name for it.
    title = line((paper.title if paper else "") or entry.title) or url or entry.id
    year = paper.year if paper and not entry.venue else None
    names = paper.authors if paper and paper.authors else entry.authors
    venue = line(entry.venue or "")
    topics, tags = tuple(map(line, entry.topics)), tuple(map(line, entry.tags))
    return Reference(
        id=entry.id,
        key=key(entry),
        form=form(entry.kind, arxiv=bool(eprint), venue=venue, address=bool(url)),
        title=title,
        authors=tuple(name(said) for written in names if (said := line(written))),
        others=bool(entry.others) and names is entry.authors,
        year=year or entry.year or (paper.year if paper else None),
        venue=venue,
        url=url,
        host=line(spoken_host(url)),
        archive=_web(standing.copy) if standing else "",
        captured=standing.captured if standing else "",
        doi=doi.identify(url) or "",
        eprint=eprint,
        pdf=pdf,
        language=language_of(title),
        note=line(entry.text) if annotated else "",
        topics=topics,
        tags=tags,
        keywords=tuple(dict.fromkeys(topics + tags)),
        day=entry.date or note.date or "",
    )


def key(entry: Entry) -> str:
    """What an author types to cite it: readable, ASCII, and like no other.

    Made of what the note says, so that a check of the links never changes it,
    with the entry's id, so that no other entry of the list ever has the same.
    """
    words = entry.title.split()
    first = next((word for word in map(ascii_word, words) if _telling(word)), "")
    author = name(line(entry.authors[0])) if entry.authors else None
    family = ascii_word(author.family) if author else ""
    # Who made it, when, and what it is; a key does not begin with a number.
    readable = f"{family or first}{entry.year or ''}{first if family else ''}"[:40]
    # An id comes first of all that could look like it: an ordinal is put after it.
    if not (family or first) or entry.id in readable:
        return f"dl-{entry.id}"
    return f"{readable}-{entry.id}"


def cited(entry: Entry) -> Link | None:
    """The link that leads to the work, else the first that is not merely shown."""
    if entry.primary:
        return entry.primary
    candidates = (*entry.head, *entry.links)
    return next((link for link in candidates if link.role != "image"), None)


def line(text: str) -> str:
    """*text* in one line, without what no format may hold.

    >>> line("a\\n b\\x00c")
    'a b c'
    """
    if not text.isprintable():
        text = _CONTROL.sub(" ", text)
    return " ".join(text.split())


def language_of(title: str) -> str:
    """The language of a title, by its script.

    >>> language_of("漫谈ANN"), language_of("Deep Speech"), language_of("…")
    ('zh', 'en', '')
    """
    for script, language in ((_KANA, "ja"), (_HANGUL, "ko"), (_HAN, "zh"), (_LATIN, "en")):
        if script.search(title):
            return language
    return ""


def _telling(word: str) -> bool:
    return len(word) > 1 and not word.isdecimal() and word not in _EMPTY_WORDS


def _arxiv(entry: Entry, known: Known) -> tuple[str, str]:
    """arXiv's number for the work, and where its PDF is: from the links of the work itself."""
    pdf = ""
    for link in entry.head:
        if link.role in _CITED:
            address = _web(known.of(link.url).address)
            paper = arxiv.identify(address) if _MAY_BE_ARXIV.search(address) else None
            if isinstance(paper, arxiv.ArxivId):
                return paper.id, f"https://arxiv.org/pdf/{paper.id}"
            if not pdf and (link.role == "pdf" or address.lower().endswith(".pdf")):
                pdf = address
    return "", pdf


def _web(address: str | None) -> str:
    """An address that a program may follow, without spaces, else ''."""
    if not address or not _WEB.match(address):
        return ""
    return line(address).replace(" ", "%20")

"""Each format read by a parser that is not ours, as (title, address) of its entries."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from urllib.parse import unquote
from xml.etree import ElementTree

import bibtexparser
import html5lib
import listparser
import pybtex.database
import rispy
from pylatexenc import latex2text

from dlnotes import export
from dlnotes.export import Reference
from dlnotes.ledger import Memory, ledger
from dlnotes.records import Note
from dlnotes.render.standing import Standings

Read = list[tuple[str, str]]
"""Titles and addresses; an address is empty where there is none."""

_OF_LATEX = {
    # LaTeX's own commands that the parser does not know.
    **{"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"},
    **{"textless": "<", "textgreater": ">", "textbar": "|"},
}


def cited(notes: Sequence[Note], *memories: Memory) -> list[Reference]:
    """The references of *notes*, by what is remembered of their links."""
    return list(export.references(notes, Standings(ledger(memories), "zh-CN")))


def bibtex_by_pybtex(text: str) -> Read:
    data = pybtex.database.parse_string(text, "bibtex")
    return [
        (plain(entry.fields["title"]), unquote(entry.fields.get("url", "")))
        for entry in data.entries.values()
    ]


def bibtex_by_bibtexparser(text: str) -> Read:
    parser = bibtexparser.bparser.BibTexParser(interpolate_strings=False)
    entries = bibtexparser.loads(text, parser).entries
    return [(plain(entry["title"]), unquote(entry.get("url", ""))) for entry in entries]


def plain(latex: str) -> str:
    """What LaTeX prints."""
    context = latex2text.get_default_latex_context_db()
    known = [latex2text.MacroTextSpec(name, char) for name, char in _OF_LATEX.items()]
    context.add_context_category("text symbols", prepend=True, macros=known)
    said: str = latex2text.LatexNodes2Text(latex_context=context).latex_to_text(latex)
    return said


def csl_by_json(text: str) -> Read:
    return [(item["title"], unquote(item.get("URL", ""))) for item in json.loads(text)]


def ris_by_rispy(text: str) -> Read:
    return [
        (entry["title"], unquote(entry["urls"][0] if "urls" in entry else ""))
        for entry in rispy.loads(text)
    ]


def opml_by_elementtree(text: str) -> Read:
    return [
        (node.get("text", ""), unquote(node.get("url", "")))
        for node in ElementTree.fromstring(text).iter("outline")
        if len(node) == 0
    ]


def bookmarks_by_html5lib(text: str) -> Read:
    tree = html5lib.parse(text, namespaceHTMLElements=False)
    return [("".join(a.itertext()), unquote(a.get("href", ""))) for a in tree.iter("a")]


def opml_by_listparser(text: str) -> list[str]:
    """The addresses of all links, each once."""
    return [unquote(item.url) for item in listparser.parse(text).lists]


def csv_by_csv(text: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(io.StringIO(text, newline=""))


READERS: Mapping[str, tuple[Callable[[Sequence[Reference]], str], Callable[[str], Read]]] = {
    "bibtex, pybtex": (lambda refs: "".join(export.bibtex(refs)), bibtex_by_pybtex),
    "bibtex, bibtexparser": (lambda refs: "".join(export.bibtex(refs)), bibtex_by_bibtexparser),
    "csl": (lambda refs: "".join(export.csl(refs)), csl_by_json),
    "ris": (lambda refs: "".join(export.ris(refs)), ris_by_rispy),
    "opml": (lambda refs: "".join(export.opml(refs, "题")), opml_by_elementtree),
    "bookmarks": (lambda refs: "".join(export.bookmarks(refs, "题")), bookmarks_by_html5lib),
}
"""How each format is written, and read back."""


def expected(references: Sequence[Reference], form: str) -> Read:
    """What a reader of the format *form* must find."""
    found = [(it.title, unquote(it.url)) for it in references]
    return [it for it in found if it[1]] if form == "bookmarks" else found

"""What a reference says of a work."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from dlnotes import export
from dlnotes.export import Reference
from dlnotes.ledger import Memory
from dlnotes.records import Entry, Kind
from tests.export.reading_back import cited
from tests.render.making import entry, link, note

PAPER = Memory(
    url="https://arxiv.org/abs/1409.0473",
    verdict="alive",
    title="Neural Machine Translation by Jointly Learning to Align and Translate",
    authors=("Dzmitry Bahdanau", "Laurens van der Maaten"),
    year=2014,
    version=7,
)
SHORT = Memory(url="http://t.cn/RZMtCsP", verdict="alive", target="https://arxiv.org/abs/1409.0473")
COPY = "https://web.archive.org/web/20150302010203/http://a.cn/x"
DEAD = Memory(url="http://a.cn/x", verdict="dead", since="2026-11-23", archived=COPY)


def one(item: Entry, *memories: Memory) -> Reference:
    (reference,) = cited([note((("题",), (item,)))], *memories)
    return reference


def bib(item: Entry, *memories: Memory) -> str:
    return "".join(export.bibtex([one(item, *memories)]))


def csl(item: Entry, *memories: Memory) -> dict[str, object]:
    (found,) = json.loads("".join(export.csl([one(item, *memories)])))
    assert isinstance(found, dict)
    return found


def test_a_paper_is_cited_by_what_arxiv_says() -> None:
    """Title, authors and year are arXiv's, behind a short link as well."""
    item = entry("神经翻译（必读）", link("http://t.cn/RZMtCsP", "primary"), kind="paper")
    said = bib(item, PAPER, SHORT)
    assert f"title = {{{PAPER.title}}}" in said
    assert "author = {Bahdanau, Dzmitry and van der Maaten, Laurens}" in said
    assert "year = {2014}" in said
    assert "eprint = {1409.0473},\n  archiveprefix = {arXiv}" in said
    assert "url = {https://arxiv.org/abs/1409.0473}" in said
    assert "t.cn" not in said
    assert csl(item, PAPER, SHORT)["author"] == [
        {"family": "Bahdanau", "given": "Dzmitry"},
        {"family": "Maaten", "given": "Laurens", "non-dropping-particle": "van der"},
    ]


def test_a_paper_that_nobody_has_asked_about_is_the_curators() -> None:
    """Without a ledger the note's own words are cited, and the number is read off the address."""
    item = entry(
        "Neural Machine Translation",
        link("http://cn.arxiv.org/pdf/1409.0473v2.pdf", "primary"),
        authors=("D Bahdanau",),
        others="et al.",
        year=2015,
    )
    said = bib(item)
    assert said.startswith("@misc{bahdanau2015neural-k3f9x2aa,\n")
    assert "author = {Bahdanau, D and others}" in said
    assert "eprint = {1409.0473}" in said
    assert csl(item)["number"] == "arXiv:1409.0473"


def test_what_is_gone_is_cited_with_its_copy() -> None:
    """The archived copy and its day stand beside the address that no longer answers."""
    item = entry("文", link("http://a.cn/x", "primary"))
    assert f"note = {{Archived copy, 2015-03-02: {COPY}}}" in bib(item, DEAD)
    assert csl(item, DEAD)["archive_location"] == COPY
    assert csl(item, DEAD)["URL"] == "http://a.cn/x"
    # A bookmark is there to be opened.
    assert f'<A HREF="{COPY}"' in "".join(export.bookmarks([one(item, DEAD)], "题"))


@pytest.mark.parametrize(
    ("written", "bibtex"),
    [
        ("梁斌", "{梁斌}"),
        ("OpenAI", "{OpenAI}"),
        ("Google Brain Team", "{Google Brain Team}"),
        ("Martin Luther King Jr.", "King, Jr., Martin Luther"),
        ("Yann LeCun", "LeCun, Yann"),
        ("Barnes and Noble", "{Barnes and Noble}"),
    ],
)
def test_a_name_is_taken_apart_only_where_that_is_safe(written: str, bibtex: str) -> None:
    """Chinese names and organisations stay whole; Latin names of persons have a family."""
    assert f"author = {{{bibtex}}}" in bib(entry("文", authors=(written,)))


def test_a_key_never_changes_by_a_check() -> None:
    """What the web answers changes a reference, and not the key that papers already cite."""
    item = entry("Sequence Learning", link("http://t.cn/RZMtCsP", "primary"))
    assert one(item).key == one(item, PAPER, SHORT).key == "sequence-k3f9x2aa"
    assert one(replace(item, title="序列学习")).key == "dl-k3f9x2aa"


@pytest.mark.parametrize(
    ("kind", "venue", "types"),
    [
        ("paper", "ICML 2015", ("inproceedings", "paper-conference")),
        ("paper", "Nature", ("article", "article-journal")),
        ("paper", None, ("misc", "article")),
        ("book", None, ("book", "book")),
        ("video", None, ("misc", "motion_picture")),
        ("code", None, ("misc", "software")),
        (None, None, ("misc", "webpage")),
    ],
)
def test_a_kind_has_its_type(kind: Kind | None, venue: str | None, types: tuple[str, str]) -> None:
    """A book is a book and a talk is a film, in the words of each format."""
    item = entry("文", link("http://a.cn/", "primary"), kind=kind, venue=venue)
    assert bib(item).startswith(f"@{types[0]}{{")
    assert csl(item)["type"] == types[1]


def test_a_short_link_is_not_where_a_work_is() -> None:
    """Where nobody knows yet what a short link hides, its house is not named as the work's."""
    item = entry("文", link("http://t.cn/RZMtCsP", "primary"))
    assert "howpublished" not in bib(item)
    assert "container-title" not in csl(item)
    assert "url = {http://t.cn/RZMtCsP}" in bib(item)


def test_capitals_inside_words_are_kept() -> None:
    """No style turns LSTM into lstm, and the rest of a title stays the style's to set."""
    assert "title = {{LSTM} for {ImageNet} in Practice}" in bib(
        entry("LSTM for ImageNet in Practice")
    )


def test_an_address_comes_through_to_the_letter() -> None:
    """What an address holds is not escaped as text is, and cannot end its field."""
    said = bib(entry("文", link("http://a.cn/a_b%20c?d=1&e=~#f{}神", "primary")))
    assert "url = {http://a.cn/a_b%20c?d=1&e=~#f%7B%7D%E7%A5%9E}" in said


def test_a_doi_is_read_off_the_address() -> None:
    """A work behind doi.org is cited by its DOI."""
    item = entry("文", link("https://doi.org/10.1162/neco.1997.9.8.1735", "primary"), kind="paper")
    assert "doi = {10.1162/neco.1997.9.8.1735}" in bib(item)
    assert csl(item)["DOI"] == "10.1162/neco.1997.9.8.1735"

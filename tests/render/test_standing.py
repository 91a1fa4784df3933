"""What the ledger says of a link, as a reader sees it."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest

from dlnotes.ledger import Memory, VerdictName
from tests.render.making import (
    copies,
    entry,
    fragment,
    leaf_and_pieces,
    link,
    note,
    outgoing,
    paragraph,
    parse,
    print_one,
    site_by,
    text_of,
)

PAGE = "http://www.a.cn/b"
COPY = "https://web.archive.org/web/20150112083000/http://www.a.cn/b"
WORK = entry("题", link(PAGE, "primary"))
GONE = Memory(
    url=PAGE, verdict="dead", evidence="gone", values=("404",), since="2026-11-20", archived=COPY
)


def classed(tree: Element, tag: str, name: str) -> list[str]:
    return [text_of(node) for node in tree.iter(tag) if node.get("class") == name]


def lines(tree: Element) -> list[str]:
    """What is said of the links of an entry, line by line."""
    return [text_of(li) for ul in tree.iter("ul") if ul.get("class") == "health" for li in ul]


@pytest.mark.parametrize("verdict", ["alive", "unsure", "excluded", "unchecked"])
def test_what_is_well_is_as_without_a_ledger(verdict: VerdictName) -> None:
    """A link that is well, or of which nothing certain is known, is set as ever."""
    known = Memory(url=PAGE, verdict=verdict, evidence="status", since="2026-11-20", status=200)
    assert print_one(WORK, known).html == print_one(WORK).html


def test_what_is_gone_leads_to_its_archived_copy() -> None:
    """The title leads to the copy; its day, the old address struck through and the cause follow."""
    tree = fragment(print_one(WORK, GONE).html)
    assert copies(tree) == [COPY, COPY]
    assert classed(tree, "a", "archived") == ["题", "存档 2015-01-12"]
    assert lines(tree) == ["存档 2015-01-12a.cn/b2026-11-20 起失效：服务器答 404"]
    assert [text_of(node) for node in tree.iter("del")] == ["a.cn/b"]
    assert outgoing(tree) == [PAGE]
    assert classed(tree, "span", "host") == []


def test_what_is_gone_without_a_copy_has_a_title_that_leads_nowhere() -> None:
    """The title stays readable, and its old address is there to be tried."""
    gone = Memory(url=PAGE, verdict="dead", evidence="unheard-of")
    tree = fragment(print_one(WORK, gone, language="en").html)
    assert copies(tree) == []
    assert lines(tree) == ["a.cn/bgone"]
    assert outgoing(tree) == [PAGE]
    assert [text_of(a) for a in tree.iter("a")] == ["a.cn/b", "¶"]


def test_what_moved_leads_to_its_new_address() -> None:
    """A moved link leads on, says its new host, and keeps the old address in words."""
    moved = Memory(url=PAGE, verdict="moved", moved="https://b.cn/c")
    leaf, pieces = leaf_and_pieces(entry("题", link(f"{PAGE}#part", "primary")), moved)
    tree = fragment(pieces.html)
    assert outgoing(tree) == ["https://b.cn/c#part"]
    assert lines(tree) == ["原址 a.cn/b#part"]
    assert (leaf.host, classed(tree, "span", "host")) == ("b.cn", ["b.cn"])


def test_the_same_address_by_https_is_no_news() -> None:
    """What moved only from http to https, or to www, leads on without a word."""
    moved = Memory(url=PAGE, verdict="moved", moved="https://a.cn/b/")
    tree = fragment(print_one(WORK, moved).html)
    assert outgoing(tree) == ["https://a.cn/b/"]
    assert lines(tree) == []


@pytest.mark.parametrize("verdict", ["alive", "moved", "unsure", "blocked"])
def test_a_short_link_leads_to_its_target_and_says_its_host(verdict: VerdictName) -> None:
    """A reader sees nature.com and not t.cn, and goes there without the detour."""
    short = Memory(url="http://t.cn/Rw0ZSW0", verdict=verdict, target="https://www.nature.com/a")
    leaf, pieces = leaf_and_pieces(entry("题", link("http://t.cn/Rw0ZSW0", "primary")), short)
    tree = fragment(pieces.html)
    assert outgoing(tree) == ["https://www.nature.com/a"]
    assert leaf.host == "nature.com"
    assert "t.cn" not in text_of(tree)


def test_a_bare_short_link_in_a_sentence_is_called_by_its_target() -> None:
    """Where nothing but a code stood, the address that it stands for can be read."""
    made = entry("题", body=(paragraph("见 ", link("http://t.cn/Rw0ZSW0")),))
    short = Memory(url="http://t.cn/Rw0ZSW0", verdict="alive", target="https://www.nature.com/a")
    assert "见 nature.com/a" in text_of(fragment(print_one(made, short).html))


@pytest.mark.parametrize(
    ("verdict", "evidence", "line"),
    [
        ("blocked", "login-wall", "须登录才能看"),
        ("blocked", "turned-away", "程序查不了，人多半打得开"),
        ("suspect", "parked", "存档 2015-01-122026-11-20 起存疑：域名已无人使用"),
    ],
)
def test_trouble_has_a_form_and_a_line(verdict: VerdictName, evidence: str, line: str) -> None:
    """A link that is blocked or in doubt still leads there, marked, with its reason."""
    known = Memory(url=PAGE, verdict=verdict, evidence=evidence, since="2026-11-20", archived=COPY)
    tree = fragment(print_one(WORK, known).html)
    assert outgoing(tree) == [PAGE]
    assert classed(tree, "a", verdict) == ["题"]
    assert lines(tree) == [line]


def test_what_is_unsafe_is_not_linked() -> None:
    """A link into a private network is text, and says why."""
    unsafe = Memory(url=PAGE, verdict="unsafe", evidence="unsafe", values=("10.0.0.1",))
    made = entry("题", link(PAGE, "primary"), link(PAGE, "pdf"), body=(paragraph(link(PAGE)),))
    tree = fragment(print_one(made, unsafe).html)
    assert outgoing(tree) == []
    assert lines(tree)[0] == f"{PAGE}未作链接：通向私有网络"


def test_small_links_and_those_in_a_sentence_have_their_words_too() -> None:
    """A dead small link is struck through and offered from the archive; so is one in a sentence."""
    made = entry(
        "题",
        link("http://c.cn/", "primary"),
        link(PAGE, "cloud"),
        body=(paragraph("见", link(PAGE, text="说明"), "、", link(PAGE), "。"),),
    )
    tree = fragment(print_one(made, GONE).html)
    assert outgoing(tree) == ["http://c.cn/", PAGE, PAGE, PAGE]
    assert [text_of(node) for node in tree.iter("del")] == ["云", "a.cn/b", "a.cn/b"]
    assert classed(tree, "a", "archived") == ["存档 2015-01-12", "说明", "存档 2015-01-12"]
    assert classed(tree, "small", "word") == [
        "〔存档 2015-01-12，a.cn/b，2026-11-20 起失效：服务器答 404〕",
        "〔存档 2015-01-12，2026-11-20 起失效：服务器答 404〕",
    ]


def test_a_picture_that_is_gone_is_not_embedded() -> None:
    """A list that embeds pictures names those that are gone, and offers their copies."""
    made = entry("题", body=(paragraph(link(PAGE, "image")),))
    tree = fragment(print_one(made, GONE, images="embed").html)
    assert tree.find(".//img") is None
    assert (copies(tree), outgoing(tree)) == ([COPY], [PAGE])


def test_the_first_page_says_how_much_is_gone() -> None:
    """A reader learns at once how many links are dead and how many copies there are."""
    made = note((("甲",), (entry("题", link(PAGE, "primary"), link("http://c.cn/", "pdf")),)))
    lost = Memory(url="http://c.cn/", verdict="dead", evidence="gone", values=("410",))
    census = [
        classed(parse(site_by(memories, made)["index.html"]), "p", "census")[0]
        for memories in ((), (GONE,), (GONE, lost), (lost,))
    ]
    assert [said.rpartition("链接。")[2] for said in census] == [
        "",
        "其中 1 个链接已失效，1 个有存档。 详情",
        "其中 2 个链接已失效，1 个有存档。 详情",
        "其中 1 个链接已失效。 详情",
    ]


PAPER = Memory(
    url="https://arxiv.org/abs/1502.01852",
    verdict="alive",
    evidence="paper",
    title="Delving Deep into Rectifiers",
    authors=("Kaiming He", "Xiangyu Zhang", "Shaoqing Ren", "Jian Sun"),
    year=2015,
    version=1,
)
PDF = link("http://arxiv.org/pdf/1502.01852v1.pdf", "primary")


def test_a_paper_has_its_true_title_and_what_the_note_left_out() -> None:
    """The curator's title stays; arXiv's stands beneath it, with the authors and the year."""
    leaf, pieces = leaf_and_pieces(entry("超越人类的网络", PDF), PAPER)
    tree = fragment(pieces.html)
    assert classed(tree, "p", "title") == ["超越人类的网络"]
    assert classed(tree, "p", "true") == ["原题：Delving Deep into Rectifiers"]
    assert classed(tree, "span", "authors") == ["Kaiming He, Xiangyu Zhang, Shaoqing Ren, Jian Sun"]
    assert (leaf.title, leaf.year) == ("超越人类的网络", 2015)


def test_the_curators_word_on_a_paper_comes_first() -> None:
    """A title that holds arXiv's is enough, and the note's own authors and year stay."""
    made = entry("《Delving deep into rectifiers》！", PDF, authors=("He",), year=2014, others="等")
    leaf, pieces = leaf_and_pieces(made, PAPER)
    tree = fragment(pieces.html)
    assert classed(tree, "p", "true") == []
    assert (classed(tree, "span", "authors"), leaf.year) == (["He等"], 2014)


def test_a_paper_is_known_behind_a_short_link() -> None:
    """A short link to arXiv tells as much as arXiv's own address."""
    short = Memory(url="http://t.cn/Rw0ZSW0", verdict="alive", target=PAPER.url)
    pieces = print_one(entry("题", link("http://t.cn/Rw0ZSW0", "primary")), short, PAPER)
    assert classed(fragment(pieces.html), "p", "true") == ["原题：Delving Deep into Rectifiers"]


def test_a_work_with_a_doi_is_told_like_a_paper() -> None:
    """What a DOI's registry says stands where arXiv's would, though the page lets no program in."""
    book = Memory(
        url="https://dl.acm.org/doi/10.1145/3065386",
        verdict="blocked",
        evidence="registered-work",
        values=("10.1145/3065386", "turned-away 403"),
        title="ImageNet Classification",
        authors=("Alex Krizhevsky",),
        year=2017,
    )
    leaf, pieces = leaf_and_pieces(entry("题", link(book.url, "primary")), book)
    tree = fragment(pieces.html)
    assert classed(tree, "p", "true") == ["原题：ImageNet Classification"]
    assert (classed(tree, "span", "authors"), leaf.year) == (["Alex Krizhevsky"], 2017)
    assert "作品有登记，只是这一页程序看不见" in text_of(tree)


def test_many_authors_are_cut_short() -> None:
    """Of more than five authors three are named."""
    paper = Memory(url=PAPER.url, verdict="alive", authors=tuple("ABCDEF"), version=1)
    authors = classed(fragment(print_one(entry("X", PDF), paper).html), "span", "authors")
    assert authors == ["A, B, C等"]


def test_a_paper_in_doubt_lends_nothing() -> None:
    """Where the address is of another paper, that one's authors are not the work's."""
    other = Memory(url=PAPER.url, verdict="suspect", title="Other", authors=("B",), version=1)
    leaf, pieces = leaf_and_pieces(entry("题", PDF), other)
    assert classed(fragment(pieces.html), "span", "authors") == []
    assert leaf.year is None


def test_a_mirror_of_arxiv_leads_to_arxiv() -> None:
    """The mirrors are gone: the same paper, in the same form, is shown at arXiv."""
    made = entry(
        "Delving Deep into Rectifiers", link("http://cn.arxiv.org/pdf/1502.01852v1", "pdf")
    )
    tree = fragment(print_one(made, PAPER).html)
    assert outgoing(tree) == ["https://arxiv.org/pdf/1502.01852v1"]
    assert lines(tree) == ["PDF原址 cn.arxiv.org/pdf/1502.01852v1"]


def test_a_version_that_never_was_is_said() -> None:
    """An address of version 9 of a paper with one version is struck through, with the reason."""
    made = entry(
        "Delving Deep into Rectifiers", link("http://arxiv.org/abs/1502.01852v9", "primary")
    )
    tree = fragment(print_one(made, PAPER).html)
    assert lines(tree) == ["arxiv.org/abs/1502.01852v9已失效：这篇论文没有第 9 版"]


def test_a_withdrawn_paper_is_said_to_be() -> None:
    """A paper that its authors took back is linked, with a word on it."""
    known = Memory(url=PAPER.url, verdict="alive", version=2, withdrawn=True)
    tree = fragment(print_one(entry("X", PDF), known).html)
    assert (outgoing(tree), lines(tree)) == ([PDF.url], ["作者已撤稿"])


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "/a", "ftp://a.cn/"]
)
def test_a_ledger_cannot_lead_off_the_web(address: str) -> None:
    """What a server or a stranger put into the ledger is used only where it is a web address."""
    for field in ("moved", "target", "archived"):
        for verdict in ("moved", "dead"):
            known = Memory(url=PAGE, verdict=verdict, **{field: address})  # type: ignore[arg-type]
            tree = fragment(print_one(WORK, known).html)
            assert outgoing(tree) == [PAGE]
            assert copies(tree) == []

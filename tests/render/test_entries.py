"""What a reader sees of one entry."""

from __future__ import annotations

import pytest

from dlnotes.records import Cells, Code, Items, Prose, Quote, Table
from dlnotes.site.pieces import renamed
from tests.render.making import (
    PLACE,
    entry,
    fragment,
    leaf_and_pieces,
    link,
    outgoing,
    paragraph,
    print_one,
    text_of,
)


def test_links_stand_in_the_order_of_the_record() -> None:
    """The title leads to the work; then come the small links, then those in the text."""
    made = entry(
        "Deep Speech",
        link("http://t.cn/RwHfNKN", "primary"),
        link("http://a.cn/x.pdf", "pdf", label="PDF"),
        link("http://t.cn/RA78nK5", "cloud", label="云"),
        body=(
            paragraph(
                "见 *", link("http://b.cn/?a=1&b=2", text="说明"), "* 与 ", link("http://c.cn/")
            ),
        ),
    )
    tree = fragment(print_one(made).html)
    assert outgoing(tree) == [one.url for one in made.links]


def test_every_block_keeps_its_links() -> None:
    """Lists, quotations, tables and rows of a table lose no link and move none."""
    one, two, three, four, five = (link(f"http://a.cn/{n}", text=f"n{n}") for n in range(5))
    made = entry(
        "题",
        body=(
            Items(3, ((paragraph("一", one),), (Items(None, ((paragraph(two),),)),))),
            Quote((paragraph("引", three),)),
            Code("http://not.a/link", ""),
            Cells((("列", (four,)),)),
            Table(((("头",),), ((five,),))),
        ),
        links=(one, two, three, four, five),
    )
    tree = fragment(print_one(made).html)
    assert outgoing(tree) == [each.url for each in made.links]
    assert tree.find(".//ol").attrib["start"] == "3"  # type: ignore[union-attr]


def test_what_describes_a_row_is_its_commentary() -> None:
    """A description is told apart from the other cells of its row, and keeps its place."""
    before, after = link("http://a.cn/1"), link("http://a.cn/2")
    cells = Cells(
        (
            ("Auth", ("No",)),
            ("Docs", (before,)),
            ("描述（Description）", ("一个**工具**，见", after)),
            ("CORS", ("Yes",)),
        )
    )
    tree = fragment(print_one(entry("题", body=(cells,), links=(before, after))).html)
    [told] = [div for div in tree.iter("div") if div.get("class") == "tells"]
    assert [text_of(dd) for dd in told.iter("dd")] == ["一个工具，见a.cn/2"]
    assert outgoing(tree) == ["http://a.cn/1", "http://a.cn/2"]


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:msgbox(1)",
        "#part",
        "images/a.png",
        "/root",
        "README.md",
        "file:///etc/passwd",
    ],
)
def test_what_is_no_web_address_is_text(url: str) -> None:
    """An address that is not the web's is shown as it was written, and leads nowhere."""
    head = entry("题", link(url, "primary"), body=(paragraph("见", link(url, text="此")),))
    leaf = print_one(head)
    tree = fragment(leaf.html)
    assert outgoing(tree) == []
    shown = [node for node in tree.iter("code") if node.attrib["class"] == "nolink"]
    assert len(shown) == 2
    assert url.strip().replace("\x01", "\ufffd") in text_of(tree).replace("\r", "\n")


def test_a_host_without_a_scheme_is_linked() -> None:
    """A reader can follow `arxiv.org/abs/…` though its curator left out `http://`."""
    tree = fragment(print_one(entry("题", link("arxiv.org/abs/1502.01852", "primary"))).html)
    assert outgoing(tree) == ["http://arxiv.org/abs/1502.01852"]


def test_an_empty_target_is_a_title_without_a_link() -> None:
    """`[标题]()` is still an entry, and nothing strange stands beside its title."""
    tree = fragment(print_one(entry("标题", link("", "primary", "标题"))).html)
    assert outgoing(tree) == []
    assert text_of(tree).split() == ["t", "标题", "¶"]


def test_a_label_in_the_titles_link_is_not_lost() -> None:
    """`Why…? [part 1](…)` shows the title and, in the same link, its label."""
    made = entry("Why does Deep Learning work?", link("http://t.cn/RAieIie", "primary", "part 1"))
    assert "<small>part 1</small></a>" in print_one(made).html


def test_the_links_own_title_is_not_repeated() -> None:
    """Where the link's text holds the title, it is not shown a second time."""
    made = entry("Passage", link("http://t.cn/RZNfoLt", "primary", "[论文] 《Passage》"))
    assert "<small>" not in print_one(made).html


def test_small_links_say_the_curators_word_or_their_role() -> None:
    """A labelled link keeps its label, a bare one is called by its role."""
    made = entry(
        "题",
        link("http://a.cn/", "primary"),
        link("http://b.cn/", "code", "github code"),
        link("http://c.cn/", "cloud"),
    )
    chips = [text_of(li) for li in fragment(print_one(made).html).iter("li")]
    assert chips == ["github code", "云"]


def test_the_host_is_said_in_words() -> None:
    """A reader sees where a link leads, and nothing where a short link hides it."""
    assert (
        leaf_and_pieces(entry("题", link("https://www.nature.com/a", "primary")))[0].host
        == "nature.com"
    )
    assert leaf_and_pieces(entry("题", link("http://t.cn/Rw0ZSW0", "primary")))[0].host == ""


def test_titles_in_another_language_say_so() -> None:
    """A screen reader pronounces an English title on a Chinese page as English."""
    assert '<p class="title" lang="en">' in print_one(entry("Deep Learning")).html
    assert '<p class="title">' in print_one(entry("深度学习 tutorial")).html
    assert '<p class="title" lang="zh-CN">' in print_one(entry("深度学习"), language="en").html


def test_the_seal_is_the_kinds_word_to_the_ear() -> None:
    """The one character of a seal is part of the whole word for screen readers."""
    seal = fragment(print_one(entry("题", kind="code")).html).find(".//span[@class='seal']")
    assert seal is not None
    assert text_of(seal) == "代码"
    assert seal.attrib["title"] == "代码"


def test_images_are_not_fetched() -> None:
    """A picture on another server is a quiet link by its name, unless the list embeds it."""
    picture = link("http://a.cn/img/mp_model.png", "image")
    made = entry("题", body=(paragraph(picture),))
    tree = fragment(print_one(made).html)
    assert tree.find(".//img") is None
    assert outgoing(tree) == [picture.url]
    assert "mp_model.png" in text_of(tree)
    embedded = fragment(print_one(made, images="embed").html)
    image = embedded.find(".//img")
    assert image is not None
    assert image.attrib["referrerpolicy"] == "no-referrer"
    assert outgoing(embedded) == [picture.url]


def test_a_picture_beside_the_note_is_named() -> None:
    """A picture with a relative address is said to be there, and leads nowhere."""
    tree = fragment(print_one(entry("题", body=(paragraph(link("images/1.jpg", "image")),))).html)
    assert outgoing(tree) == []
    assert "图：1.jpg" in text_of(tree)
    assert tree.find(".//code") is None


def test_outgoing_links_tell_nobody_where_the_reader_was() -> None:
    """Every link that leads out carries noopener, noreferrer and no referrer policy."""
    made = entry("题", link("http://a.cn/", "primary"), body=(paragraph(link("http://b.cn/")),))
    for a in fragment(print_one(made).html).iter("a"):
        if "data-own" not in a.attrib:
            assert a.attrib["rel"] == "noopener noreferrer"
            assert a.attrib["referrerpolicy"] == "no-referrer"


def test_authors_who_are_not_named_are_still_there() -> None:
    """The curator's 等 or et al. stands right after the last author."""
    han = print_one(entry("题", authors=("Kalchbrenner",), others="等")).html
    assert '<span class="authors">Kalchbrenner等</span>' in han
    latin = print_one(entry("题", authors=("A. Graves", "G. Hinton"), others="et al.")).html
    assert '<span class="authors">A. Graves, G. Hinton et al.</span>' in latin


def test_prose_is_printed_in_its_place() -> None:
    """What the curator wrote between the entries is shown, numbers and all."""
    prose = Prose(
        (paragraph("缺点："), Items(1, ((paragraph("隐层"),), (paragraph("平移"),)))), PLACE
    )
    tree = fragment(print_one(prose).html)
    assert [text_of(li) for li in tree.iter("li")] == ["隐层", "平移"]


def test_permanent_addresses_end_in_the_id() -> None:
    """The mark at an entry's end leads to its permanent address."""
    html = print_one(entry("题", entry_id="ab12cd34")).html
    assert 'href="../e/ab.html#ab12cd34"' in html
    again = renamed(html, "ab12cd34", "ab12cd34-2")
    assert ' id="ab12cd34-2"' in again
    assert 'href="../e/ab.html#ab12cd34-2"' in again

"""`dlnotes import`: other programs' lists become entries, each once, under their topics."""

from __future__ import annotations

import pytest

from dlnotes.adding.taking import works
from dlnotes.reading import read_note
from tests.adding.conftest import Librarian

BOOKMARKS = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<TITLE>Bookmarks</TITLE><H1>Bookmarks</H1>
<DL><p>
    <DT><H3 ADD_DATE="1">深度学习</H3>
    <DL><p>
        <DT><A HREF="http://a.example/?x=1&amp;y=2" ADD_DATE="1424649600" >LSTM &amp; GRU</A>
        <DD>值得一读
        <DT><H3>视觉</H3>
        <DL><p><DT><A HREF="https://arxiv.org/pdf/1404.5997v2.pdf">One weird trick</A></DL><p>
        <DT><A HREF="javascript:alert(1)">一段脚本</A>
    </DL><p>
    <DT><A HREF="http://b.example/">B [1]</A>
</DL>
"""
BIBTEX = r"""
@string{nips = "NeurIPS"}
@inproceedings{vaswani, title={Attention Is All You {Need}}, booktitle=nips, year=2017,
  author={Vaswani, Ashish and Noam Shazeer and others}, url={https://arxiv.org/abs/1706.03762}}
@book{mueller, title="{\"U}ber Netze", author={M{\"u}ller, A.}, year={1999}, doi={10.1000/xyz}}
@misc{arx, title={A paper}, eprint={1409.1556}, archiveprefix={arXiv}, author={K. Simonyan}}
"""
CSV = 'Title;URL;Comment;Folder\n"A; b";http://a.example/;好;甲/乙\nC;http://c.example/;;\n'
OPML = """<?xml version="1.0"?><opml version="2.0"><head/><body>
<outline text="甲"><outline text="A" type="link" url="http://a.example/" _note="好"/>
<outline text="乙"><outline text="某人的博客" type="rss" xmlUrl="http://b.example/feed" htmlUrl="http://b.example/"/>
</outline></outline></body></opml>"""

FILES = [
    (
        "marks.html",
        BOOKMARKS,
        [
            (("深度学习",), "LSTM & GRU", "http://a.example/?x=1&y=2", "值得一读"),
            (("深度学习", "视觉"), "One weird trick", "https://arxiv.org/abs/1404.5997v2", ""),
            ((), "B [1]", "http://b.example/", ""),
        ],
    ),
    (
        "refs.bib",
        BIBTEX,
        [
            ((), "Attention Is All You Need", "https://arxiv.org/abs/1706.03762", ""),
            ((), "Über Netze", "https://doi.org/10.1000/xyz", ""),
            ((), "A paper", "https://arxiv.org/abs/1409.1556", ""),
        ],
    ),
    (
        "list.csv",
        CSV,
        [(("甲", "乙"), "A; b", "http://a.example/", "好"), ((), "C", "http://c.example/", "")],
    ),
    (
        "feeds.opml",
        OPML,
        [
            (("甲",), "A", "http://a.example/", "好"),
            (("甲", "乙"), "某人的博客", "http://b.example/", ""),
        ],
    ),
]


@pytest.mark.parametrize(("name", "text", "expected"), FILES, ids=[name for name, *_ in FILES])
def test_a_file_becomes_a_note(
    librarian: Librarian,
    name: str,
    text: str,
    expected: list[tuple[tuple[str, ...], str, str, str]],
) -> None:
    """What is printed reads back as the works of the file, under their topics."""
    librarian.put(name, text)
    run = librarian("import", name)
    assert run.code == 0, run.err
    note = read_note(run.out)
    assert note.title == name.partition(".")[0]
    found = [
        (entry.topics, entry.title, entry.address.url if entry.address else "", entry.text)
        for entry in note.entries
    ]
    alone = [(topics or found[-1][0], *rest) for topics, *rest in expected]
    assert sorted(one[1:] for one in found) == sorted(one[1:] for one in alone)
    for one in expected:
        if one[0]:
            assert one in found


def test_bibtex_brings_authors_and_years(librarian: Librarian) -> None:
    """They stand in the entry, as the dialect writes them."""
    librarian.put("refs.bib", BIBTEX)
    first = read_note(librarian("import", "refs.bib").out).entries[0]
    assert (first.authors, first.year) == (("Ashish Vaswani", "Noam Shazeer"), 2017)


def test_what_the_list_has_is_left_out(librarian: Librarian) -> None:
    """Into a note that exists come only new works, under its own topics; then none is left."""
    before = "# 书目\n\n## 深度学习\n\n* [B](https://www.b.example)\n\n## 别的\n\n* [C](http://c.example/)\n"
    path = librarian.put("notes/a.md", before)
    librarian.put("marks.html", BOOKMARKS)
    run = librarian("import", "marks.html", "--to", "notes/a.md")
    assert run.err == (
        "2 entries to notes/a.md; 2 left out "
        "(listed already, twice, not of the web, or not understood).\n"
    )
    note = read_note(path.read_text("utf-8"))
    assert [(entry.topics[-1], entry.title) for entry in note.entries] == [
        ("深度学习", "B"),
        ("深度学习", "LSTM & GRU"),
        ("别的", "C"),
        ("视觉", "One weird trick"),
    ]
    after = path.read_bytes()
    assert librarian("import", "marks.html", "--to", "notes/a.md").code == 0
    assert path.read_bytes() == after


def test_our_own_exports_come_back(librarian: Librarian) -> None:
    """A list exported as bookmarks, OPML or BibTeX and imported again has the same addresses."""
    librarian.put(
        "notes/a.md",
        "# 甲\n\n- [一](http://a.example/1)\n- [二 (2015) A Bee](http://a.example/2)\n",
    )
    for form, name in (
        ("bookmarks", "b.html"),
        ("opml", "b.opml"),
        ("bibtex", "b.bib"),
        ("csv", "b.csv"),
    ):
        librarian.put(name, librarian("export", "--format", form).out)
        run = librarian("import", name)
        assert run.code == 0, run.err
        urls = [link.url for entry in read_note(run.out).entries for link in entry.links]
        assert urls == ["http://a.example/1", "http://a.example/2"], form


BROKEN = [
    ("x.opml", "<opml><body>", "opml"),
    ("x.opml", '<!DOCTYPE o [<!ENTITY a "b">]><opml version="2.0"><body/></opml>', "opml"),
    ("x.bib", "@article{", "bibtex"),
    ("x.csv", "a,b\n1,2\n", "csv"),
    ("x.txt", "hello", ""),
]


@pytest.mark.parametrize(("name", "text", "form"), BROKEN)
def test_what_cannot_be_read_is_said(librarian: Librarian, name: str, text: str, form: str) -> None:
    """A broken file is a clear sentence, and no note."""
    librarian.put(name, text)
    run = librarian("import", name)
    assert (run.code, run.out) == (2, "")
    assert "Traceback" not in run.err
    assert name in run.err
    assert form in run.err


def test_a_deep_file_is_no_trouble() -> None:
    """Ten thousand folders in each other are read."""
    deep = "<DL><p>" * 10_000 + '<DT><A HREF="http://a.example/">A</A>' + "</DL><p>" * 10_000
    assert [work.url for work in works(deep, "bookmarks")] == ["http://a.example/"]


def test_every_other_byte_of_the_note_stays(librarian: Librarian) -> None:
    """A bad byte, line ends and spaces at the end are as they were; the new stands between."""
    top = b"# A\r\n\r\n- [B](http://b.example/x) \xff  \r\n\r\n"
    before = top + b"## C\r\n\r\n- [C](http://c.example/)  \r\n  "
    path = librarian.put("notes/a.md", before)
    librarian.put("list.csv", "title,url,topic\nN,http://n.example/,C\nM,http://m.example/,D\n")
    assert librarian("import", "list.csv", "--to", "notes/a.md").code == 0
    after = path.read_bytes()
    assert b"\r\n- [N](http://n.example/)" in after
    assert b"\r\n\r\n## D\r\n\r\n- [M](http://m.example/)\r\n" in after
    for new in (
        b"\r\n- [N](http://n.example/)",
        b"\r\n\r\n## D\r\n\r\n- [M](http://m.example/)\r\n",
    ):
        after = after.replace(new, b"")
    assert after == before


NESTED = """<!DOCTYPE NETSCAPE-Bookmark-file-1><H1>书签</H1><DL><p>
<DT><H3>甲</H3><DL><p>
<DT><H3>乙</H3><DL><p><DT><A HREF="http://b.example/">B 在乙</A></DL><p>
<DT><A HREF="http://a.example/">A 在甲</A></DL><p>
<DT><A HREF="http://c.example/">C 不在哪里</A>
<DT><H3>一</H3><DL><DT><H3>二</H3><DL><DT><H3>三</H3><DL><DT><H3>四</H3><DL><DT><H3>五</H3><DL>
<DT><H3>六</H3><DL><DT><A HREF="http://d.example/">D 很深</A></DL></DL></DL></DL></DL></DL></DL>"""


def test_a_bookmark_stays_in_its_folder(librarian: Librarian) -> None:
    """After a folder inside, in none at all, and deeper than headings go."""
    librarian.put("marks.html", NESTED)
    run = librarian("import", "marks.html")
    entries = read_note(run.out).entries
    assert [(one.title, one.topics) for one in entries] == [
        ("C 不在哪里", ("marks",)),
        ("A 在甲", ("甲",)),
        ("B 在乙", ("甲", "乙")),
        ("D 很深", ("一", "二", "三", "四", "五 / 六")),
    ]


ZOTERO = """\
"Key","Item Type","Publication Year","Author","Title","DOI","Url","Manual Tags"
"A","journalArticle","2015","LeCun, Yann; Bengio, Yoshua","Learning","10.1038/nature14539","",""
"B","blogPost","2014","Karpathy, Andrej","Recurrent networks","","http://k.example/","rnn; dl"
"""


def test_what_zotero_exports_is_understood(librarian: Librarian) -> None:
    """People are called as people are, and a work with a DOI alone has an address."""
    librarian.put("zotero.csv", ZOTERO)
    run = librarian("import", "zotero.csv")
    assert "[Learning (2015) Yann LeCun, Yoshua Bengio](https://doi.org/10.1038" in run.out
    assert "(2014) Andrej Karpathy](http://k.example/)" in run.out


def test_a_reference_that_is_not_bibtex_is_counted(librarian: Librarian) -> None:
    """What cannot be understood is said, and what can be is taken."""
    bad = '@misc{b, title="na\\"{\\i}ve", url={http://b.example/}}\n'
    good = "@misc{{{0}, title={{Title {0}}}, url={{http://{0}.example/}}}}\n"
    librarian.put("refs.bib", good.format("a") + bad + good.format("c"))
    run = librarian("import", "refs.bib")
    assert "http://a.example/" in run.out
    assert "http://c.example/" in run.out
    assert "2 entries to stdout; 1 left out" in run.err

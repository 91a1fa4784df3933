"""`dlnotes add`: what the web says, in the neighbours' style, in the right topic, once."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from dlnotes.adding import Work, add, topics
from dlnotes.adding.style import entry_text, learnt
from dlnotes.ledger import Memory, text_of
from dlnotes.reading import read_note
from tests.adding.conftest import Librarian
from tests.promises.lists import OWN
from tests.promises.lists import text_of as list_text

NOTE = """\
# 书目

## 文章

- [文章]《LSTM》http://a.example/lstm 好

- [视频]《GRU》http://a.example/gru

## 论文

* [AlexNet (2012) A Krizhevsky](http://xxx.tau.ac.il/pdf/1404.5997)，很早
* [VGG (2014) K Simonyan](https://arxiv.org/abs/1409.1556)，很深

## 空
"""
PAPER = "Neural Machine Translation by Jointly Learning to Align and Translate"


@pytest.fixture
def note(online: Librarian) -> Librarian:
    online.put("notes/a.md", NOTE)
    return online


ADDED = [
    ("http://t.cn/RZMtCsP", "文章", "- [文章]《RNN 入门》http://page.example/rnn"),
    ("http://old.example/a", "文章", "- [文章]《搬了家的文章》http://new.example/a"),
    ("github.com/karpathy/char-rnn", "文章", "- [代码]《karpathy/char-rnn》"),
    ("https://youtu.be/abc", "文章", "- [视频]《Neural networks class》https://youtu.be/abc"),
    (
        "doi:10.1145/3065386",
        "论文",
        "* [ImageNet classification & more (2017) Alex Krizhevsky, OpenAI]"
        "(https://doi.org/10.1145/3065386)",
    ),
]


@pytest.mark.parametrize(("given", "topic", "line"), ADDED)
def test_what_the_web_says_of_a_work(note: Librarian, given: str, topic: str, line: str) -> None:
    """Pages, short links, DOIs, videos and repositories: each in the style of its topic."""
    run = note("add", given, "--topic", topic)
    assert run.code == 0, run.err
    new = [one for one in note.note.splitlines() if one not in NOTE.splitlines()]
    assert len(new) == 1
    assert new[0].startswith(line)
    assert f"at notes/a.md:{note.note.splitlines().index(new[0]) + 1}." in run.err


def test_a_paper_comes_from_arxiv(note: Librarian) -> None:
    """A code that leads to a PDF becomes the paper, with arXiv's title, year and authors."""
    run = note("add", "http://t.cn/R7yTgLo", "--topic", "论文", "--note", "自注意力")
    assert run.code == 0, run.err
    line = next(one for one in note.note.splitlines() if "1409.0473" in one)
    assert line.startswith(f"* [{PAPER} (2014) ")
    assert line.endswith("](https://arxiv.org/abs/1409.0473v7)，自注意力")


ALREADY = [
    "http://arxiv.org/pdf/1404.5997v2.pdf",
    "1409.1556",
    "https://a.example/lstm?utm_source=x",
    "www.a.example/lstm/",
    "http://t.cn/RKnownX",
]


@pytest.mark.parametrize("given", ALREADY)
def test_what_is_there_is_not_added_again(librarian: Librarian, given: str) -> None:
    """In another form, from a mirror, with trackers or behind a known code, it is the same."""
    librarian.put("notes/a.md", NOTE)
    known = [Memory(url="http://t.cn/RKnownX", target="http://a.example/gru")]
    librarian.put("notes/links.jsonl", text_of(known))
    run = librarian("add", given, "--title", "x", "--no-fetch", "--topic", "空")
    assert run.code == 1
    assert "The list has" in run.err
    assert "notes/a.md:" in run.err
    assert librarian.note == NOTE


def test_a_code_nobody_knows_is_found_out(note: Librarian) -> None:
    """What a short link leads to is compared as well, once the web has said it."""
    note.put("notes/a.md", NOTE + "\n- [RNN](https://page.example/rnn)\n")
    assert note("add", "http://t.cn/RZMtCsP", "--topic", "空").code == 1


def test_a_dry_run_writes_nothing(note: Librarian) -> None:
    """It prints what would be added, as a diff."""
    run = note("add", "http://new.example/a", "--topic", "空", "--dry-run")
    assert run.code == 0
    assert "+- [文章]《搬了家的文章》http://new.example/a\n" in run.out
    assert note.note == NOTE


def test_a_hostile_title_is_only_a_title(note: Librarian) -> None:
    """A page cannot put a link of its own into the list."""
    assert note("add", "http://evil.example/a", "--topic", "论文").code == 0
    entries = read_note(note.note).entries
    assert len(entries) == len(read_note(NOTE).entries) + 1
    assert [link.url for link in entries[-1].links] == ["http://evil.example/a"]


def test_without_a_web_a_title_is_enough(librarian: Librarian) -> None:
    """With --no-fetch nobody is asked; without a title it is said what is missing."""
    librarian.put("notes/a.md", NOTE)
    run = librarian("add", "http://n.example/", "--no-fetch", "--topic", "空")
    assert run.code == 2
    assert "--title" in run.err
    assert (
        librarian("add", "http://n.example/", "--no-fetch", "--topic", "空", "--title", "N").code
        == 0
    )
    assert "N" in librarian.note


def test_a_page_that_is_gone_has_no_title(note: Librarian) -> None:
    """404 names no work."""
    run = note("add", "http://gone.example/a", "--topic", "空")
    assert run.code == 2
    assert "404" in run.err
    assert note.note == NOTE


def test_one_s_own_network_is_not_asked(online: Librarian) -> None:
    """The guard that keeps a check out of private networks keeps this out as well."""
    online.put("notes/a.md", NOTE)
    run = online("add", "http://127.0.0.1/a", "--topic", "空")
    assert run.code == 2
    assert online.note == NOTE


def test_a_topic_is_named_or_told(librarian: Librarian) -> None:
    """No topic and nobody to ask: all are listed; a wrong one: the nearest as well."""
    librarian.put("notes/a.md", NOTE)
    without = librarian("add", "http://n.example/", "--title", "N", "--no-fetch")
    assert without.code == 2
    assert "文章, 论文, 空" in without.err
    wrong = librarian("add", "http://n.example/", "--title", "N", "--no-fetch", "--topic", "论")
    assert wrong.code == 2
    assert "论文" in wrong.err
    assert librarian.note == NOTE


def test_other_names_of_a_topic_count(librarian: Librarian) -> None:
    """`topics:` in the settings names a topic as well as its heading does."""
    librarian.put("notes/a.md", NOTE)
    librarian.put("notes/dlnotes.yaml", "topics:\n  文章: [articles]\n")
    run = librarian("add", "http://n.example/", "--title", "N", "--no-fetch", "--topic", "Articles")
    assert run.code == 0
    assert "《N》" in librarian.note.split("## 论文")[0]


@dataclass(frozen=True)
class Styled:
    lines: tuple[str, ...]
    written: str


WORK = Work("http://n.example/x", "RNN", ("A Bee", "C Dee"), 2015, kind="paper", note="好")
STYLES = [
    Styled(("- [论文]《甲》http://a.cn 好",), "- [论文]《RNN》http://n.example/x 好"),
    Styled(("* 《甲》http://a.cn",), "* 《RNN》http://n.example/x 好"),
    Styled(("- [甲](http://a.cn)，好",), "- [RNN](http://n.example/x)，好"),
    Styled(("+ [A](http://a.cn) - good",), "+ [RNN](http://n.example/x) - 好"),
    Styled(
        ("- [A (2015) A Bee, C Dee](http://a.cn)",),
        "- [RNN (2015) A Bee, C Dee](http://n.example/x) 好",
    ),
    Styled(
        ("- **A** (2014), A. Bee et al. [[pdf]](http://a.cn)",),
        "- **RNN** (2015), A Bee, C Dee [[pdf]](http://n.example/x) 好",
    ),
    Styled(("1. [A](http://a.cn)", "2. [B](http://b.cn)"), "3. [RNN](http://n.example/x) 好"),
    Styled(("| [A](http://a.cn) | good | x |",), "| [RNN](http://n.example/x) | 好 |  |"),
    Styled(
        ("**A**\n\n- intro: good\n- Paper: [http://a.cn](http://a.cn)\n- code: [x](http://b.cn)",),
        "**RNN**\n\n- intro: 好\n- Paper: [http://n.example/x](http://n.example/x)",
    ),
    Styled(
        ("**A**\r\n\r\n* 论文：http://a.cn",), "**RNN**\n\n* intro：好\n* 论文：http://n.example/x"
    ),
    Styled(("### [A](http://a.cn)\n\ngood",), "### [RNN](http://n.example/x)\n\n好"),
    Styled(("* http://a.cn A",), "* http://n.example/x RNN 好"),
    Styled((), "- [RNN](http://n.example/x) 好"),
]


@pytest.mark.parametrize("case", STYLES, ids=lambda case: case.written)
def test_an_entry_is_written_as_its_neighbours_are(case: Styled) -> None:
    """Bullet, marks, tag, year, authors, separator: all as they are there."""
    assert entry_text(WORK, learnt(case.lines, [], chinese=True)) == case.written


TABLES = [
    (
        "| Paper | Year | Why |\n| --- | --- | --- |\n| [A](http://a.cn) | 2014 | x |\n",
        "| [RNN](http://n.example/x) 好 | 2015 |  |",
    ),
    (
        "| 年份 | 名称 | 说明 | 作者 |\n|---|---|---|---|\n| 2014 | [A](http://a.cn) | x | B |\n",
        "| 2015 | [RNN](http://n.example/x) | 好 | A Bee, C Dee |",
    ),
    (
        "| Title | Code | Comment |\n|---|---|---|\n| A | [link](http://a.cn) | x |\n",
        "| RNN | [link](http://n.example/x) | 好 |",
    ),
]


@pytest.mark.parametrize(("table", "row"), TABLES)
def test_a_row_has_each_fact_in_its_column(table: str, row: str) -> None:
    """By the table's own head; a comment that has no column stands beside the title."""
    text = f"# List\n\n{table}\nAfter it.\n"
    note = read_note(text)
    added = add(text, note, topics(note)[0], WORK, read_note)
    assert added is not None
    assert added.text == text.replace(table, f"{table}{row}\n")


def test_a_block_is_parted_from_the_next_as_they_are() -> None:
    """A title over its labels, or a heading that is a link: an empty line before it and after."""
    for block in ("**{}**\n\n- arxiv: [{}]({})\n", "### [{0}]({2})\n\n好\n"):
        blocks = [block.format(f"A{n}", f"http://a.cn/{n}", f"http://a.cn/{n}") for n in range(3)]
        text = "# List\n\n## Papers\n\n" + "\n".join(blocks) + "\n## Next\n\nWords.\n"
        for eol in ("\n", "\r\n"):
            written = text.replace("\n", eol)
            note = read_note(written)
            section = next(one for one in topics(note) if one.topics[-1] == "Papers")
            added = add(written, note, section, WORK, read_note)
            assert added is not None
            assert f"{eol}{eol}{added.inserted.strip()}{eol}{eol}## Next" in added.text
            assert added.inserted.count("\n") == added.inserted.count(eol)
            assert [one.title for one in read_note(added.text).entries][-1] == "RNN"


def test_in_a_real_list_every_topic_takes_an_entry() -> None:
    """Each topic of the list gets the entry, last of its topic, and nothing else changes."""
    text = list_text(OWN)
    note = read_note(text)
    for section in topics(note):
        added = add(text, note, section, WORK, read_note)
        assert added is not None
        assert added.text.replace(added.inserted, "", 1) == text
        after = read_note(added.text)
        new = [one for one in after.entries if one.title == "RNN" and one.text.endswith("好")]
        assert [entry.topics for entry in new] == [section.topics]
        assert len(after.entries) == len(note.entries) + 1


@pytest.mark.parametrize("codec", ["utf-8-sig", "gb18030", "utf-16"])
def test_every_other_byte_stays(librarian: Librarian, codec: str) -> None:
    """Encoding, byte order mark and line ends are those of the note."""
    before = NOTE.replace("\n", "\r\n").encode(codec)
    path = librarian.put("notes/a.md", before)
    assert (
        librarian("add", "http://n.example/", "--title", "题", "--no-fetch", "--topic", "论文").code
        == 0
    )
    lines = path.read_bytes().decode(codec).split("\r\n")
    assert [line for line in lines if line not in NOTE.split("\n")] == ["* [题](http://n.example/)"]
    lines.remove("* [题](http://n.example/)")
    assert "\r\n".join(lines).encode(codec) == before

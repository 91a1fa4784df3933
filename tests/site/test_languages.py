"""A site speaks one language: its list's own words, and the program's in the language it names."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree.ElementTree import Element

from dlnotes.ledger import Memory, VerdictName
from dlnotes.records import Code, Entry, Kind, Prose, Table
from tests.render.making import PLACE, entry, link, note, paragraph, parse, site_by

HAN = re.compile("[\u2e80-\u9fff\uff00-\uffef]")
WORD = re.compile("[A-Za-z]{2,}")

VERDICTS: tuple[VerdictName, ...] = (
    *("alive", "dead", "moved", "blocked", "suspect", "unsafe", "unsure", "unchecked"),
)
KINDS: tuple[Kind, ...] = ("paper", "book", "video", "code", "course", "qa", "dataset", "tool")
SPOKEN = ("title", "alt", "aria-label", "placeholder", "content", "label")
NAMES = {
    *(
        "dlnotes",
        "arXiv",
        "PDF",
        "BibTeX",
        "CSL",
        "JSON",
        "RIS",
        "RSS",
        "Atom",
        "DOI",
        "OPML",
        "Feed",
    ),
    *("links", "jsonl", "check", "build", "ctrl", "Esc", "GitHub", "Zotero", "CSV", "Markdown"),
}
"""What has the same name in every language, and commands to type."""


def memories() -> tuple[Memory, ...]:
    """Everything that can be the matter with a link, with causes in numbers."""
    troubled = [
        Memory(
            url=f"http://{number}.example/",
            verdict=verdict,
            evidence={"dead": "gone", "blocked": "login-wall", "suspect": "parked"}.get(
                verdict, ""
            ),
            values=("404",),
            since="2026-11-20",
            checked="2026-11-20",
            moved="http://99.example/" if verdict == "moved" else None,
            archived=f"https://web.archive.org/web/2015011208/http://{number}.example/"
            if verdict == "dead"
            else None,
        )
        for number, verdict in enumerate(VERDICTS)
    ]
    arxiv = "https://arxiv.org/abs/1502.01852"
    return (*troubled, Memory(url=arxiv, verdict="alive", version=1, withdrawn=True))


def site(word: str, language: str) -> dict[str, Element]:
    """Every page of a list whose own words are all *word*."""
    files = site_by(
        memories(),
        note(
            ((), (Prose((paragraph(word), Table((((word,),), ((word,),)))), PLACE),)),
            ((word,), tuple(works(word))),
            ((word, word * 2), (entry(word, entry_id="92000000"),)),
            title=word,
        ),
        note(((word * 3,), (entry(word, entry_id="93000000"),)), path="2.md", title=word * 2),
        title=word,
        language=language,
    )
    return {path: parse(html) for path, html in files.items() if path.endswith(".html")}


def works(word: str) -> list[Entry]:
    made = [
        entry(
            word,
            link(f"http://{number}.example/", "primary"),
            link(f"http://{number}.example/", "cloud"),
            body=(
                paragraph(word, link(f"http://{number}.example/", text=word)),
                paragraph(link("http://0.example/1.png", "image")),
                Code("1 + 1", ""),
            ),
            entry_id=f"{number}1234500",
            kind=kind,
            year=2010 + number,
            others="",
            tags=(word,),
        )
        for number, kind in enumerate(KINDS)
    ]
    paper = entry(word, link("https://arxiv.org/abs/1502.01852", "primary"), entry_id="90000000")
    stray = entry(word, link("javascript:1", "primary"), entry_id="91000000")
    return [*made, paper, replace(stray, parent=made[0].id)]


def said(tree: Element) -> str:
    """All that a page says, to the eye and to the ear; programs and addresses say nothing."""
    words = []
    for node in tree.iter():
        if node.tag in ("script", "style", "code"):
            words.append(node.tail or "")
            continue
        words += [node.text or "", node.tail or ""]
        if node.tag != "meta" or node.get("name") == "description":
            words += [node.get(name, "") for name in SPOKEN]
    return "\n".join(words)


def test_an_english_site_has_no_chinese_word() -> None:
    """With ``language: en`` no page of an English list shows a Han character or mark."""
    for path, tree in site("Work", "en").items():
        assert not HAN.findall(said(tree)), path


def test_a_chinese_site_has_no_english_word() -> None:
    """Of a Chinese list no page says anything in English but names, hosts and commands."""
    for path, tree in site("作品", "zh-CN").items():
        text = re.sub(r"[\w.-]+\.(?:example|org|png)\S*|javascript:1", "", said(tree))
        assert set(WORD.findall(text)) <= NAMES, path


def test_every_page_says_which_language_it_is_in() -> None:
    """The page names its language, and what is in another one says so itself."""
    for language, word, other in (("zh-CN", "Deep Learning", "en"), ("en", "深度学习", "zh-CN")):
        for path, tree in site(word, language).items():
            assert tree.get("lang") == language, path
            headings = [node for node in tree.iter("h1") if word in "".join(node.itertext())]
            titles = [node for node in tree.iter("p") if node.get("class") == "title"]
            assert all(title.get("lang") == other for title in titles), path
            if path.startswith("topics/"):
                assert all(heading.get("lang") == other for heading in headings), path

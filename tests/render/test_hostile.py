"""Notes come by pull request from strangers: nothing they write becomes a program."""

from __future__ import annotations

import json
import re
from xml.etree.ElementTree import Element

import pytest

from dlnotes.records import Cells, Code, Items, Prose, Quote, Table
from tests.render.making import PLACE, entry, link, note, paragraph, parse, site

ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '"><script>alert(1)</script>',
    "' onmouseover='alert(1)",
    '" onfocus="alert(1)" autofocus="',
    "<a href=javascript:alert(1)>x</a>",
    "<iframe src=//evil.example></iframe>",
    "<style>*{background:url(//evil.example)}</style>",
    "<link rel=stylesheet href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<base href=//evil.example>",
    "<form action=//evil.example><input></form>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "</title><script>alert(1)</script>",
    "</textarea></style></template><script>alert(1)</script>",
    "<b onclick=alert(1) style=position:fixed>x</b>",
    "{{ ''.__class__ }}{% include '/etc/passwd' %}",
    "]]><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\u202e\u0000\u0008<script\x0b>alert(1)</script>",
    "`<script>`**<img src=x onerror=alert(1)>**",
    r"$\text{<script>alert(1)</script>}$",
    r"$\href{javascript:alert(1)}{x}$ $\style{color:red}{x}$ $\class{a}{x}$",
    r"$$\text{\textbf{<img src=x onerror=alert(1)>}}$$ $\eqref{x}$ $\label{x}$",
    r"$x\textcolor{red\" onclick=\"alert(1)}{y}$ $</math><script>alert(1)</script>$",
    r"$\hspace{1em\" onclick=\"alert(1)}x$ $\unicode{60}script$ $\html{<b onclick=alert(1)>}$",
)
URLS = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "\u0000javascript:alert(1)",
    "data:text/html;base64,PHNjcmlwdD4=",
    "vbscript:x",
    'http://a.cn/"onmouseover="alert(1)',
    "http://a.cn/'><script>alert(1)</script>",
    "//javascript:alert(1)",
)
_ALLOWED = {
    "html", "head", "meta", "title", "link", "body", "a", "header", "nav", "ol", "ul", "li", "p",
    "main", "article", "span", "div", "section", "footer", "button", "i", "b", "em", "strong",
    "code", "pre", "small", "blockquote", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th",
    "td", "h1", "h2", "h3", "h4", "h5", "h6", "br", "del", "sub", "sup", "style",
    "math", "semantics", "annotation", "mrow", "mi", "mn", "mo", "mtext",
    "script", "noscript", "input", "details", "summary", "fieldset", "legend",
}  # fmt: skip


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    items = []
    for number, attack in enumerate(ATTACKS):
        url = URLS[number % len(URLS)]
        inside = (attack, link(url, text=attack), "*x*", link(url, "image", attack))
        items.append(
            entry(
                attack,
                link(url, "primary", attack, label=attack),
                link(url, "code", attack, label=attack),
                body=(
                    paragraph(*inside),
                    Items(None, ((paragraph(*inside),),)),
                    Quote((paragraph(attack),)),
                    Code(attack, attack),
                    Cells(((attack, inside),)),
                    Table((((attack,),), (inside,))),
                ),
                links=(),
                entry_id=f"{number:02}abcdef",
                kind="paper",
                year=2015,
                authors=(attack,),
                venue=attack,
                tags=(attack,),
                topics=(attack,),
            )
        )
    notes = [
        note(
            ((), (Prose((paragraph(attack),), PLACE),)),
            ((attack, f"{attack} 2"), (Prose((paragraph(attack, "*x*"),), PLACE), items[number])),
            path=f"notes/{number}.md",
            title=attack,
        )
        for number, attack in enumerate(ATTACKS)
    ]
    return site(*notes, title=ATTACKS[3], description=ATTACKS[5], author=ATTACKS[0], images="embed")


def test_nothing_a_stranger_wrote_runs(pages: dict[str, str]) -> None:
    """No page holds a script but the site's, a handler, a foreign style or an address that runs."""
    for path, html in pages.items():
        if path.endswith(".html"):
            for node in parse(html).iter():
                check(path, node)


def check(path: str, node: Element) -> None:
    tag = str(node.tag).rpartition("}")[2]  # of a formula, without its namespace
    assert tag in _ALLOWED | {"img", "details", "summary"}, (path, tag)
    assert tag != "style" or path == "404.html"
    if node.get("type") == "application/ld+json":
        assert json.loads(node.text or ""), path  # data, which is not run
    elif tag == "script":
        assert not node.text, path
        assert re.fullmatch(r"(?:\.\./)?static/\w+\.[0-9a-f]{10}\.js", node.attrib["src"]), path
    for name, value in node.attrib.items():
        assert not name.startswith("on"), (path, name)
        assert name not in ("style", "srcdoc", "formaction"), (path, name)
        if name in ("href", "src"):
            assert not re.match(r"[\s\x00-\x1f]*(?:java|vb)script:", value, re.I), (path, value)
            assert not re.match(r"[\s\x00-\x1f]*data:", value, re.I) or tag == "link"


def test_every_page_forbids_programs(pages: dict[str, str]) -> None:
    """A policy in the page itself allows no script but the site's files, no frame, no form."""
    for path, html in pages.items():
        if not path.endswith(".html"):
            continue
        head = parse(html).find("head")
        assert head is not None
        policies = [
            meta.attrib["content"]
            for meta in head.iter("meta")
            if meta.attrib.get("http-equiv") == "Content-Security-Policy"
        ]
        assert len(policies) == 1, path
        assert "default-src 'none'" in policies[0]
        scripts = re.findall("script-src [^;]*", policies[0])
        assert scripts == ([] if path == "404.html" else ["script-src 'self'"])
        assert "unsafe" not in policies[0]
        assert "base-uri 'none'; form-action 'none'" in policies[0]


def test_what_was_written_is_still_there_to_read(pages: dict[str, str]) -> None:
    """An attack is shown as the text that it is."""
    shown = "".join(
        "".join(parse(html).itertext())
        for name, html in pages.items()
        if "topics/" in name and name.endswith(".html")
    )
    assert "{{ ''.__class__ }}" in shown
    assert "alert(1)" in shown


def test_no_file_name_leaves_the_site(pages: dict[str, str]) -> None:
    """A heading cannot name a file outside the site or one that a system forbids."""
    for path in pages:
        assert not re.search(r"\.\.|^/|[\\:*?\"<>|\x00-\x1f]", path), path
        assert all(len(part.encode()) < 200 for part in path.split("/"))

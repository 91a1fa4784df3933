"""Papers of arXiv, addresses that are unsafe, and odd spellings."""

from __future__ import annotations

import asyncio
import re
from urllib.parse import parse_qs, urlsplit

from tests.web.behaviour import GONE, GOOD, Behaviour
from tests.web.replies import (
    Asked,
    Reply,
    message,
    when,
)
from tests.web.small_web import HOME

PAPERS = {
    "1409.0473": ("Neural Machine Translation by Jointly Learning to Align and Translate", ""),
    "1412.7755": ("Multiple Object Recognition with Visual Attention", ""),
    "math/0309136": ("An Old Paper about Something", ""),
    "1502.01852": ("Delving Deep into Rectifiers", "This paper has been withdrawn by the authors"),
    "1506.00019": ("A Critical Review of Recurrent Neural Networks", ""),
}


def _atom(ids: list[str]) -> str:
    entries = "".join(
        f"<entry><id>http://arxiv.org/abs/{id_}v2</id><title>{PAPERS[id_][0]}</title>"
        f"<published>2014-09-01T00:00:00Z</published><updated>2016-05-19T00:00:00Z</updated>"
        f"<summary>About it. {PAPERS[id_][1]}</summary>"
        f"<author><name>Ann Author</name></author></entry>"
        for id_ in (re.sub(r"v\d+$", "", wanted) for wanted in ids)
        if id_ in PAPERS
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>'


async def arxiv_api(asked: Asked, writer: asyncio.StreamWriter) -> bool:
    """arXiv's API: what it knows is there, what it does not know is absent."""
    query = parse_qs(urlsplit(asked.path).query)
    ids = query.get("id_list", [""])[0].split(",")[: int(query.get("max_results", ["10"])[0])]
    writer.write(message(200, _atom(ids).encode(), kind="application/atom+xml; charset=utf-8"))
    return True


def _is_known(asked: Asked) -> bool:
    return any(name in asked.path for name in (*PAPERS, "math.GT/0309136"))


ARXIV_PAGES: Reply = when(_is_known, GOOD, GONE)
"""arXiv's own pages, which are for people: a program has the API."""


def paper(url: str, verdict: str, rule: str, **more: object) -> Behaviour:
    return Behaviour(rule, url, verdict, **more)  # type: ignore[arg-type]


ARXIV = [
    paper(
        "http://arxiv.org/abs/1409.0473",
        "alive",
        "A paper that arXiv knows is alive.",
        never=("arxiv.org",),
    ),
    paper(
        "http://arxiv.org/pdf/1412.7755v2.pdf",
        "alive",
        "A PDF of arXiv is its paper.",
        never=("arxiv.org",),
    ),
    paper(
        "http://xxx.tau.ac.il/abs/1506.00019",
        "moved",
        "A mirror that is gone is arXiv itself.",
        never=("xxx.tau.ac.il",),
    ),
    paper("http://arxiv.org/abs/math.GT/0309136", "alive", "An old id may name its class."),
    paper("http://arxiv.org/abs/1502.01852", "alive", "A withdrawn paper has its page still."),
    paper(
        "http://arxiv.org/abs/1401.99999",
        "dead",
        "An id of the wrong length is none.",
        never=("arxiv.org",),
    ),
    paper("http://arxiv.org/abs/1513.04321", "dead", "There is no thirteenth month."),
    paper(
        "http://arxiv.org/abs/1409.9999",
        "dead",
        "An id that arXiv's own API does not know is dead.",
    ),
]

UNSAFE = [
    Behaviour(f"{what} is not for a public list.", url, "unsafe", names=names)
    for what, url, names in (
        ("This machine", "http://127.0.0.1/", {}),
        ("A private address", "http://10.0.0.1/router", {}),
        ("A home router", "http://192.168.1.1/", {}),
        ("This machine in IPv6", "http://[::1]/", {}),
        ("A mapped address", "http://[::ffff:127.0.0.1]/", {}),
        ("A cloud's metadata", "http://169.254.169.254/latest/meta-data/", {}),
        ("A number in disguise", "http://0x7f.1/", {}),
        (
            "A name of a private network",
            "http://printer.example/",
            {"printer.example": ("192.168.0.9",)},
        ),
        (
            "A name with one private address of two",
            "http://both.example/",
            {"both.example": (HOME, "10.0.0.7")},
        ),
        ("A mail server's port", "http://plain.example:25/", {}),
        ("An address for benchmarks", "http://bench.example/", {"bench.example": ("198.18.0.7",)}),
    )
]

WRITTEN = [
    Behaviour(
        "A Chinese path is one.",
        "http://iri.example/神经网络",
        "alive",
        {"iri.example/%E7%A5%9E%E7%BB%8F%E7%BD%91%E7%BB%9C": GOOD},
    ),
    Behaviour(
        "A Chinese query is one.",
        "http://iriq.example/s?q=记忆",
        "alive",
        {"iriq.example/s?q=%E8%AE%B0%E5%BF%86": GOOD},
    ),
    Behaviour(
        "A Chinese name is one.", "http://例子.example/a", "alive", {"xn--fsqu00a.example/a": GOOD}
    ),
    Behaviour("A host may shout.", "HTTP://SHOUT.Example/a", "alive", {"shout.example/a": GOOD}),
    Behaviour(
        "An address needs no path.", "http://nopath.example", "alive", {"nopath.example/": GOOD}
    ),
    Behaviour(
        "A space in an address is sent as one.",
        "http://spaced.example/a b",
        "alive",
        {"spaced.example/a%20b": GOOD},
    ),
    Behaviour(
        "What is escaped stays as it was written.",
        "http://escaped.example/a%2Fb%20c",
        "alive",
        {"escaped.example/a%2Fb%20c": GOOD},
    ),
    Behaviour(
        "A fragment is the reader's, not the server's.",
        "http://frag.example/a#sec",
        "alive",
        {"frag.example/a": GOOD},
    ),
    Behaviour(
        "A bar in an address is sent as one.",
        "http://bar.example/a|b",
        "alive",
        {"bar.example/a|b": GOOD, "bar.example/a%7Cb": GOOD},
    ),
]

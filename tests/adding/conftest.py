"""The program in a small web that knows papers, DOIs and videos."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.check.conftest import Curator, Loopback, Run
from tests.web.behaviours import SERVICES
from tests.web.replies import Asked, Reply, html, message, redirect, sends
from tests.web.small_web import SmallWeb, hosts_of

CSL = {
    "type": "article-journal",
    "title": "ImageNet <i>classification</i> &amp; more",
    "author": [{"given": "Alex", "family": "Krizhevsky"}, {"literal": "OpenAI"}],
    "issued": {"date-parts": [[2017, 5]]},
    "container-title": "Communications of the ACM",
}
WANTED = "application/vnd.citationstyles.csl+json"


def negotiated(body: object) -> Reply:
    """A registry that has CSL-JSON for those who ask for it, and a page for all others."""
    record = sends(message(200, json.dumps(body).encode(), kind=WANTED))
    page = html("A page of a publisher", "Sign in to read this.")

    async def reply(asked: Asked, writer: asyncio.StreamWriter) -> bool:
        chosen = record if asked.headers.get("accept") == WANTED else page
        return await chosen(asked, writer)

    return reply


REPLIES: dict[str, Reply] = {
    **SERVICES,
    "t.cn/RZMtCsP": redirect("http://page.example/rnn?utm_source=weibo"),
    "t.cn/R7yTgLo": redirect("https://arxiv.org/pdf/1409.0473v7.pdf"),
    "page.example/rnn?utm_source=weibo": html("RNN 入门 - 知乎", "一篇文章。" * 20),
    "page.example/rnn": html("RNN 入门 - 知乎", "一篇文章。" * 20),
    "old.example/a": redirect("http://new.example/a", 301),
    "new.example/a": html("搬了家的文章", "一篇文章。" * 20),
    "evil.example/a": html("](http://x.example) <b>*[`", "恶意。" * 20),
    "github.com/karpathy/char-rnn": html(
        "GitHub - karpathy/char-rnn: Multi-layer Recurrent Neural Networks · GitHub", "code " * 40
    ),
    "doi.org/10.1145/3065386": redirect("http://api.crossref.example/works/1"),
    "api.crossref.example/works/1": negotiated(CSL),
    "www.youtube.com*": sends(
        message(
            200, b'{"title": "Neural networks class", "type": "video"}', kind="application/json"
        )
    ),
    "gone.example/a": html("404", "Not found", status=404),
}


class Librarian(Curator):
    """Somebody who types ``dlnotes add`` and the like."""

    def __call__(self, *arguments: str, **env: str) -> Run:
        run = subprocess.run(
            self.command(*arguments),
            cwd=self.folder,
            env=self.environment(**env),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        return Run(run.returncode, run.stdout.decode(), run.stderr.decode())

    def command(self, *arguments: str) -> list[str]:
        program = "dlnotes" if self.loopback is None else "tests.check.program"
        return [sys.executable, "-m", program, *arguments]

    @property
    def note(self) -> str:
        return (self.folder / "notes" / "a.md").read_bytes().decode()


@pytest.fixture
def librarian(tmp_path: Path) -> Librarian:
    """Somebody without a web."""
    folder = tmp_path / "desk"
    folder.mkdir()
    return Librarian(folder)


@pytest.fixture
def online(librarian: Librarian) -> Iterator[Librarian]:
    """Somebody in the small web."""
    with Loopback(SmallWeb(hosts_of(REPLIES))) as loopback:
        librarian.loopback = loopback
        yield librarian

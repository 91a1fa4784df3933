"""What a check has learnt, on the site that is built next."""

from __future__ import annotations

from dlnotes.ledger import Memory, VerdictName, text_of
from tests.cli.conftest import Stranger

PAGE = "http://hahack.com/reading/ann1/"
COPY = f"https://web.archive.org/web/20150112083000/{PAGE}"
LEDGER = "notes/links.jsonl"


def remember(dlnotes: Stranger, verdict: VerdictName) -> None:
    known = Memory(
        url=PAGE,
        verdict=verdict,
        evidence="gone",
        values=("404",),
        since="2026-11-20",
        archived=COPY,
    )
    dlnotes.put(LEDGER, text_of([known]))


def test_a_ledger_that_changes_is_seen(dlnotes: Stranger) -> None:
    """A rebuild shows what the ledger says now, though the notes are as they were."""
    dlnotes.put("notes/a.md")
    dlnotes("build")
    before = dlnotes.site()
    remember(dlnotes, "dead")
    dlnotes("build")
    page = dlnotes.site()["topics/神经网络.html"].decode()
    assert f'<a href="{COPY}" class="archived"' in page
    assert "<time>2026-11-20</time> 起失效：服务器答 404" in page
    (dlnotes.folder / LEDGER).unlink()
    dlnotes("build")
    assert dlnotes.site() == before


def test_a_list_that_is_well_looks_as_without_a_ledger(dlnotes: Stranger) -> None:
    """Where everything is alive, the ledger changes no byte of the site."""
    dlnotes.put("notes/a.md")
    dlnotes("build")
    before = dlnotes.site()
    remember(dlnotes, "alive")
    dlnotes("build", "--no-cache")
    assert dlnotes.site() == before

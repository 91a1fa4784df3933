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
    """Where everything is alive, the ledger changes what counts and sorts links, and no entry."""
    dlnotes.put("notes/a.md")
    dlnotes("build")
    before = dlnotes.site()
    remember(dlnotes, "alive")
    dlnotes("build", "--no-cache")
    after = dlnotes.site()
    changed = {name for name in after if after[name] != before.get(name)}
    assert {name for name in changed if not name.startswith("search/")} == {
        ".dlnotes-manifest",
        "index.html",
        "health.html",
    }


def test_the_page_on_health_changes_only_with_its_numbers(dlnotes: Stranger) -> None:
    """An entry without a link leaves the page on the links' health as it was."""
    note = dlnotes.put("notes/a.md")
    remember(dlnotes, "dead")
    dlnotes("build")
    health = dlnotes.folder / "site/health.html"
    before = health.stat().st_mtime_ns
    note.write_text(note.read_text("utf-8") + "- 没有链接的一条\n", "utf-8")
    run = dlnotes("build")
    assert "3 entries" in run.err + run.out
    assert health.stat().st_mtime_ns == before
    note.write_text(note.read_text("utf-8") + "- [又一条](http://b.cn/)\n", "utf-8")
    dlnotes("build")
    assert "3 个链接，查过 1 个" in health.read_text("utf-8")

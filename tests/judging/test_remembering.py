"""The ledger holds news, not visits, and patience before anything is called dead."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlnotes.judging.answers import Cited, Evidence, Hop, Paper, Verdict
from dlnotes.judging.remembering import FRESH_DAYS, due, remember
from dlnotes.judging.verdicts import recalled
from dlnotes.ledger import Memory
from tests.judging.scripted import WORK, failure, judge, page

X = "http://a.example/x"
START = datetime(2026, 1, 1, 8, 0, tzinfo=UTC)
ALIVE = Verdict("alive", Evidence("status", ("200",)), X, status=200)


def checked(hours: list[int], *, well: frozenset[int] = frozenset()) -> list[str]:
    """The verdicts of checks at these hours, of a link that times out but when it is *well*."""
    memory: Memory | None = None
    names: list[str] = []
    for hour in hours:
        now = START + timedelta(hours=hour)
        outcome = page(X, WORK) if hour in well else failure("timeout")
        verdict = judge(Cited(X, (WORK,)), {X: outcome}, memory=memory, now=now).verdict
        names.append(verdict.name)
        memory = remember(memory, verdict, now)
    return names


@pytest.mark.parametrize(
    ("hours", "names"),
    [
        ([0], ["unsure"]),
        ([0, 72], ["unsure", "unsure"]),
        ([0, 72, 144], ["unsure", "unsure", "dead"]),
        ([0, 71, 143], ["unsure", "unsure", "unsure"]),
        ([0, 1, 2, 3, 4], ["unsure"] * 5),
        ([0, 72, 73, 100, 144, 200], ["unsure", "unsure", "unsure", "unsure", "dead", "dead"]),
    ],
)
def test_trouble_is_dead_after_three_failures_days_apart(
    hours: list[int], names: list[str]
) -> None:
    """Three failures, each at least 72 hours after the last, make a link dead."""
    assert checked(hours) == names


def test_a_success_in_between_starts_anew() -> None:
    """A page that was there once in a week is not gone."""
    assert checked([0, 72, 100, 144, 216], well=frozenset({100})) == [
        "unsure",
        "unsure",
        "alive",
        "unsure",
        "unsure",
    ]


def test_what_was_dead_is_not_revived_by_silence() -> None:
    """A dead link that times out is still dead."""
    memory = Memory(url=X, verdict="dead")
    assert judge(X, {X: failure("timeout")}, memory=memory).verdict.name == "dead"
    assert judge(X, {X: page(X, "Some title")}, memory=memory).verdict.name == "alive"


def test_a_second_visit_is_no_news() -> None:
    """Another title, another evidence, the same verdict: the memory stays as it was."""
    first = remember(None, ALIVE, START)
    assert first is not None
    assert (first.known, first.since, first.checked) == ("2026-01-01",) * 3
    other = Verdict("alive", Evidence("title-matches", ("200",)), X, status=200, title="(3) News")
    assert remember(first, other, START + timedelta(days=3)) is first


def test_a_stale_memory_is_renewed() -> None:
    """What was asked because it had gone stale is fresh again, and keeps its date of news."""
    first = remember(None, ALIVE, START)
    later = remember(first, ALIVE, START + timedelta(days=40))
    assert later is not None
    assert (later.since, later.checked) == ("2026-01-01", "2026-02-10")


def test_a_new_verdict_is_news() -> None:
    """From the day on which it changed."""
    first = remember(None, ALIVE, START)
    dead = Verdict("dead", Evidence("gone", ("404",)), X, status=404, archived_url="http://w/")
    news = remember(first, dead, START + timedelta(days=2))
    assert news is not None
    assert (news.verdict, news.since, news.known) == ("dead", "2026-01-03", "2026-01-01")
    assert news.archived == "http://w/"


def test_a_target_once_learnt_is_kept() -> None:
    """A code's target never changes, whatever becomes of the shortener."""
    memory = Memory(url="http://t.cn/R1", verdict="alive", target=X)
    verdict = Verdict("unsure", Evidence("timeout"), "http://t.cn/R1", failed=True)
    news = remember(memory, verdict, START)
    assert news is not None
    assert (news.verdict, news.target) == ("unsure", X)


def test_patience_is_no_news() -> None:
    """A server that asks for patience takes nothing from what was known."""
    memory = Memory(url=X, verdict="alive", checked="2026-01-01")
    asked = Verdict("blocked", Evidence("deferred", ("429", "600")), X, retry_after=600.0)
    assert remember(memory, asked, START) is memory


def test_a_papers_facts_are_remembered() -> None:
    """The site shows an arXiv paper's true title, authors and year."""
    paper = Paper("1706.03762", "Attention Is All You Need", ("A. Vaswani",), 2017, 7)
    verdict = Verdict("alive", Evidence("paper"), "https://arxiv.org/abs/1706.03762", paper=paper)
    memory = remember(None, verdict, START)
    assert memory is not None
    assert (memory.title, memory.authors, memory.year, memory.version) == (
        "Attention Is All You Need",
        ("A. Vaswani",),
        2017,
        7,
    )


def test_fresh_links_are_not_asked_again() -> None:
    """Alive for about a month, unsure for a day, dead for a season; all to within a fifth."""
    for verdict, days in FRESH_DAYS.items():
        memory = Memory(url=X, verdict=verdict, checked="2026-01-01")
        start, spread = date(2026, 1, 1), days // 5
        assert due(memory, start) is (days == 0)
        assert due(memory, start + timedelta(days=days + spread))
        assert not due(memory, start + timedelta(days=days - spread - 1)) or days == 0
    assert due(None, date(2026, 1, 1))


def test_links_checked_together_come_due_apart() -> None:
    """A list is not asked about all at once again after a month."""
    memories = [
        Memory(url=f"http://a.example/{n}", verdict="alive", checked="2026-01-01")
        for n in range(500)
    ]
    days = [
        next(day for day in range(60) if due(m, date(2026, 1, 1) + timedelta(days=day)))
        for m in memories
    ]
    assert min(days) >= 24
    assert max(days) <= 36
    assert len(set(days)) > 8


@given(st.text(max_size=20))
def test_a_date_that_nobody_can_read_is_stale(text: str) -> None:
    """A ledger that was edited by hand breaks nothing."""
    memory = Memory(url=X, verdict="alive", checked=text, failures=(text,))
    assert due(memory, date(9999, 1, 1))
    failed = Verdict("unsure", Evidence("timeout"), X, failed=True)
    assert remember(memory, failed, START) is not None


PAPER = Paper("1706.03762", "Attention Is All You Need", ("A. Vaswani",), 2017, 7)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://arxiv.org/abs/1706.03762", "alive"),
        ("https://arxiv.org/pdf/1706.03762v7", "alive"),
        ("https://arxiv.org/pdf/1706.03762v9", "dead"),
        ("http://cn.arxiv.org/abs/1706.03762", "moved"),
    ],
)
def test_one_bad_spelling_does_not_kill_a_paper(url: str, name: str) -> None:
    """A version that does not exist is dead; the paper, remembered once, is not."""
    for first in ("https://arxiv.org/abs/1706.03762v9", "http://cn.arxiv.org/abs/1706.03762"):
        judged = judge(first, {"https://arxiv.org/abs/1706.03762": PAPER}).verdict
        memory = remember(None, judged, START)
        assert memory is not None
        assert (memory.url, memory.verdict) == ("https://arxiv.org/abs/1706.03762", "alive")
        assert recalled(Cited(url), memory).name == name


def test_what_is_fresh_is_told_from_memory() -> None:
    """A link that is not asked about is reported as it was judged."""
    web = {"http://t.cn/R1": page(X, status=410, hops=[Hop("http://t.cn/R1", 302, X)])}
    judged = judge("http://t.cn/R1", web).verdict
    memory = remember(None, judged, START)
    told = recalled(Cited("http://t.cn/R1"), memory)
    assert (told.name, told.evidence, told.status) == ("dead", judged.evidence, 410)
    assert (told.target, told.chain) == (X, judged.chain)
    assert recalled(Cited(X), None).name == "unchecked"


def test_what_is_no_address_is_not_remembered() -> None:
    """A script in an href is reported on every run, and has no place in the ledger."""
    judged = judge("javascript:alert(1)", {}).verdict
    assert judged.name == "unsafe"
    assert remember(None, judged, START) is None

"""Promises of the judge that hold whatever the web answers."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from dlnotes.judging.answers import Answer, Ask, Cited, Failure, Hop, Outcome, Verdict, Wait
from dlnotes.judging.case import LONGEST, Seen, proceed, start
from dlnotes.judging.remembering import remember
from dlnotes.ledger import Memory
from tests.judging.scripted import ENGLISH, NOW, WORK, error, failure, page

X = "http://a.example/x"
LED_HOME = page("http://a.example/", "首页", hops=[Hop(X, 302, "http://a.example/")])
SOFT: list[Outcome] = [
    *(error(status) for status in (500, 502, 503, 400, 403, 429, 999, 304)),
    error(503, retry_after="1"),
    error(429, retry_after="9999"),
    *(
        failure(kind)
        for kind in (
            "dns-trouble",
            "refused",
            "reset",
            "timeout",
            "tls",
            "protocol",
            "too-many-redirects",
            "redirect-loop",
        )
    ),
    page(X, WORK, "text"),
    page(X, "Just a moment..."),
    page(X),
    page(X, thin=True),
    LED_HOME,
    page("http://t.cn/R1", target="http://t.cn/R2"),
    page("http://t.cn/R2", target=X),
    page("http://t.cn/R2"),
]
HARD: list[Outcome] = [
    error(404),
    error(410),
    failure("dns-nxdomain"),
    page(X, "404 Not Found"),
]
OUTCOMES = st.sampled_from(
    [*SOFT, *HARD, failure("offline"), failure("unsafe"), failure("deferred")]
)
LINKS = st.sampled_from(
    [
        Cited(X, (WORK,)),
        Cited(X, (ENGLISH,), "2015-01-01"),
        Cited("http://t.cn/R1"),
        Cited("http://a.example/"),
    ]
)


def told(
    cited: Cited, outcomes: list[Outcome], memory: Memory | None = None
) -> tuple[Verdict, list[Outcome]]:
    """The verdict on *cited* when the web answers *outcomes*, over and over; and what it used."""
    seen = Seen()
    used: list[Outcome] = []
    case, move = start(cited, memory, now=NOW)
    while not isinstance(move, Verdict):
        ask = move.ask if isinstance(move, Wait) else move
        outcome = outcomes[len(used) % len(outcomes)]
        used.append(outcome)
        assert isinstance(ask, Ask)
        case, move = proceed(case, outcome, seen)
    return move, used


@given(LINKS, st.lists(OUTCOMES, min_size=1, max_size=12))
def test_every_case_ends(cited: Cited, outcomes: list[Outcome]) -> None:
    """No server can keep the judge asking, however often it changes its mind."""
    _, used = told(cited, outcomes)
    assert len(used) <= LONGEST + 5


@given(LINKS, st.lists(OUTCOMES, min_size=1, max_size=12))
def test_nothing_is_dead_on_one_look(cited: Cited, outcomes: list[Outcome]) -> None:
    """A dead link has shown hard evidence twice in the run; being led home counts as some."""
    verdict, used = told(cited, outcomes)
    if verdict.name == "dead":
        assert sum(outcome in HARD or outcome == LED_HOME for outcome in used) >= 2


@given(LINKS, st.lists(st.sampled_from(SOFT), min_size=1, max_size=12))
def test_trouble_alone_is_never_dead(cited: Cited, outcomes: list[Outcome]) -> None:
    """Timeouts, resets, 5xx and bot walls do not kill a link in one run."""
    verdict, _ = told(cited, outcomes)
    assert verdict.name != "dead" or verdict.evidence.code == "soft-404"


@given(LINKS, st.lists(OUTCOMES, max_size=12))
def test_offline_changes_nothing(cited: Cited, outcomes: list[Outcome]) -> None:
    """Our own network going down at any moment leaves the memory as it was."""
    answers = [o for o in outcomes if not isinstance(o, Failure) or o.kind != "offline"]
    verdict, used = told(cited, [*answers, failure("offline")])
    memory = Memory(url=X, verdict="alive", checked="2026-11-20")
    if used[-1] == failure("offline") and verdict.evidence.code == "offline":
        assert remember(memory, verdict, NOW) is memory
        assert remember(None, verdict, NOW) is None


@given(LINKS, st.lists(OUTCOMES, min_size=1, max_size=8))
def test_the_same_answers_twice_are_no_news(cited: Cited, outcomes: list[Outcome]) -> None:
    """A check that learns nothing new leaves the memory as it was, an hour later."""
    if any(isinstance(o, Answer) and o.status == 304 for o in outcomes):
        return  # an answer to a question that only the second check asks
    first = remember(None, told(cited, outcomes)[0], NOW)
    if first is None:
        return
    verdict, _ = told(cited, outcomes, first)
    again = remember(first, verdict, NOW + timedelta(hours=1))
    if first.target is None and first.verdict != "dead":
        assert again == first

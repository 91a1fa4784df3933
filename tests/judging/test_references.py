"""A registered DOI proves its work, and of the page only what a careful person would say."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlnotes.judging.answers import Answer, Outcome
from dlnotes.judging.references import parse
from dlnotes.judging.remembering import remember
from dlnotes.ledger import Memory
from tests.judging.scripted import NOW, error, failure, judge, page

DOI, TITLE = "10.1145/3065386", "ImageNet classification"
HERE, REGISTRY = f"https://dl.acm.org/doi/pdf/{DOI}", f"https://doi.org/{DOI}"
WALL = error(403, HERE)
TROUBLE = {"timeout": failure("timeout", HERE), "reset": failure("reset", HERE)}


def record(place: str = f"https://dl.acm.org/doi/{DOI}") -> Answer:
    """What Crossref says of a work whose readers are sent to *place*."""
    said = {
        "type": "article-journal",
        "title": TITLE,
        "author": [{"given": "Alex", "family": "Krizhevsky"}, {"literal": "OpenAI"}],
        "issued": {"date-parts": [[2017, 5]]},
        "resource": {"primary": {"URL": place}},
        "URL": f"https://doi.org/{DOI}",
    }
    return page(REGISTRY, text=json.dumps(said))


def test_a_walled_page_with_a_registered_doi_is_blocked_and_says_what_was_proved() -> None:
    """The work is registered; this very page was not seen."""
    story = judge(HERE, {HERE: WALL, REGISTRY: record()})
    assert story.verdict.name == "blocked"
    assert story.verdict.evidence.code == "registered-work"
    assert story.verdict.evidence.values == (DOI, "turned-away 403")
    assert [ask.purpose for ask in story.asked] == ["page", "page", "reference"]


@pytest.mark.parametrize("kind", TROUBLE)
def test_silence_at_the_house_of_the_work_is_a_wall(kind: str) -> None:
    """A house to which the registry sends people is not gone because it answers no program."""
    verdict = judge(HERE, {HERE: TROUBLE[kind], REGISTRY: record()}).verdict
    assert (verdict.name, verdict.failed) == ("blocked", False)


@pytest.mark.parametrize(
    "registry",
    [
        record("https://www.science.org/doi/10.1145/3065386"),
        page(REGISTRY, text=json.dumps({"title": TITLE})),
        page(REGISTRY, text="<html>"),
        error(404, REGISTRY),
        failure("timeout", REGISTRY),
    ],
)
def test_silence_anywhere_else_proves_nothing(registry: Outcome) -> None:
    """The work may live at another house now, or not be registered at all."""
    verdict = judge(HERE, {HERE: TROUBLE["timeout"], REGISTRY: registry}).verdict
    assert (verdict.name, verdict.evidence.code, verdict.failed) == ("unsure", "timeout", True)


def test_a_page_that_is_gone_is_gone_whatever_is_registered() -> None:
    """The DOI leads to the work from now on; this address does not."""
    web = {HERE: error(404, HERE), "https://dl.acm.org/": page("https://dl.acm.org/", "ACM")}
    story = judge(HERE, web | {REGISTRY: record()})
    assert story.verdict.name == "dead"
    assert REGISTRY not in [ask.url for ask in story.asked]


def test_what_a_registry_said_is_kept_and_not_asked_again() -> None:
    """Title, authors and year are the registry's for good; the page's own title comes after."""
    first = judge(HERE, {HERE: page(HERE, "Access | ACM"), REGISTRY: record()})
    assert (first.verdict.name, len(first.asked)) == ("alive", 2)
    memory = remember(None, first.verdict, NOW)
    assert memory is not None
    known = (memory.title, memory.authors, memory.year, memory.version)
    assert known == (TITLE, ("Alex Krizhevsky", "OpenAI"), 2017, None)
    second = judge(HERE, {HERE: page(HERE, "Sign in"), REGISTRY: record()}, memory=memory)
    assert len(second.asked) == 1
    again = remember(memory, second.verdict, NOW)
    assert again is not None
    assert again.title == TITLE


def test_a_list_without_dois_costs_no_question() -> None:
    """A link that holds none is asked for as ever."""
    assert len(judge("http://a.example/10.x", {"*": page("http://a.example/10.x", "T")}).asked) == 1


def test_a_doi_behind_a_short_link_is_found() -> None:
    """What a code leads to is the work."""
    web = {"http://t.cn/RZMtCsP": page("http://t.cn/RZMtCsP", target=HERE), HERE: WALL}
    verdict = judge("http://t.cn/RZMtCsP", web | {REGISTRY: record()}).verdict
    assert verdict.evidence.code == "registered-work"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["title", "author", "issued", "date-parts", "resource", "primary", "URL"]
            ),
            inner,
            max_size=5,
        )
    ),
)


@given(JSON)
def test_whatever_a_registry_says_it_breaks_nothing(said: object) -> None:
    """What is not as it should be is as good as no answer."""
    found = parse(json.dumps(said))
    assert found is None or isinstance(found.title, str)


def test_a_memory_of_a_doi_is_a_registered_one() -> None:
    """Authors or a year come only from a registry; a page's title comes from anywhere."""
    assert Memory(url="u", year=2017).is_registered
    assert not Memory(url="u", title="T").is_registered

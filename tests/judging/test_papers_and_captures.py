"""arXiv's API and the Internet Archive's CDX server are read as they write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlnotes.judging import captures, papers
from dlnotes.judging.answers import Missing, Paper
from dlnotes.judging.captures import Capture, choose

ENTRY = """<entry>
    <id>http://arxiv.org/abs/{id}</id>
    <updated>2023-08-02T00:41:18Z</updated>
    <published>{year}-06-12T17:57:34Z</published>
    <title>{title}</title>
    <summary>{summary}</summary>
    <author><name>Ashish Vaswani</name></author>
    <author><name>Noam Shazeer</name></author>
    {comment}
  </entry>"""
ERROR = """<entry>
    <id>http://arxiv.org/api/errors#incorrect_id_format_for_1234.12345</id>
    <title>Error</title>
    <summary>incorrect id format for 1234.12345</summary>
  </entry>"""


def feed(*entries: str) -> str:
    """What the API answers."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"'
        ' xmlns:arxiv="http://arxiv.org/schemas/atom">' + "".join(entries) + "</feed>"
    )


def entry(
    name: str = "1706.03762v7",
    title: str = "Attention Is All\n  You Need",
    year: str = "2017",
    summary: str = "The dominant sequence transduction models",
    comment: str = "",
) -> str:
    """One paper of the API's answer."""
    told = f"<arxiv:comment>{comment}</arxiv:comment>" if comment else ""
    return ENTRY.format(id=name, title=title, year=year, summary=summary, comment=told)


def test_a_paper_is_read_with_its_authors_year_and_version() -> None:
    """The version is the latest, the year that of the first."""
    found = papers.parse(feed(entry())).about("1706.03762")
    assert found == Paper(
        "1706.03762",
        "Attention Is All You Need",
        ("Ashish Vaswani", "Noam Shazeer"),
        2017,
        7,
        summary="The dominant sequence transduction models",
    )


def test_papers_are_matched_by_id() -> None:
    """Not by order and not by title; what is absent is missing."""
    found = papers.parse(feed(entry("math/0309136v1"), entry()))
    assert found.about("math/0309136") != found.about("1706.03762")
    assert found.about("1706.99999") == Missing("1706.99999")


def test_an_error_entry_is_no_paper() -> None:
    """A malformed id is told by the entry's id, whatever the status was."""
    found = papers.parse(feed(ERROR, entry()))
    assert found.about("1234.12345") == Missing("1234.12345", malformed=True)
    assert isinstance(found.about("1706.03762"), Paper)
    assert len(found.papers) == 1


@pytest.mark.parametrize(
    ("summary", "comment", "withdrawn"),
    [
        ("This paper has been withdrawn by the author", "", True),
        ("We study.", "This paper has been withdrawn due to an error", True),
        ("We study.", "Withdrawn", True),
        ("We study.", "This submission was temporarily withdrawn", True),
        ("We study money that was withdrawn from banks", "12 pages", False),
    ],
)
def test_a_withdrawn_paper_says_so(summary: str, comment: str, withdrawn: bool) -> None:
    """In its summary or in its comment; a paper about withdrawals does not."""
    found = papers.parse(feed(entry(summary=summary, comment=comment))).about("1706.03762")
    assert isinstance(found, Paper)
    assert found.withdrawn is withdrawn


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Rate exceeded.",
        "<html><body>503</body></html>",
        "<feed>",
        "<rss/>",
        '<!DOCTYPE x [<!ENTITY a "b">]><feed xmlns="http://www.w3.org/2005/Atom">&a;</feed>',
    ],
)
def test_what_is_no_feed_calls_nothing_missing(text: str) -> None:
    """An error page of the API is trouble, not a list of papers that do not exist."""
    with pytest.raises(ValueError, match="not an Atom feed"):
        papers.parse(text)


def test_a_query_takes_a_hundred_good_ids() -> None:
    """And nothing that would spoil the rest."""
    assert papers.query(["1706.03762"] * 100).endswith("max_results=100")
    for ids in ([], ["1706.03762"] * 101, ["1706.03762&id_list=x"], ["cs/1"]):
        with pytest.raises(ValueError, match="not"):
            papers.query(ids)


BEFORE, AFTER, LATER = (Capture(f"{year}0223120000", "u") for year in (2014, 2016, 2018))


@pytest.mark.parametrize(
    ("found", "date", "chosen"),
    [
        ([BEFORE, AFTER], "2015-02-23", BEFORE),
        ([AFTER, LATER], "2015-02-23", AFTER),
        ([LATER, AFTER, BEFORE], "2017", AFTER),
        ([BEFORE, AFTER], "2014-02-23", BEFORE),
        ([BEFORE, AFTER], None, AFTER),
        ([], "2015-02-23", None),
    ],
)
def test_the_capture_is_the_one_that_the_curator_saw(
    found: list[Capture], date: str | None, chosen: Capture | None
) -> None:
    """The closest before the date of the entry, the day itself included; else the first after."""
    assert choose(found, date) == chosen


@given(st.text())
def test_an_odd_answer_holds_no_capture(text: str) -> None:
    """The archive's error pages are no captures."""
    assert captures.parse(text) == ()
    assert captures.parse('[["timestamp"],["x","y"],[1],null,"z"]') == ()

"""Which question an address is worth, and what its answer says of the work.

arXiv's API knows title, authors and year; the DOI resolver gives CSL-JSON by
content negotiation (crosscite.org, DOI Content Negotiation); YouTube speaks
oEmbed; of any other page there is its title.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any
from urllib.parse import quote

import msgspec

from dlnotes.adding.work import Work, one_line
from dlnotes.judging import papers, ways
from dlnotes.judging.answers import Answer, Ask, Paper
from dlnotes.records import Kind
from dlnotes.urls import arxiv, host, href
from dlnotes.urls.short import unwrap
from dlnotes.urls.tracking import untracked

CSL = "application/vnd.citationstyles.csl+json"
OEMBED = "https://www.youtube.com/oembed?format=json&url="

_ARXIV = re.compile(r"(?:arxiv:)?((?:[a-z-]+(?:\.[A-Z]{2})?/)?\d{4}\.?\d{3,5}(?:v\d+)?)", re.I)
_DOI = re.compile(r"(?:doi:\s*|https?://(?:dx\.|www\.)?doi\.org/)?(10\.\d{4,9}/\S+)", re.I)
_YOUTUBE = re.compile(r"https?://(?:www\.|m\.)?(?:youtube\.com/watch\?|youtu\.be/)", re.I)
_REPOSITORY = re.compile(r"https?://(?:www\.)?github\.com/([\w.-]+/[\w.-]+?)/?(?:[#?].*)?")
_GITHUB_TITLE = re.compile(r"(?:GitHub - )?[\w.-]+/[\w.-]+(?::\s*(?P<said>.*?))?(?: [·] GitHub)?")
_SITE_NAME = re.compile(
    r"\s+[-|–—·]\s+(?:YouTube|GitHub|知乎|CSDN博客|博客园|简书|Medium|哔哩哔哩)$"
)
_TAGS = re.compile(r"<[^<>]*>")
_CSL_KINDS: dict[str, Kind] = {
    "book": "book",
    "dataset": "dataset",
    "software": "code",
    "motion_picture": "video",
    "webpage": "article",
    "post-weblog": "blog",
}


def address(written: str) -> str | None:
    """The address that somebody means who types *written*; None when it is none.

    Wrappers and trackers are taken off, and papers get their own page.

    >>> address("1706.03762v5"), address("doi:10.1145/3065386")
    ('https://arxiv.org/abs/1706.03762v5', 'https://doi.org/10.1145/3065386')
    >>> address("www.example.org/a?utm_source=x"), address("no address")
    ('http://www.example.org/a', None)
    """
    written = written.strip().strip("<>")
    if doi := _DOI.fullmatch(written):
        return f"https://doi.org/{doi[1].rstrip('.,;')}"
    if paper := _ARXIV.fullmatch(written):
        found = arxiv.identify(f"https://arxiv.org/abs/{paper[1]}")
        if isinstance(found, arxiv.ArxivId):
            return settled(f"https://arxiv.org/abs/{paper[1]}")
    url = href(written)
    return settled(url) if url and url.lower().startswith("http") and host(url) else None


def settled(url: str) -> str:
    """An address as it is best kept: unwrapped, without trackers, a paper's own page."""
    url = untracked(unwrap(url))
    paper = arxiv.identify(url)
    if isinstance(paper, arxiv.ArxivId) and arxiv.is_arxiv(ways.parts(url).host):
        return paper.url + (f"v{paper.version}" if paper.version else "")
    return url


def question(url: str) -> Ask:
    """What to ask about *url*, once its page is known."""
    paper = arxiv.identify(url)
    if isinstance(paper, arxiv.ArxivId):
        return Ask(papers.query([paper.id]), "paper", paper=paper.id)
    if _DOI.fullmatch(url):
        return Ask(url, "reference", accept=CSL)
    if _YOUTUBE.match(url):
        return Ask(OEMBED + quote(url, safe=""), "reference")
    return Ask(url)


def read(url: str, ask: Ask, answer: Answer) -> Work | None:
    """What *answer* to *ask* says of the work at *url*; None when it does not say."""
    if answer.status != 200:
        return None
    if ask.purpose == "paper":
        return _paper(url, ask.paper or "", answer.text)
    if ask.purpose == "reference":
        return _guarded(_reference if ask.accept else _video, url, answer.text)
    return _page(url, answer)


def new_address(answer: Answer) -> str:
    """Where the page of an answer is to be found from now on: after codes and moves."""
    hops = ways.way((), answer)
    return settled(ways.moved_to(hops) or hops[ways.origin(hops)].url)


def _paper(url: str, name: str, text: str) -> Work | None:
    try:
        found = papers.parse(text).about(name)
    except ValueError:
        return None
    if not isinstance(found, Paper):
        return None
    return Work(url, one_line(found.title), found.authors, found.year, "arXiv", "paper")


def _guarded(read: Callable[[str, Any], Work], url: str, text: str) -> Work | None:
    """What *read* makes of JSON from a stranger, None when it is not as it should be."""
    try:
        return read(url, msgspec.json.decode(text))
    except (msgspec.MsgspecError, LookupError, TypeError, ValueError, AttributeError):
        return None


def _reference(url: str, said: Any) -> Work:
    title = said["title"][0] if isinstance(said["title"], list) else said["title"]
    dates = (said.get(name, {}) for name in ("published-print", "issued", "published"))
    years = (int(date["date-parts"][0][0]) for date in dates if date.get("date-parts"))
    venue = said.get("container-title") or ""
    venue = venue[0] if isinstance(venue, list) and venue else venue
    kind = _CSL_KINDS.get(str(said.get("type")), "paper")
    authors = tuple(filter(None, map(_person, said.get("author", ()))))
    return Work(url, _plain(title), authors, next(years, None), _plain(venue or ""), kind)


def _person(said: Any) -> str:
    names = (said.get("given"), said.get("family"))
    return _plain(" ".join(filter(None, names)) or said.get("literal") or said.get("name") or "")


def _video(url: str, said: Any) -> Work:
    return Work(url, _plain(said["title"]), kind="video")


def _page(url: str, answer: Answer) -> Work:
    url = new_address(answer)
    title = one_line(answer.title)
    if repository := _REPOSITORY.fullmatch(url):
        found = _GITHUB_TITLE.fullmatch(title)
        return Work(url, repository[1], kind="code", note=(found["said"] or "") if found else "")
    return Work(url, _SITE_NAME.sub("", title))


def _plain(text: str) -> str:
    """Text without the tags that publishers put into it."""
    return one_line(unescape(_TAGS.sub("", str(text))))

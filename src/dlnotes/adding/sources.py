"""Which question an address is worth, and what its answer says of the work.

arXiv's API knows title, authors and year; the DOI resolver gives CSL-JSON by
content negotiation (crosscite.org, DOI Content Negotiation); YouTube speaks
oEmbed; of any other page there is its title.
"""

from __future__ import annotations

import re
from urllib.parse import quote

import msgspec

from dlnotes.adding.work import Work, one_line
from dlnotes.judging import papers, references, ways
from dlnotes.judging.answers import Answer, Ask, Paper
from dlnotes.records import Kind
from dlnotes.urls import arxiv, doi, host, href
from dlnotes.urls.short import unwrap
from dlnotes.urls.tracking import untracked

OEMBED = "https://www.youtube.com/oembed?format=json&url="

_ARXIV = re.compile(r"(?:arxiv:)?((?:[a-z-]+(?:\.[A-Z]{2})?/)?\d{4}\.?\d{3,5}(?:v\d+)?)", re.I)
_DOI = re.compile(r"(?:doi:\s*|https?://(?:dx\.|www\.)?doi\.org/)?(10\.\d{4,9}/\S+)", re.I)
_YOUTUBE = re.compile(r"https?://(?:www\.|m\.)?(?:youtube\.com/watch\?|youtu\.be/)", re.I)
_REPOSITORY = re.compile(r"https?://(?:www\.)?github\.com/([\w.-]+/[\w.-]+?)/?(?:[#?].*)?")
_GITHUB_TITLE = re.compile(r"(?:GitHub - )?[\w.-]+/[\w.-]+(?::\s*(?P<said>.*?))?(?: [·] GitHub)?")
_SITE_NAME = re.compile(
    r"\s+[-|–—·]\s+(?:YouTube|GitHub|知乎|CSDN博客|博客园|简书|Medium|哔哩哔哩)$"
)
_CSL_KINDS: dict[str, Kind] = {
    "book": "book",
    "dataset": "dataset",
    "software": "code",
    "motion_picture": "video",
    "webpage": "article",
    "post-weblog": "blog",
}


class _Video(msgspec.Struct, frozen=True):
    title: str


def address(written: str) -> str | None:
    """The address that somebody means who types *written*; None when it is none.

    Wrappers and trackers are taken off, and papers get their own page.

    >>> address("1706.03762v5"), address("doi:10.1145/3065386")
    ('https://arxiv.org/abs/1706.03762v5', 'https://doi.org/10.1145/3065386')
    >>> address("www.example.org/a?utm_source=x"), address("no address")
    ('http://www.example.org/a', None)
    """
    written = written.strip().strip("<>")
    if name := _DOI.fullmatch(written):
        return f"https://doi.org/{name[1].rstrip('.,;')}"
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
    if name := doi.identify(url):
        return references.question(name)
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
        return (_reference if ask.accept else _video)(url, answer.text)
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


def _reference(url: str, text: str) -> Work | None:
    said = references.parse(text)
    if said is None:
        return None
    kind = _CSL_KINDS.get(said.kind, "paper")
    return Work(url, said.title, said.authors, said.year, said.venue, kind)


def _video(url: str, text: str) -> Work | None:
    try:
        return Work(url, one_line(msgspec.json.decode(text, type=_Video).title), kind="video")
    except msgspec.MsgspecError:
        return None


def _page(url: str, answer: Answer) -> Work:
    url = new_address(answer)
    title = one_line(answer.title)
    if repository := _REPOSITORY.fullmatch(url):
        found = _GITHUB_TITLE.fullmatch(title)
        return Work(url, repository[1], kind="code", note=(found["said"] or "") if found else "")
    return Work(url, _SITE_NAME.sub("", title))

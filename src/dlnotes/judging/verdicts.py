"""Verdicts, made of a case and of what came back."""

from __future__ import annotations

from msgspec.structs import replace

from dlnotes.judging import signs, titles, ways
from dlnotes.judging.answers import Answer, Cited, Evidence, Failure, Paper, Verdict
from dlnotes.judging.steps import Case
from dlnotes.judging.titles import Kinship
from dlnotes.ledger import Memory, VerdictName
from dlnotes.urls import arxiv


def of(
    case: Case,
    outcome: Answer | Failure,
    name: VerdictName,
    evidence: Evidence,
    *,
    failed: bool = False,
) -> Verdict:
    """The verdict *name* on a case, with the whole way that led to it."""
    answer = outcome if isinstance(outcome, Answer) else None
    hops = ways.way(case.before, outcome)
    final = answer.final_url if answer else ways.last(hops, outcome.asked)
    return Verdict(
        name,
        evidence,
        case.cited.url,
        status=answer.status if answer else None,
        final_url=final,
        chain=ways.addresses(hops, final),
        hops=hops,
        target=ways.target(hops),
        title=answer.title if answer else "",
        failed=failed,
    )


def alive(case: Case, answer: Answer, evidence: Evidence) -> Verdict:
    """The page is there: at its own address, or at another for good."""
    hops = ways.way(case.before, answer)
    new = ways.moved_to(hops)
    if answer.tls_note:
        evidence = Evidence("tls-note", (str(answer.status), answer.tls_note))
    elif new and evidence.code != "home-page":
        evidence = Evidence("moved", (new,))
    said = of(case, answer, "moved" if new else "alive", evidence)
    if len(hops) > 1:
        return replace(said, moved_to=new)
    etag, modified = answer.headers.get("etag"), answer.headers.get("last-modified")
    return replace(said, etag=etag, modified=modified)


def unchanged(case: Case, answer: Answer) -> Verdict:
    """304: the page is what it was."""
    said = of(case, answer, "alive", Evidence("unchanged"))
    if case.memory is None:
        return said
    return replace(said, etag=case.memory.etag, modified=case.memory.modified)


def plain(cited: Cited, name: VerdictName, code: str, *values: str) -> Verdict:
    """A verdict that needed no page."""
    return Verdict(name, Evidence(code, values), cited.url, chain=(cited.url,))


def paper(cited: Cited, found: Paper) -> Verdict:
    """What arXiv's own knowledge of a paper says of a link to it."""
    asked = arxiv.identify(cited.url)
    version = asked.version if isinstance(asked, arxiv.ArxivId) else None
    if version and version > found.version:
        said = plain(cited, "dead", "no-such-version", str(version), str(found.version))
    elif titles.compare(cited.titles, found.title, found.summary) is Kinship.DIFFERENT:
        said = plain(cited, "suspect", "other-title", cited.titles[0], found.title)
    elif arxiv.is_mirror(ways.parts(cited.url).host):
        said = replace(plain(cited, "moved", "mirror"), moved_to=_at_home(cited.url, found))
    else:
        said = plain(cited, "alive", *_known(found))
    return replace(said, paper=found, title=found.title)


def recalled(cited: Cited, memory: Memory | None) -> Verdict:
    """The verdict on a link from memory alone, as if it had just been judged."""
    if memory is None or memory.verdict == "unchecked":
        return plain(cited, "unchecked", "unchecked")
    asked = arxiv.identify(cited.url)
    if memory.verdict == "alive" and memory.version and isinstance(asked, arxiv.ArxivId):
        return paper(cited, _paper(asked.id, memory))
    chain = [cited.url, memory.target, memory.moved]
    addresses = tuple(dict.fromkeys(url for url in chain if url))
    return Verdict(
        memory.verdict,
        Evidence(memory.evidence, memory.values),
        cited.url,
        status=memory.status,
        final_url=addresses[-1],
        chain=addresses,
        target=memory.target,
        moved_to=memory.moved,
        archived_url=memory.archived,
        title=memory.title or "",
    )


def _paper(name: str, memory: Memory) -> Paper:
    return Paper(
        name,
        memory.title or "",
        memory.authors,
        memory.year,
        memory.version or 1,
        memory.withdrawn,
    )


def soft_404(page: Answer) -> signs.Sign:
    """The sign of a page that got the same answer as one that cannot exist."""
    shown = page.title or page.final_url
    return signs.Sign("tombstone", Evidence("soft-404", (shown[:200],)))


def _known(found: Paper) -> tuple[str, str]:
    return ("withdrawn" if found.withdrawn else "paper"), str(found.version)


def _at_home(url: str, found: Paper) -> str:
    """The same form and version of a paper, at arXiv itself."""
    asked = arxiv.identify(url)
    version = asked.version if isinstance(asked, arxiv.ArxivId) else None
    form = "pdf" if "/pdf/" in url.lower() else "abs"
    return f"https://arxiv.org/{form}/{found.id}" + (f"v{version}" if version else "")

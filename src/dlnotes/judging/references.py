"""What a DOI's registry says of its work, and what that proves of a link.

The resolver gives CSL-JSON by content negotiation (DOI Content Negotiation,
citation.doi.org).  A registered DOI proves the work and not the page: a
page that nobody could see is called blocked only where the registry itself
sends its readers to that house.  What a registry has said once is kept, so it is
asked once a work.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import msgspec
from msgspec.structs import replace

from dlnotes.judging.answers import Answer, Ask, Evidence, Outcome, Paper, Verdict
from dlnotes.judging.registries import NOT_SAID
from dlnotes.judging.rows import is_at
from dlnotes.ledger import STILL_THERE, Memory
from dlnotes.urls import doi, host

CSL = "application/vnd.citationstyles.csl+json"

TITLE_LIMIT = 500

_TAGS = re.compile(r"<[^<>]*>")


class Reference(msgspec.Struct, frozen=True):
    """A work as its registry knows it; *kind* is CSL's type, *url* where readers are sent."""

    title: str
    authors: tuple[str, ...] = ()
    year: int | None = None
    venue: str = ""
    kind: str = ""
    url: str = ""


def question(name: str) -> Ask:
    """What to ask about the DOI *name*."""
    return Ask(doi.resolver(name), "reference", accept=CSL)


def parse(text: str) -> Reference | None:
    """Read CSL-JSON from a stranger; None when it is not as it should be.

    >>> parse('{"title": "Deep <i>learning</i>", "issued": {"date-parts": [[2015, 5]]}}')
    Reference(title='Deep learning', authors=(), year=2015, venue='', kind='', url='')
    """
    try:
        return _reference(msgspec.json.decode(text))
    except (msgspec.MsgspecError, LookupError, TypeError, ValueError, AttributeError):
        return None


def wanted(verdict: Verdict, memory: Memory | None) -> Ask | None:
    """The question that would make *verdict* better: none without a DOI, none asked in vain."""
    name = _named(verdict)
    if name is None or verdict.name not in STILL_THERE or verdict.evidence.code in NOT_SAID:
        return None
    is_known = memory is not None and memory.is_registered
    return None if is_known and verdict.name != "unsure" else question(name)


def informed(verdict: Verdict, outcome: Outcome) -> Verdict:
    """*verdict* with what the registry has said, and with what that proves."""
    name = _named(verdict)
    said = isinstance(outcome, Answer) and outcome.status == 200 and parse(outcome.text)
    if name is None or not said:
        return verdict
    verdict = replace(verdict, paper=Paper(name, said.title, said.authors, said.year, version=0))
    is_seen = verdict.name in ("alive", "moved") or verdict.evidence.code == "registered"
    if is_seen or (verdict.name == "unsure" and not _is_at_home(verdict, said)):
        return verdict
    why = " ".join((verdict.evidence.code, *verdict.evidence.values))
    return replace(
        verdict, name="blocked", evidence=Evidence("registered-work", (name, why)), failed=False
    )


def _named(verdict: Verdict) -> str | None:
    """The DOI of the work: in the first address of the way that holds one."""
    found = (doi.identify(url) for url in (verdict.url, *verdict.chain))
    return next(filter(None, found), None)


def _is_at_home(verdict: Verdict, said: Reference) -> bool:
    """Whether the page stands where the registry sends the work's readers."""
    here, there = host(verdict.final_url or verdict.url), host(said.url)
    return bool(there) and (is_at(here, there) or is_at(there, here))


def _reference(said: Any) -> Reference:
    title = said["title"][0] if isinstance(said["title"], list) else said["title"]
    dates = (said.get(name, {}) for name in ("published-print", "issued", "published"))
    years = (int(date["date-parts"][0][0]) for date in dates if date.get("date-parts"))
    venue = said.get("container-title") or ""
    venue = venue[0] if isinstance(venue, list) and venue else venue
    authors = tuple(filter(None, map(_person, said.get("author", ()))))
    kind, url = str(said.get("type") or ""), _registered(said)
    return Reference(
        _plain(title)[:TITLE_LIMIT], authors, next(years, None), _plain(venue or ""), kind, url
    )


def _registered(said: Any) -> str:
    """Where readers are sent: Crossref's resource, DataCite's URL, and no resolver."""
    primary = (said.get("resource") or {}).get("primary") or {}
    places = (str(place) for place in (primary.get("URL"), said.get("URL")) if place)
    return next((place for place in places if not is_at(host(place), "doi.org")), "")


def _person(said: Any) -> str:
    names = (said.get("given"), said.get("family"))
    return _plain(" ".join(filter(None, names)) or said.get("literal") or said.get("name") or "")


def _plain(text: str) -> str:
    """Text in one line, without the tags that publishers put into it."""
    return " ".join(unescape(_TAGS.sub("", str(text))).split())

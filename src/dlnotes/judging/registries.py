"""Addresses of which somebody else than their page can say whether they are good.

An identifier (a DOI, a handle) is known to its resolver or it is not, whatever
the publisher's wall behind it says to a program.  A file in a repository may
be lost while the repository is there, and a repository that is private answers
as one that is gone.  The houses are rows of data.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from msgspec.structs import replace

from dlnotes.judging import ways
from dlnotes.judging.answers import Evidence, Hop, Verdict
from dlnotes.judging.rows import is_at
from dlnotes.urls import host


class Resolver(NamedTuple):
    """A house that knows every identifier of its kind; the pattern's group is one."""

    host: str
    path: re.Pattern[str]


class Shelf(NamedTuple):
    """A house where many pages stand in one repository; the pattern's group is its path.

    Whether something of the path is left after the group tells a page from the
    repository itself.
    """

    host: str
    path: re.Pattern[str]


RESOLVERS = (
    Resolver("doi.org", re.compile(r"/+(?:doi:)?(10\.\d{4,9}/.+)", re.I)),  # DOI Handbook, 3.8
    Resolver("hdl.handle.net", re.compile(r"/+(\d[\d.]*/.+)")),
)

_NO_REPOSITORIES = "about|apps|collections|features|login|marketplace|orgs|settings|sponsors|topics"
_NO_MODELS = "blog|collections|datasets|docs|learn|organizations|papers|spaces|tasks"
SHELVES = (
    Shelf("github.com", re.compile(rf"(/(?!(?:{_NO_REPOSITORIES})/)[\w.-]+/[\w.-]+)(/.+)?")),
    Shelf("gitee.com", re.compile(r"(/[\w.-]+/[\w.-]+)(/.+)?")),
    Shelf("gitlab.com", re.compile(r"(/[\w.-]+(?:/[\w.-]+)+?)(/-/.+)?")),
    Shelf("huggingface.co", re.compile(rf"(/(?!(?:{_NO_MODELS})/)[\w.-]+/[\w.-]+)(/.+)?")),
)
"""Houses that answer 404 for what is private, so as not to say that it is there."""

NOT_SAID = frozenset({"deferred", "offline"})
"""Evidence that is about this run and not about the link."""


def identifier(url: str) -> str | None:
    """The identifier that *url* asks a resolver about.

    >>> identifier("https://dx.doi.org/10.1038/nature14539"), identifier("https://doi.org/help")
    ('10.1038/nature14539', None)
    """
    name = host(url)
    for row in RESOLVERS:
        found = row.path.fullmatch(ways.parts(url).path) if is_at(name, row.host) else None
        if found:
            return found[1]
    return None


def vouched(verdict: Verdict) -> Verdict:
    """*verdict*, unless a resolver on the way knows the identifier: then a person gets there."""
    if verdict.name not in ("unsure", "blocked") or verdict.evidence.code in NOT_SAID:
        return verdict
    if not any(map(_knows, verdict.hops)):
        return verdict
    publisher = host(verdict.final_url or verdict.url)
    why = " ".join((verdict.evidence.code, *verdict.evidence.values))
    evidence = Evidence("registered", (publisher, why))
    return replace(verdict, name="blocked", evidence=evidence, failed=False)


def _knows(hop: Hop) -> bool:
    """Whether a resolver sent us on to somebody else."""
    onward = hop.location and identifier(hop.url) and not identifier(hop.location)
    return bool(onward) and host(hop.location or "") != host(hop.url)


def shelf(url: str) -> str | None:
    """The repository in which the page *url* stands; None for a repository itself.

    >>> shelf("https://github.com/karpathy/char-rnn/blob/master/train.lua")
    'https://github.com/karpathy/char-rnn'
    """
    found = _in_house(url)
    return f"{ways.root(url)}{found[1]}" if found and found[2] else None


def is_shelf(url: str) -> bool:
    """Whether *url* is a repository itself.

    >>> is_shelf("https://github.com/karpathy/char-rnn"), is_shelf("https://github.com/karpathy")
    (True, False)
    """
    found = _in_house(url)
    return found is not None and not found[2]


def _in_house(url: str) -> re.Match[str] | None:
    name = host(url)
    for row in SHELVES:
        if name == row.host:
            return row.path.fullmatch(ways.parts(url).path.rstrip("/"))
    return None

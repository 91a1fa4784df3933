"""The nouns that the judge and the network share.

The judge never asks: it says what to ask next (`Ask`, or `Wait` and then an
`Ask`), is told what came of it (an `Outcome`), and in the end says a `Verdict`.
The network never judges: it sends what it is told to send and reports what
came back.  A driver is this loop, for every link at once:

    case, move = judge.start(cited, memory)
    while not isinstance(move, Verdict):
        outcome = (wait if it is a Wait, then) send(move)
        case, move = judge.proceed(case, outcome, seen)

How each `Ask` is to be sent, by its *purpose*:

``page``      GET *url*, following redirects hop by hop, each in its own host's
              turn; an `Answer` or a `Failure` for the whole chain.
``control``   the same; every case of a host asks the same address, so the
              driver asks once a run and hands all of them the one outcome.
``paper``     collected with others of its kind into one query of arXiv's API
              (`judging.papers.query`, at most 100 ids, one request in 3 s);
              its outcome is the `Paper` of that id, a `Missing`, or the
              `Failure` of the query.  With *alone* it goes in a query of its own.
``captures``  GET *url* at the Internet Archive's own pace; an `Answer` whose
              *text* is the body as it came (it is JSON), or a `Failure`.
``reference`` GET *url*, which says in JSON what a work is called; likewise
              (`judging.references` for DOIs).

Bodies are read by `judging.page.read`, which gives the *title*, *text*,
*target*, *refresh* and *thin* of an `Answer`; a meta refresh is a redirect
and the driver follows it like one.

None of these values leads back to itself, so the garbage collector need not
walk them (``gc=False``): a run keeps some for every link of a list.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

import msgspec

from dlnotes.ledger import VerdictName

Purpose: TypeAlias = Literal["page", "control", "paper", "captures", "reference"]
Manner: TypeAlias = Literal["program", "browser"]
FailureKind: TypeAlias = Literal[
    "dns-nxdomain",  # the name does not exist, says a resolver that works
    "dns-trouble",  # SERVFAIL, a timeout of the resolver, no answer
    "refused",
    "reset",
    "timeout",
    "tls",  # not even without verifying: an expired certificate is an Answer with a note
    "protocol",  # not HTTP, or broken beyond reading
    "too-many-redirects",
    "redirect-loop",
    "unsafe",  # a private network, or a scheme that is not the web's; detail says which
    "offline",  # our own network: nothing is learnt
    "deferred",  # not sent: the host asked for more patience than this run has
]


class Cited(msgspec.Struct, frozen=True, gc=False):
    """A link as the notes cite it.

    *titles* are what its entries call the work, best first, and may be empty.
    *date* (ISO 8601) is when the curator cited it, where that is known.
    """

    url: str
    titles: tuple[str, ...] = ()
    date: str | None = None


class Ask(msgspec.Struct, frozen=True, gc=False):
    """One question to the web.

    With *etag* or *modified* the request is conditional, and an `Answer` of
    304 is a good one.  *paper* is an arXiv id, for the purpose ``paper``;
    *accept* the media type that is wanted, where a server has several.
    """

    url: str
    purpose: Purpose = "page"
    manner: Manner = "program"
    paper: str | None = None
    alone: bool = False
    etag: str | None = None
    modified: str | None = None
    accept: str = ""


class Wait(msgspec.Struct, frozen=True, gc=False):
    """Ask later: *seconds* from now at the earliest, and after what is new.

    A case that waits holds nothing that another could use.
    """

    seconds: float
    ask: Ask


class Hop(msgspec.Struct, frozen=True, gc=False):
    """One request of a chain; *location* is where it sent us, resolved."""

    url: str
    status: int
    location: str | None = None
    seconds: float = 0.0


class Answer(msgspec.Struct, frozen=True, gc=False):
    """What a server said at the end of a chain.

    *asked* is the `Ask.url`, *final_url* the last address of the chain, both
    as sent.  *headers* has lower-case names, of at least `HEADERS`.  *text* is
    what a reader would see of the page, at most 64 KB; of a body that is not
    HTML but text, the text itself; else empty.  *target* is the address that
    an interstitial page names, *thin* says that the page is drawn by a script,
    *shows* that a page without words shows something else, *locked* that a page
    of few words has a form for a password.
    *tls_note* is ``expired``, ``self-signed``… or empty.  *at* is seconds on
    the run's clock.
    """

    asked: str
    final_url: str
    status: int
    hops: tuple[Hop, ...] = ()
    headers: Mapping[str, str] = {}
    title: str = ""
    text: str = ""
    target: str | None = None
    thin: bool = False
    shows: bool = False
    locked: bool = False
    content_type: str = ""
    bytes_read: int = 0
    tls_note: str = ""
    at: float = 0.0


class Failure(msgspec.Struct, frozen=True, gc=False):
    """Why no answer came; *hops* are those that did."""

    asked: str
    kind: FailureKind
    detail: str = ""
    hops: tuple[Hop, ...] = ()
    at: float = 0.0


class Paper(msgspec.Struct, frozen=True, gc=False):
    """What a registry knows of one work: arXiv's API, or a DOI's.

    *version* is the latest, 0 of what has none.
    """

    id: str
    title: str
    authors: tuple[str, ...] = ()
    year: int | None = None
    version: int = 1
    withdrawn: bool = False
    summary: str = ""


class Missing(msgspec.Struct, frozen=True, gc=False):
    """arXiv's API answered, and not with this id; *malformed* if it said so."""

    id: str
    malformed: bool = False


Outcome: TypeAlias = Answer | Failure | Paper | Missing

HEADERS = (
    "cf-mitigated",
    "content-length",
    "content-type",
    "etag",
    "last-modified",
    "location",
    "retry-after",
    "server",
    "set-cookie",
    "www-authenticate",
    "x-amzn-waf-action",
    "x-datadome",
)
"""The headers that the judge looks at."""

GONE = frozenset({404, 410})
"""Statuses of a page that is not there, as its server says."""


class Evidence(msgspec.Struct, frozen=True, gc=False):
    """Why: a stable *code* and what fills its sentence (`judging.evidence`)."""

    code: str
    values: tuple[str, ...] = ()


class Verdict(msgspec.Struct, frozen=True, gc=False):
    """What was judged of a link, and why.

    *chain* is every address of the way, the asked one first.  *target* is
    where a short link leads, *moved_to* the new address of what moved for
    good.  *failed* says that this counts as one of the failures that make a
    link dead when they repeat over days (see `ledger.remember`); *learnt* is
    False when our own network was down, and such a verdict is not remembered.
    *retry_after* is in seconds, where a server asked for patience.
    """

    name: VerdictName
    evidence: Evidence
    url: str
    status: int | None = None
    final_url: str | None = None
    chain: tuple[str, ...] = ()
    hops: tuple[Hop, ...] = ()
    target: str | None = None
    moved_to: str | None = None
    archived_url: str | None = None
    title: str = ""
    paper: Paper | None = None
    etag: str | None = None
    modified: str | None = None
    failed: bool = False
    learnt: bool = True
    retry_after: float | None = None


Move: TypeAlias = Ask | Wait | Verdict

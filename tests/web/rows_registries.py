"""Identifiers with their resolvers, and pages that stand in repositories."""

from __future__ import annotations

import json
from collections.abc import Mapping

from tests.web.behaviour import GONE, GOOD, LSTM, Behaviour
from tests.web.replies import Reply, hang, html, in_turn, message, redirect, reset, sends, when

UNKNOWN = html("Error: DOI Not Found", "This DOI cannot be found in the DOI System.", status=404)
NO_PROGRAMS = html("403 Forbidden", "Forbidden", status=403)
ARCHIVED = html(LSTM, "This repository was archived by the owner on Nov 9, 2022. It is read-only.")


def doi(name: str, reply: Reply, verdict: str, rule: str, **pages: Reply) -> Behaviour:
    """A DOI, what its resolver answers, and pages of a publisher by their name."""
    publisher = {f"publisher.example/{page}": answer for page, answer in pages.items()}
    replies = {f"doi.org/10.1000/{name}": reply, "publisher.example/": GOOD, **publisher}
    return Behaviour(rule, f"http://doi.org/10.1000/{name}", verdict, replies)


def to(page: str) -> Reply:
    return redirect(f"http://publisher.example/{page}")


def negotiated(record: object, page: Reply) -> Reply:
    """A resolver that has CSL-JSON for those who ask for it, and *page* for all others."""
    csl = "application/vnd.citationstyles.csl+json"
    answer = sends(message(200, json.dumps(record).encode(), kind=csl))
    return when(lambda asked: asked.headers.get("accept") == csl, answer, page)


def published(number: int, there: str, page: Reply, verdict: str, rule: str) -> Behaviour:
    """A publisher's page with a registered DOI, whose readers are sent to the house *there*."""
    doi, house = f"10.1000/{number}", f"press{number}.example"
    record = {
        "title": LSTM,
        "issued": {"date-parts": [[2020]]},
        "resource": {"primary": {"URL": f"https://{there}/doi/{doi}"}},
    }
    url = f"http://{house}/doi/abs/{doi}"
    replies = {
        f"doi.org/{doi}": negotiated(record, redirect(f"https://{there}/doi/{doi}")),
        f"{house}/": GOOD,
        url.removeprefix("http://"): page,
    }
    return Behaviour(rule, url, verdict, replies)


REGISTERED = [
    doi("known", to("known"), "alive", "A DOI is as alive as its page.", known=GOOD),
    doi("unknown", UNKNOWN, "dead", "A DOI that its resolver does not know is dead."),
    doi("wall", to("wall"), "blocked", "A publisher's wall is no dead DOI.", wall=NO_PROGRAMS),
    doi("resets", to("resets"), "blocked", "A DOI is registered, whoever hangs up.", resets=reset),
    doi("silent", to("silent"), "blocked", "A DOI is registered, whoever is silent.", silent=hang),
    doi("lost", to("lost"), "dead", "A DOI whose publisher has lost the page is dead.", lost=GONE),
    Behaviour(
        "The old address of the resolver is the resolver.",
        "http://dx.doi.org/10.1000/walled",
        "blocked",
        {
            "dx.doi.org/10.1000/walled": to("walled"),
            "publisher.example/walled": NO_PROGRAMS,
        },
    ),
    Behaviour(
        "A DOI may be cited by its name alone.",
        "doi:10.1000/named",
        "alive",
        {"doi.org/10.1000/named": to("named"), "publisher.example/named": GOOD},
    ),
    published(
        1, "press1.example", NO_PROGRAMS, "blocked", "A wall before a registered work is a wall."
    ),
    published(
        2, "press2.example", hang, "blocked", "A house that is silent to programs has its works."
    ),
    published(
        3, "other.example", hang, "unsure", "A house that may have lost its works is unsure."
    ),
    published(
        4, "press4.example", GONE, "dead", "A page that is gone is gone, though the work is not."
    ),
    published(5, "press5.example", GOOD, "alive", "A publisher's page is as alive as any."),
]


def repository(path: str, verdict: str, rule: str, replies: Mapping[str, Reply]) -> Behaviour:
    """A page of a house of repositories, and what is found in it."""
    pages = {f"github.com/{page}": reply for page, reply in replies.items()}
    return Behaviour(rule, f"http://github.com/{path}", verdict, {"github.com/": GOOD, **pages})


REPOSITORIES = [
    repository(
        "old/name",
        "moved",
        "A repository that was renamed has moved.",
        {"old/name": redirect("http://github.com/new/name", 301), "new/name": GOOD},
    ),
    repository("a/gone", "dead", "A repository that is deleted is gone.", {"a/gone": GONE}),
    repository(
        "a/there/blob/master/lost.py",
        "dead",
        "A file may be lost while its repository is there.",
        {"a/there/blob/master/lost.py": GONE, "a/there": GOOD},
    ),
    repository(
        "a/gone/blob/master/x.py",
        "dead",
        "A file goes with its repository.",
        {"a/gone/blob/master/x.py": GONE},
    ),
    repository(
        "a/busy",
        "alive",
        "A house that asks for patience gets it.",
        {"a/busy": in_turn(sends(message(429, b"slow", {"Retry-After": "1"})), GOOD)},
    ),
    repository("a/archived", "alive", "An archived repository is there.", {"a/archived": ARCHIVED}),
]

"""Which DOI an address holds: the resolver's own, and publishers' pages that say it.

A DOI names a work for good, whoever publishes it and wherever its page stands.
Only what is written in the address counts: a publisher's number that its DOI
could be guessed from is none.  The houses are rows of data.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote, unquote

from dlnotes.urls.spelling import split

LONGEST = 1_000
"""Characters of an address that is looked through: a longer one is hostile, or no work's."""


class House(NamedTuple):
    """Where the addresses of a host (any, if empty) hold a DOI: its last group is one."""

    host: str
    path: re.Pattern[str]
    query: bool = False


_DOI = r"(10\.\d{4,9}/.+?)"  # DOI Handbook, 3.8: a registrant, and whatever it likes
_FORM = "abs|abstract|book|epdf|epub|fig|full|fullHtml|pdf|pdfdirect|pdfplus|proceedings|reader|ref"
_PART = (
    "abstract|cite|citations|epdf|epub|figures|full|fulltext|full-text|html|meta|metrics|pdf"
    "|references|summary|tables|xml"
)
_END = rf"(?:/(?:{_PART}))*(?:\.(?:abstract|full|full-text|html|pdf))*/*"

HOUSES = (
    House("doi.org", re.compile(rf"/+(?:doi:)?{_DOI}", re.I)),
    # Most houses write it so: ACM, Wiley, SAGE, ACS, Taylor & Francis, PNAS, Science, SIAM…
    House("", re.compile(rf"/(?:.*[/:])?doi/(?:(?:{_FORM})/)*{_DOI}{_END}", re.I)),
    House(
        "springer.com",
        re.compile(rf"/(?:article|book|chapter|content/pdf|epub|protocol|\w+entry)/{_DOI}{_END}"),
    ),
    House("biomedcentral.com", re.compile(rf"/(?:articles|track/pdf|counter/pdf)/{_DOI}{_END}")),
    House("springeropen.com", re.compile(rf"/(?:articles|track/pdf|counter/pdf)/{_DOI}{_END}")),
    House("frontiersin.org", re.compile(rf"/(?:journals/[\w-]+/)?articles/{_DOI}{_END}")),
    House("iopscience.iop.org", re.compile(rf"/article/{_DOI}{_END}")),
    House("journals.aps.org", re.compile(rf"/\w+/(?:abstract|pdf|references)/{_DOI}")),
    House("nature.com", re.compile(rf"/doifinder/{_DOI}")),
    House("biorxiv.org", re.compile(rf"/content/{_DOI}(?:v\d+)?{_END}")),
    House("medrxiv.org", re.compile(rf"/content/{_DOI}(?:v\d+)?{_END}")),
    House("plos.org", re.compile(r"(?:.*[?&])?(?:id|uri)=(?:info:doi/)?(10\.1371/[\w.]+).*"), True),
)


def identify(url: str) -> str | None:
    """The DOI in *url*, as it is written there; None when there is none.

    >>> identify("doi:10.1038/nature14539"), identify("https://doi.org/help")
    ('10.1038/nature14539', None)
    >>> identify("https://dl.acm.org/doi/pdf/10.1145/3065386?download=true")
    '10.1145/3065386'
    >>> identify("https://link.springer.com/content/pdf/10.1007%2F978-3-319-24574-4_28.pdf")
    '10.1007/978-3-319-24574-4_28'
    """
    if "10." not in url or len(url) > LONGEST:
        return None
    try:
        parts = split(url)
    except ValueError:
        return None
    for house in HOUSES:
        if house.host and not f".{parts.host}".endswith(f".{house.host}"):
            continue
        found = house.path.fullmatch(unquote(parts.query if house.query else parts.path))
        if found:
            return found[1]
    return None


def resolver(doi: str) -> str:
    """The address at which a DOI is looked up.

    >>> resolver("10.1002/(SICI)1<69::AID#5>3.0")
    'https://doi.org/10.1002/(SICI)1%3C69::AID%235%3E3.0'
    """
    return "https://doi.org/" + quote(doi, safe="/:;,()=+~!*'@$&")

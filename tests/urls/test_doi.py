"""The DOI that stands in an address is known, and none is made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlnotes.urls import doi

HELD = {
    "https://dl.acm.org/doi/abs/10.1145/3065386": "10.1145/3065386",
    "https://dl.acm.org/doi/10.1145/3065386#sec-2": "10.1145/3065386",
    "https://www.tandfonline.com/doi/abs/10.1080/0162.2017?journalCode=uasa": "10.1080/0162.2017",
    "https://onlinelibrary.wiley.com/doi/full/10.1002/widm.1249": "10.1002/widm.1249",
    "https://onlinelibrary.wiley.com/doi/10.1002/(SICI)1097(1998)49:8%3C693::AID%3E3.0/abstract": (
        "10.1002/(SICI)1097(1998)49:8<693::AID>3.0"
    ),
    "https://link.springer.com/article/10.1007/s11263-015-0816-y": "10.1007/s11263-015-0816-y",
    "http://link.springer.com/chapter/10.1007%2F978-3-319-24574-4_28": (
        "10.1007/978-3-319-24574-4_28"
    ),
    "https://link.springer.com/content/pdf/10.1007/978-3_28.pdf": "10.1007/978-3_28",
    "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0185809": (
        "10.1371/journal.pone.0185809"
    ),
    "http://www.plosone.org/article/info%3Adoi%2F10.1371%2Fjournal.pone.0185809": (
        "10.1371/journal.pone.0185809"
    ),
    "https://www.frontiersin.org/articles/10.3389/fnins.2019.00095/full": (
        "10.3389/fnins.2019.00095"
    ),
    "https://www.emerald.com/insight/content/doi/10.1108/IJPPM-08/full/html": "10.1108/IJPPM-08",
    "https://iopscience.iop.org/article/10.1088/1742-6596/123/1/012001/meta": (
        "10.1088/1742-6596/123/1/012001"
    ),
    "https://journals.aps.org/prl/abstract/10.1103/PhysRev.116.06": "10.1103/PhysRev.116.06",
    "https://www.biorxiv.org/content/10.1101/2020.01.01.123456v1.full.pdf": (
        "10.1101/2020.01.01.123456"
    ),
    "https://dx.doi.org/doi:10.1000/xyz": "10.1000/xyz",
    "doi:10.1000/xyz": "10.1000/xyz",
}

HELD_BY_NONE = (
    "https://www.nature.com/articles/nature14539",  # its number, and not its DOI
    "https://doi.org/the-identifier/resources",
    "http://a.example/release/10.1234/notes",
    "http://a.example/doi/10.12/too-short",
    "http://[::1/doi/10.1000/xyz",
    "javascript:doi/10.1000/xyz",
    "http://a.example/doi/10.1000/" + "x" * 2000,
)


@pytest.mark.parametrize("url", HELD)
def test_publishers_write_the_doi_into_their_addresses(url: str) -> None:
    """Whatever form of the work the address asks for, the DOI is the work's."""
    assert doi.identify(url) == HELD[url]


@pytest.mark.parametrize("url", HELD_BY_NONE)
def test_what_only_looks_like_a_doi_is_none(url: str) -> None:
    """A number that a DOI could be guessed from is not one."""
    assert doi.identify(url) is None


@given(st.from_regex(r"10\.[0-9]{4}/[a-z0-9.();:_<>#%-]{1,30}[a-z0-9]", fullmatch=True))
def test_the_resolvers_address_holds_the_doi(name: str) -> None:
    """A DOI is found again in the address at which it is looked up."""
    assert doi.identify(doi.resolver(name)) == name

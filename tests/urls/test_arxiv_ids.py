"""A paper of arXiv is one paper in every form and at every mirror."""

from __future__ import annotations

import pytest

from dlnotes.urls import canonical
from dlnotes.urls.arxiv import ArxivId, Malformed, identify

SAME_PAPER = [
    "https://arxiv.org/abs/1412.7755",
    "http://arxiv.org/abs/1412.7755v2",
    "http://www.arxiv.org/abs/1412.7755/",
    "http://arxiv.org/pdf/1412.7755",
    "http://arxiv.org/pdf/1412.7755.pdf",
    "http://arxiv.org/pdf/1412.7755v2.pdf",
    "https://arxiv.org/pdf/1412.7755v1.pdf?utm_content=x#page=2",
    "https://arxiv.org/html/1412.7755v1",
    "https://arxiv.org/ps/1412.7755",
    "https://arxiv.org/abs/arXiv:1412.7755",
    "http://export.arxiv.org/abs/1412.7755",
    "http://xxx.tau.ac.il/pdf/1412.7755v2.pdf",
    "http://cn.arxiv.org/abs/1412.7755",
    "http://xxx.lanl.gov/abs/1412.7755",
    "http://ARXIV.org/PDF/1412.7755",
]


@pytest.mark.parametrize("url", SAME_PAPER)
def test_every_form_of_a_paper_is_one_link(url: str) -> None:
    """Abstract, PDF, version or mirror: the list is told of one paper."""
    assert canonical(url) == "https://arxiv.org/abs/1412.7755"
    found = identify(url)
    assert isinstance(found, ArxivId)
    assert found.id == "1412.7755"


@pytest.mark.parametrize(
    "url",
    [
        "https://ar5iv.labs.arxiv.org/html/1412.7755",
        "https://ar5iv.org/abs/1412.7755",
        "https://www.alphaxiv.org/abs/1412.7755",
        "https://huggingface.co/papers/1412.7755",
    ],
)
def test_pages_of_others_about_a_paper_are_their_own(url: str) -> None:
    """A reader's page names the paper, and is still a page of its own."""
    assert identify(url) == ArxivId("1412.7755")
    assert canonical(url) == url


IDS = [
    ("https://arxiv.org/abs/0704.0001", ArxivId("0704.0001")),
    ("https://arxiv.org/abs/1501.00001v12", ArxivId("1501.00001", 12)),
    ("https://arxiv.org/abs/math.GT/0309136", ArxivId("math/0309136")),
    ("https://arxiv.org/pdf/hep-th/9108028v1.pdf", ArxivId("hep-th/9108028", 1)),
    ("https://arxiv.org/abs/cs/0703143", ArxivId("cs/0703143")),
    ("https://arxiv.org/abs/1513.04321", Malformed("1513.04321", "month")),
    ("https://arxiv.org/abs/1500.04321", Malformed("1500.04321", "month")),
    ("https://arxiv.org/abs/1501.0001", Malformed("1501.0001", "digits")),
    ("https://arxiv.org/abs/1412.00001", Malformed("1412.00001", "digits")),
    ("https://arxiv.org/abs/0703.0001", Malformed("0703.0001", "digits")),
    ("https://arxiv.org/abs/math/0704001", Malformed("math/0704001", "digits")),
    ("https://arxiv.org/abs/cooking/0309136", Malformed("cooking/0309136", "archive")),
    ("https://arxiv.org/abs/200414257", Malformed("200414257", "shape")),
    ("https://arxiv.org/list/cs.CL/recent", None),
    ("https://arxiv.org/", None),
    ("https://arxiv.org/abs/", None),
    ("https://arxiv.org.evil.example/abs/1412.7755", None),
    ("https://notarxiv.org/abs/1412.7755", None),
    ("https://huggingface.co/papers/trending", None),
    ("http://[::1", None),
]


@pytest.mark.parametrize(("url", "expected"), IDS)
def test_an_id_is_read_as_arxiv_writes_it(url: str, expected: ArxivId | Malformed | None) -> None:
    """Four digits until 1412, five from 1501, archives before that, months to twelve."""
    assert identify(url) == expected


def test_a_malformed_id_keeps_its_spelling() -> None:
    """Nothing is guessed about what a curator may have meant."""
    assert canonical("https://arxiv.org/abs/1513.04321") == "https://arxiv.org/abs/1513.04321"

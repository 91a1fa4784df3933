"""Which paper of arXiv an address means, in all its forms and mirrors.

Ids are ``YYMM.NNNN`` from 0704 to 1412 and ``YYMM.NNNNN`` from 1501; before
that ``archive/YYMMNNN``, where a subject class (``math.GT/0309136``) is no part
of the id (arXiv, "Understanding the arXiv identifier").  All mirrors were shut
down on 2024-09-15, so they are rewritten without asking.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_FORMS = ("abs", "pdf", "html", "ps", "format", "e-print", "src", "tb", "papers", "overview")
_PATH = re.compile(rf"/+({'|'.join(_FORMS)})/+(.+)", re.I | re.S)
_ARXIV = re.compile(r"(?:(?:www|export|browse|xxx|lanl|aps|[a-z]{2})\.)?arxiv\.org")
_MIRROR_NAMES = (
    "xxx.lanl.gov xxx.tau.ac.il xxx.itp.ac.cn xxx.uni-augsburg.de xxx.soton.ac.uk xxx.if.usp.br"
    " xxx.unizar.es xxx.sissa.it xxx.cf.ac.uk xxx.snu.ac.kr xxx.imsc.res.in xxx.adelaide.edu.au"
    " xxx.yukawa.kyoto-u.ac.jp xxx.sf.nchu.edu.tw"
)
MIRRORS = frozenset(_MIRROR_NAMES.split())
"""Mirrors under names of their own."""

# Pages of others about one paper: the id is arXiv's, the page is not.
_READERS = {
    "ar5iv.org": ("abs", "html"),
    "www.ar5iv.org": ("abs", "html"),
    "ar5iv.labs.arxiv.org": ("abs", "html"),
    "alphaxiv.org": ("abs", "pdf", "html", "overview"),
    "www.alphaxiv.org": ("abs", "pdf", "html", "overview"),
    "huggingface.co": ("papers",),
    "hf.co": ("papers",),
}
_OWN_FORMS = ("abs", "pdf", "html", "ps", "format", "e-print", "src", "tb")
_ARCHIVE_NAMES = (
    "acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas"
    " cond-mat cs dg-ga funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin"
    " nucl-ex nucl-th patt-sol physics plasm-ph q-alg q-bio quant-ph solv-int supr-con"
)
_ARCHIVES = frozenset(_ARCHIVE_NAMES.split())
_TAIL = r"(?:v(\d{1,3}))?(?:\.(?:pdf|ps|ps\.gz|html?))?/*"
_NEW = re.compile(rf"(?:arxiv:)?(\d\d)(\d\d)\.(\d+){_TAIL}", re.I)
_OLD = re.compile(rf"(?:arxiv:)?([a-z-]+)(?:\.[a-z-]+)?/+(\d\d)(\d\d)(\d+){_TAIL}", re.I)


@dataclass(frozen=True, slots=True)
class ArxivId:
    """One paper; *version* is None where the address names none."""

    id: str
    version: int | None = None

    @property
    def url(self) -> str:
        """The paper's own page, whatever the version."""
        return f"https://arxiv.org/abs/{self.id}"


@dataclass(frozen=True, slots=True)
class Malformed:
    """An address of a paper that cannot be one; it needs no request.

    *why* is one of ``month``, ``digits``, ``archive`` and ``shape``.
    """

    id: str
    why: str


def identify(url: str) -> ArxivId | Malformed | None:
    """Name the paper that *url* means; None when it is no address of a paper.

    >>> identify("http://cn.arxiv.org/pdf/1412.7755v2.pdf")
    ArxivId(id='1412.7755', version=2)
    >>> identify("https://arxiv.org/abs/math.GT/0309136")
    ArxivId(id='math/0309136', version=None)
    >>> identify("https://arxiv.org/abs/1513.04321")
    Malformed(id='1513.04321', why='month')
    >>> identify("https://arxiv.org/list/cs.CL/recent") is None
    True
    """
    from dlnotes.urls.spelling import split

    try:
        parts = split(url)
    except ValueError:
        return None
    return identify_at(parts.host, parts.path, parts.query)


def identify_at(host: str, path: str, query: str = "") -> ArxivId | Malformed | None:
    """`identify`, for an address that has been taken apart already."""
    forms = _OWN_FORMS if is_arxiv(host) else _READERS.get(host)
    found = _PATH.fullmatch(path) if forms else None
    if not found or not forms or found[1].lower() not in forms:
        return None
    paper = _read(found[2])
    if isinstance(paper, Malformed) and not is_arxiv(host):
        return None  # another house has its own rules for its own pages
    return paper


def is_arxiv(host: str) -> bool:
    """Whether *host* is arXiv itself, or one of the mirrors that are gone.

    >>> is_arxiv("cn.arxiv.org"), is_arxiv("ar5iv.labs.arxiv.org")
    (True, False)
    """
    return host in MIRRORS or _ARXIV.fullmatch(host) is not None


def is_mirror(host: str) -> bool:
    """Whether *host* is a mirror, all of which were shut down on 2024-09-15."""
    return is_arxiv(host) and host not in ("arxiv.org", "www.arxiv.org", "export.arxiv.org")


def may_be(host: str) -> bool:
    """Whether `is_arxiv` is worth asking: cheap, and never falsely no."""
    return host.endswith("arxiv.org") or host in MIRRORS


def _read(text: str) -> ArxivId | Malformed:
    if new := _NEW.fullmatch(text):
        year, month, number, version = new.groups()
        digits = 5 if int(year + month) >= 1501 else 4
        early = int(year + month) < 704
        why = _flaw(month, wrong_digits=len(number) != digits or early)
        return Malformed(text, why) if why else _paper(f"{year}{month}.{number}", version)
    if old := _OLD.fullmatch(text):
        archive, year, month, number, version = old.groups()
        if archive.lower() not in _ARCHIVES:
            return Malformed(text, "archive")
        late = 7 < int(year) < 91 or (int(year) == 7 and int(month) > 3)
        why = _flaw(month, wrong_digits=len(number) != 3 or late)
        name = f"{archive.lower()}/{year}{month}{number}"
        return Malformed(text, why) if why else _paper(name, version)
    return Malformed(text, "shape")


def _flaw(month: str, *, wrong_digits: bool) -> str:
    if not 1 <= int(month) <= 12:
        return "month"
    return "digits" if wrong_digits else ""


def _paper(name: str, version: str | None) -> ArxivId:
    return ArxivId(name, int(version) if version and int(version) else None)

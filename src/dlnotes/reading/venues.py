"""Conferences and journals, as people write them behind a title."""

from __future__ import annotations

import re

_NAMES = """
    AAAI ACL ACMMM AISTATS ASRU BMVC CHI CIKM COLING COLT CVPR CoNLL EACL ECCV ECML EMNLP ICANN
    ICASSP ICCV ICDM ICLR ICML ICPR ICRA IJCAI IJCNN IJCV INTERSPEECH IROS ISCA Interspeech JMLR
    KDD LREC MICCAI MICRO NAACL NIPS NeurIPS OSDI PAMI PKDD RecSys SDM SIGGRAPH SIGIR SIGKDD
    SIGMOD SLT SOSP SemEval TACL TPAMI UAI VLDB WACV WSDM WWW
    AACL ACCV CCS COLM CSCW CoRL ECIR ICDE ICME ICSE INFOCOM ISMIR ISSTA MLSys NDSS NSDI PVLDB
    SIGCOMM TKDE TMLR TNNLS UIST USENIX
    ASPLOS CIDR EDBT EUROCRYPT EuroSys HPCA HotCloud HotNets HotOS ICFP ICONIP IPDPS ISWC OOPSLA
    PLDI POPL PPoPP SIGMETRICS SoCC TOCS TOPLAS
"""
ANY_VENUE = "|".join(_NAMES.split())
"""A pattern for the name of any venue that is known."""

ORGANISER = r"(?:(?:USENIX|ACM|IEEE)[ /]\s*)*"
"""Who holds it: ``USENIX OSDI 2004``."""
_TRACK = r"(?:\s+(?:Workshops?|Findings|Oral|Spotlight|Poster|Demos?))?"
SOME_VENUE = (
    rf"{ORGANISER}(?:(?P<venue>{ANY_VENUE}|[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?=(?:-[A-Z]+)?[\s,'’]*(?:19|20)\d\d))"
    rf"(?:-[A-Z]+)?|arXiv|arxiv|Arxiv|Preprint)"
)
"""A venue where nothing but one can stand: known, or an acronym with its year behind it."""

PLACE = re.compile(
    rf"\s*[.,，:]?\s*[(\[（【]?[*_]*(?:[iI]n\s+)?{SOME_VENUE}[\s,'’]*(?P<year>(?:19|20)\d\d){_TRACK}"
    r"[*_]*[)\]）】]?[.,，]?\s*(?=$|[\n\r(\[*<!])"
)
"""A place with its year that is all that stands between a title and what comes then."""

PLACE_LINE = re.compile(
    r"[ \t]*+(?:<br[ \t]*/?>|\\)?[ \t]*+(?:\r\n|\n|\r)[ \t]*+[(（\[]?"
    rf"(?:(?P<venue>(?:{ANY_VENUE}|(?:[A-Z][a-z]{{0,4}}){{2,8}})(?:-[A-Z]+)?)"
    r"(?:[ ]\(\d\))?[ ,'’\-]*+)?"
    r"(?P<year>(?:19|20)\d\d)[)）\]]?[ \t]*+(?:<br[ \t]*/?>|\\)?\s*+$"
)
"""A year on the last line of a title, perhaps with an acronym before it: ``NAACL-HLT (1) 2019``."""

_TO_THE_MARK = re.compile(r"[\s.,]*([A-Za-z][A-Za-z ()&\-]{1,30})?[\s.,]*[*_][.,]?\s*")
_NO_VENUE = ("arxiv", "preprint", "corr")


def in_marks(text: str, at: int) -> tuple[int, str | None]:
    """What is left of a slanted “*Ada Byron et al. ICML.*” at *at*: where it ends, and the place.

    >>> in_marks("*Ada Byron et al. nature.* Good", 17)
    (27, 'nature')
    """
    found = _TO_THE_MARK.match(text, at)
    if found is None:
        return at, None
    place = (found[1] or "").strip()
    return found.end(), place if place and place.lower() not in _NO_VENUE else None


VENUE = re.compile(
    rf"(?<![A-Za-z])({ANY_VENUE})(?:\s*[,，'’]?\s*((?:19|20)\d\d|\d\d)(?!\d))?(?![A-Za-z])"
)
"""A conference or journal with its year, ``NIPS14`` and ``ICML, 2015`` alike."""

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
"""
ANY_VENUE = "|".join(_NAMES.split())
"""A pattern for the name of any venue that is known."""

VENUE = re.compile(
    rf"(?<![A-Za-z])({ANY_VENUE})(?:\s*[,，'’]?\s*((?:19|20)\d\d|\d\d)(?!\d))?(?![A-Za-z])"
)
"""A conference or journal with its year, ``NIPS14`` and ``ICML, 2015`` alike."""

"""The text of a page, whatever it says of its own encoding.

Old Chinese pages often declare one encoding and use another, or declare none.
A declaration counts when the bytes agree with it; Latin-1, with which all
bytes agree, counts last.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from functools import lru_cache

META_WINDOW = 4096
"""Bytes in which a declaration inside the page is looked for (browsers: 1,024)."""

_META = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})")
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)

_THREE_BYTES = re.compile(rb"[\xe0-\xef][\x80-\xbf]{2}")

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "cp936": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "x-sjis": "cp932",
    "shift_jis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
}
"""Labels that browsers read as the larger set which pages really use."""

SINGLE_BYTE = frozenset(("iso8859-1", "cp1252", "ascii", "iso8859-15"))
GUESSES = ("utf-8", "gb18030", "cp1252")


def decode(data: bytes, content_type: str = "") -> str:
    """Read *data* as text; a character cut off at the end is left out.

    >>> decode("<title>深度学习</title>".encode("gbk"))
    '<title>深度学习</title>'
    >>> decode("中文".encode(), "text/html; charset=ISO-8859-1")
    '中文'
    """
    for bom, name in BOMS:
        if data.startswith(bom):
            return _strictly(data, name) or data.decode(name, "replace")
    for name in _candidates(data, content_type):
        text = _strictly(data, name)
        if text is not None:
            return text
        if name == "utf-8" and _begins_as_utf8(data):
            return data.decode("utf-8", "replace")
    return data.decode(next(_candidates(data, content_type)), "replace")


def _begins_as_utf8(data: bytes) -> bool:
    """Whether one bad byte spoils what is plainly UTF-8: other encodings never look like it."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return len(_THREE_BYTES.findall(data, 0, error.start)) >= 3
    return True


def _candidates(data: bytes, content_type: str) -> Iterator[str]:
    doubtful: list[str] = []
    for label in _declared(data, content_type):
        name = _known(label)
        if name in SINGLE_BYTE:
            doubtful.append(name)
        elif name:
            yield name
    yield GUESSES[0]
    yield from doubtful
    yield from GUESSES[1:]


def _declared(data: bytes, content_type: str) -> Iterator[str]:
    """What the header says, then what the page says; looked for only as far as needed."""
    if match := _HEADER.search(content_type):
        yield match[1]
    window = data[:META_WINDOW]
    for inside in (_XML.match(window), _META.search(window)):
        if inside:
            yield inside[1].decode("ascii")


@lru_cache(256)
def _known(label: str) -> str:
    """Python's name for *label*, or '' for what is no text encoding."""
    label = label.lower()
    try:
        info = codecs.lookup(WIDER.get(label, label))
        "".encode(info.name)
    except (LookupError, ValueError, TypeError):
        return ""
    return "" if info.name.startswith(("utf-16", "utf-32", "utf-7")) else info.name


def _strictly(data: bytes, name: str) -> str | None:
    try:
        return codecs.getincrementaldecoder(name)("strict").decode(data)
    except (UnicodeDecodeError, LookupError):
        return None

"""What the list's own copy of a picture elsewhere is called, by the picture's address alone.

So whoever builds finds what whoever checked has put there, and there is no
index that could be wrong.
"""

from __future__ import annotations

import hashlib
import re
from urllib.parse import unquote

from dlnotes.urls.spelling import canonical

FOLDER = "pictures"
"""Where the copies lie, beside the notes."""

_UNSAFE = re.compile(r"[^A-Za-z0-9_\u3400-\u9fff]+")
_ENDINGS = frozenset({"png", "jpg", "jpeg", "gif", "webp"})


def copy_of(url: str) -> str:
    """Where the copy of the picture at *url* lies, from the folder of the notes.

    The ending is the address's own, and says nothing of what the file holds.

    >>> copy_of("http://A.cn/images/mp_model.png?raw=true")
    'pictures/mp_model-ab1e70df71.png'
    >>> copy_of("http://a.cn/img?id=1"), copy_of("http://a.cn/")
    ('pictures/img-470cbcdb22.img', 'pictures/picture-45db151f6b.img')

    Raises ValueError when *url* is not a web address.
    """
    page = canonical(url)
    digest = hashlib.sha256(page.encode("utf-8", "replace")).hexdigest()[:10]
    path = unquote(page.partition("://")[2].partition("?")[0].partition("#")[0])
    last = path.partition("/")[2].rpartition("/")[2]
    stem, _, ending = last.rpartition(".")
    if ending.lower() not in _ENDINGS:
        stem, ending = last, "img"
    name = _UNSAFE.sub("-", stem)[:40].strip("-") or "picture"
    return f"{FOLDER}/{name}-{digest}.{ending.lower()}"

"""Print one link: an address that leads out, or the words that say it is none."""

from __future__ import annotations

import re

from markupsafe import escape

from dlnotes import words
from dlnotes.records import Link
from dlnotes.site.characters import clean
from dlnotes.urls import host, href
from dlnotes.urls.short import is_short
from dlnotes.words import Language

OUT = 'rel="noopener noreferrer" referrerpolicy="no-referrer"'
"""On every outgoing link: the other side learns nothing of the reader."""

_LONG = 48
_SCHEME = re.compile(r"(?:https?|ftp)://(?:www\.)?", re.I)


def target(url: str) -> str | None:
    """What stands in ``href`` for *url*; None when it is no web address.

    An address with characters that HTML forbids could not come back from the
    page as it was, so it is none either.
    """
    found = href(url)
    return found if found is not None and found == clean(found) else None


def spoken_host(url: str) -> str:
    """The host in words; nothing for a short link, which hides its own.

    >>> spoken_host("https://www.nature.com/a"), spoken_host("http://t.cn/Rw0ZSW0")
    ('nature.com', '')
    """
    return "" if is_short(url) else clean(host(url))


def anchor(link: Link, text: str, language: Language, *, title: str = "") -> str:
    """*text*, already HTML, leading to *link*, or with a hint why it does not."""
    address = target(link.url)
    hint = f' title="{escape(title)}"' if title else ""
    if address is not None:
        return f'<a href="{escape(address)}" {OUT}{hint}>{text}</a>'
    return f"{text}{unlinked(link.url, language)}"


def unlinked(url: str, language: Language) -> str:
    """An address that is none, shown as it was written; nothing for an empty one."""
    if not url.strip():
        return ""
    hint = words.say(language, "not-a-link", url=url)
    return f' <code class="nolink" title="{escape(hint)}">{escape(url)}</code>'


def name_of(link: Link) -> str:
    """What to print for a link in running text: its words, else its address.

    >>> from dlnotes.records import Place
    >>> name_of(Link("http://www.a.cn/b/", "related", "", None, None, Place(0, 1, 1)))
    'a.cn/b'
    """
    return link.text.strip() or link.title or shown_address(link.url)


def shown_address(url: str) -> str:
    """An address as a reader needs to see it: no scheme, and not too long."""
    plain = _SCHEME.sub("", url, count=1).rstrip("/")
    if len(plain) <= _LONG:
        return plain or url
    return f"{plain[: _LONG // 2]}…{plain[-_LONG // 3 :]}"


def file_name(url: str) -> str:
    """The last part of an address: a figure's name when it has no other.

    >>> file_name("http://a.cn/images/mp_model.png?raw=true")
    'mp_model.png'
    """
    path = _SCHEME.sub("", url, count=1).partition("?")[0].partition("#")[0].rstrip("/")
    return path.rpartition("/")[2]

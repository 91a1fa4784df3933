"""Print one link: an address that leads out, or the words that say it is none."""

from __future__ import annotations

import re
from functools import lru_cache

from dlnotes import words
from dlnotes.records import Link
from dlnotes.site.characters import clean
from dlnotes.urls import host, href
from dlnotes.urls.short import is_short
from dlnotes.words import Language


def escape(text: str) -> str:
    """*text* as HTML, in content and in a quoted value alike.

    The same as markupsafe's, without the wrapping that a string of our own
    making does not need; it is called for every word on the site.

    >>> escape('<a title="&">')
    '&lt;a title=&#34;&amp;&#34;&gt;'
    """
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&#34;")


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
    return found if found is None or found.isprintable() or found == clean(found) else None


def spoken_host(url: str) -> str:
    """The host in words; nothing for a short link, which hides its own.

    >>> spoken_host("https://www.nature.com/a"), spoken_host("http://t.cn/Rw0ZSW0")
    ('nature.com', '')
    """
    name = host(url)
    return "" if not name or _hides(name) else name


@lru_cache(maxsize=4096)
def _hides(name: str) -> bool:
    # Asked once a host: taking every address apart would cost more than printing it.
    return is_short(f"http://{name}/RZMtCsP")


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


def said(link: Link) -> str:
    """The curator's own words for a link, when they are more than its address.

    >>> from dlnotes.records import Place
    >>> place = Place(0, 1, 1)
    >>> said(Link("http://a.cn/", "pdf", "[pdf]", None, None, place))
    'pdf'
    >>> said(Link("http://a.cn/b", "code", "http://a.cn/b", "github", None, place))
    'github'
    """
    own = link.text.strip().strip("[]【】").strip()
    return own if own and not _SCHEME.match(own) else (link.label or "").strip()


def name_of(link: Link, language: Language) -> str:
    """What to print for a link in running text: its words, else its address.

    The address of a short link says nothing, so a word stands for it.

    >>> from dlnotes.records import Place
    >>> place = Place(0, 1, 1)
    >>> name_of(Link("http://www.a.cn/b/", "related", "", None, None, place), "en")
    'a.cn/b'
    >>> name_of(Link("http://t.cn/RZMtCsP", "related", "", None, None, place), "zh-CN")
    '链接'
    """
    own = link.text.strip()
    if own and not _SCHEME.match(own):
        return own
    if link.title or link.label:
        return link.title or link.label or ""
    if not is_short(link.url):
        return shown_address(link.url)
    vague = link.role in ("primary", "related", "alternate")
    return words.say(language, "short-link") if vague else words.role(language, link.role)


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

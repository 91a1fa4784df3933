"""Print one link: an address that leads out, or the words that say it is none."""

from __future__ import annotations

import re

from dlnotes import words
from dlnotes.config import Language
from dlnotes.records import Link
from dlnotes.render.standing import SCHEME, Standing, shown_address
from dlnotes.urls.short import is_short


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

_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b", re.A)


def anchor(link: Link, text: str, standing: Standing, language: Language, hint: str = "") -> str:
    """*text*, already HTML, leading to *link*, or with a hint why it does not.

    Of an unsafe link the line about it tells the address.
    """
    if standing.address is None:
        return text if standing.form == "unsafe" else f"{text}{unlinked(link.url, language)}"
    title = f' title="{escape(hint)}"' if hint else ""
    form = f' class="{standing.form}"' if standing.form else ""
    address = f'<a href="{escape(standing.address)}"{form} {OUT}{title}>{text}</a>'
    return f"<del>{address}</del>" if standing.form == "dead" else address


def archived(standing: Standing, language: Language, text: str = "") -> str:
    """The archived copy that is offered, called *text* or by its day; else nothing."""
    if standing.copy is None:
        return ""
    day = _day_of_copy(standing, language)
    title = f' title="{day}"' if text else ""
    shown = text or timed(day)
    return f'<a class="archived" href="{escape(standing.copy)}" {OUT}{title}>{shown}</a>'


def timed(text: str) -> str:
    """*text* as HTML, its days marked so that no line breaks inside one.

    >>> timed("gone since 2026-11-20")
    'gone since <time>2026-11-20</time>'
    """
    return _DAY.sub(r"<time>\g<0></time>", escape(text))


def _day_of_copy(standing: Standing, language: Language) -> str:
    if standing.captured:
        return words.say(language, "archived", day=standing.captured)
    return words.say(language, "archived-bare")


def running(link: Link, name: str, standing: Standing, language: Language, hint: str = "") -> str:
    """A link in running text, *name* being its words: what is not well has a remark.

    The archived copy of what is gone bears the name, and the address that is
    gone stands in the remark.
    """
    if not standing.form:
        return anchor(link, escape(name), standing, language, hint)
    copy, said = archived(standing, language), timed(standing.words)
    own = own_address(link, standing, language)
    if standing.form != "dead":
        first = anchor(link, escape(name), standing, language, hint)
        return first + _remark(language, own, said, copy)
    if name == shown_address(standing.address or link.url):
        return own + _remark(language, copy, said)
    if standing.copy is None:
        return escape(name) + _remark(language, own, said)
    first = archived(standing, language, escape(name))
    return first + _remark(language, timed(_day_of_copy(standing, language)), own, said)


def own_address(link: Link, standing: Standing, language: Language) -> str:
    """The address of what is gone, struck through, or of what is unsafe, as text; else nothing."""
    match standing.form:
        case "dead":
            shown = escape(shown_address(standing.address or link.url))
            return anchor(link, shown, standing, language)
        case "unsafe":
            return f'<code class="nolink">{escape(link.url)}</code>'
    return ""


def _remark(language: Language, *parts: str) -> str:
    opening, comma, closing = ("〔", "，", "〕") if language == "zh-CN" else (" [", ", ", "]")
    return f'<small class="word">{opening}{comma.join(filter(None, parts))}{closing}</small>'


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
    return own if own and not SCHEME.match(own) else (link.label or "").strip()


def name_of(link: Link, language: Language, address: str | None = None) -> str:
    """What to print for a link in running text: its words, else its address.

    *address* is where it leads, where that is known to be elsewhere.  The
    address of a short link says nothing, so a word stands for it.

    >>> from dlnotes.records import Place
    >>> place = Place(0, 1, 1)
    >>> name_of(Link("http://www.a.cn/b/", "related", "", None, None, place), "en")
    'a.cn/b'
    >>> name_of(Link("http://t.cn/RZMtCsP", "related", "", None, None, place), "zh-CN")
    '链接'
    """
    own = link.text.strip()
    if own and not SCHEME.match(own):
        return own
    if link.title or link.label:
        return link.title or link.label or ""
    address = address or link.url
    if not is_short(address):
        return shown_address(address)
    vague = link.role in ("primary", "related", "alternate")
    return words.say(language, "short-link") if vague else words.role(language, link.role)


def file_name(url: str) -> str:
    """The last part of an address: a figure's name when it has no other.

    >>> file_name("http://a.cn/images/mp_model.png?raw=true")
    'mp_model.png'
    """
    path = SCHEME.sub("", url, count=1).partition("?")[0].partition("#")[0].rstrip("/")
    return path.rpartition("/")[2]

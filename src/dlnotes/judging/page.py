"""The HTML of a page, read: its title, its text, and where it sends a reader.

The page comes from a stranger: it may be broken, empty or hostile.  Reading
never fails; what is not there is empty.
"""

from __future__ import annotations

import re

import msgspec
from selectolax.lexbor import LexborHTMLParser

from dlnotes.judging.hosts import INTERSTITIALS, VOICES
from dlnotes.judging.rows import BRIEF, is_at
from dlnotes.urls import host, href

TEXT_LIMIT = 65_536
"""Characters of a page's text that are kept."""

REFRESH_LIMIT = 10.0
"""Seconds: a meta refresh that waits longer is a page that reloads itself."""

SHOWN = (
    "frame[src], iframe[src]:not([width='0'], [height='0'], [style*='none']), object, embed, video,"
    " img[src]:not([width='0'], [width='1'], [height='1'], [style*='none'])"
)
"""What a reader sees of a page without words; what only counts its readers is not seen."""

APPS = "#app, #root, #__next, #__nuxt, #react-root, #main-root, app-root, [ng-app], [ng-version]"
"""Where the scripts of an application draw its page."""

_THIN = 60  # characters: fewer, and a script that could draw more, is a shell
_REFRESH = re.compile(r"\s*(\d+(?:\.\d*)?|\.\d+)\s*[;,]?\s*(?:url\s*=\s*)?[\"']?([^\"']*)", re.I)
_SCRIPTED = re.compile(
    r"(?:window|document|self|top)?\.?\blocation(?:\.href)?"
    r"(?:\s*=\s*|\.(?:replace|assign)\(\s*)[\"']([^\"'\s]+)[\"']"
)
_ADDRESS = re.compile(r"https?://[^\s<>\"'“”]+", re.I)


class Page(msgspec.Struct, frozen=True, gc=False):
    """What a reader would see.

    *refresh* is where the page sends its reader by itself, as written;
    *target* the address that a known interstitial names; *thin* says that a
    script draws the page and a program sees almost nothing of it, *shows* that
    a page of hardly any words has something else to show, *locked* that a page
    of few words has a form for a password.
    """

    title: str = ""
    text: str = ""
    target: str | None = None
    refresh: str | None = None
    thin: bool = False
    shows: bool = False
    locked: bool = False


def read(html: str, *, url: str = "") -> Page:
    """Read the page that stands at *url*.

    >>> page = read("<title>RNN  入门</title><p>Hello <b>there</b>")
    >>> page.title, page.text, page.thin
    ('RNN 入门', 'Hello there', False)
    >>> read('<p class="link">http://a.example/</p>', url="http://t.cn/RZMtCsP").target
    'http://a.example/'
    """
    tree = LexborHTMLParser(html)
    title, target, onward = _title(tree), _target(tree, url), _meta_refresh(tree)
    tree.strip_tags(["script", "style", "template", "noscript", "svg", "head"])
    text = _said(html, url) + (_tidy(tree.body.text(separator=" ")) if tree.body else "")
    if len(text) > BRIEF:
        return Page(title, text[:TEXT_LIMIT], target, onward)
    locked = tree.css_matches("input[type=password]")
    if len(text) >= _THIN:
        return Page(title, text, target, onward, tree.css_matches(APPS), locked=locked)
    whole = LexborHTMLParser(html)  # a page of hardly any words: what do its scripts do?
    scripts = "\n".join(node.text() for node in whole.css("script")[:20])
    scripted = whole.css_matches(f"script, noscript, {APPS}")
    onward = onward or _script_refresh(scripts)
    return Page(title, text, target, onward, scripted, whole.css_matches(SHOWN), locked)


def _said(html: str, url: str) -> str:
    """What a house that is known for it tells its own script of the page."""
    name = host(url)
    for voice in VOICES:
        if is_at(name, voice.host) and (found := voice.pattern.search(html)):
            return f"{found[1]}: {found[2]} "
    return ""


def refresh_target(content: str) -> str | None:
    """Where ``Refresh: 0; url=…`` sends its reader; None when it only loads the page again.

    >>> refresh_target("0;URL='/b'"), refresh_target("300")
    ('/b', None)
    """
    found = _REFRESH.match(content)
    if found is None or float(found[1]) > REFRESH_LIMIT:
        return None
    return found[2].strip() or None


def _title(tree: LexborHTMLParser) -> str:
    """The page's title; where it has none, what it tells others to call it."""
    for selector in ("head > title", "title:not(svg title)"):
        if (node := tree.css_first(selector)) and (text := _tidy(node.text())):
            return text[:500]
    for selector in ('meta[property="og:title"]', 'meta[name="twitter:title"]'):
        if (node := tree.css_first(selector)) and (text := _tidy(node.attributes.get("content"))):
            return text[:500]
    heading = tree.css_first("h1")
    return _tidy(heading.text(separator=" "))[:500] if heading else ""


def _target(tree: LexborHTMLParser, url: str) -> str | None:
    """Where an interstitial leads: its layouts are tried in their order."""
    name = host(url)
    for row in INTERSTITIALS:
        if row.host != name:
            continue
        node = tree.css_first(row.selector)
        if node is None:
            continue
        written = (node.attributes.get("href") if row.attribute else None) or node.text()
        found = _ADDRESS.search(_unmangled(written))
        if found and (target := href(found[0])) and host(target) not in ("", name):
            return target
    return None


def _unmangled(text: str) -> str:
    """Undo UTF-8 that was read as Latin-1, as t.cn shows addresses.

    >>> _unmangled("http://a.example/ä¸\\xadæ\\x96\\x87")
    'http://a.example/中文'
    """
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _meta_refresh(tree: LexborHTMLParser) -> str | None:
    for node in tree.css("meta[http-equiv]"):
        attributes = node.attributes
        if (attributes.get("http-equiv") or "").strip().lower() != "refresh":
            continue
        if _inside_noscript(node):
            continue
        if found := refresh_target(attributes.get("content") or ""):
            return found
    return None


def _inside_noscript(node: object) -> bool:
    parent = getattr(node, "parent", None)
    return parent is not None and getattr(parent, "tag", "") == "noscript"


def _script_refresh(scripts: str) -> str | None:
    """Where a page without words sends its reader by script."""
    found = _SCRIPTED.search(scripts[:20_000])
    return found[1].replace("\\/", "/") if found else None


def _tidy(text: str | None) -> str:
    return " ".join((text or "").split())

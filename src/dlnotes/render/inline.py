"""Running text to HTML: Markdown where there is any, its links kept apart.

Most of what people write is plain, and plain text is only escaped.  Where a
cheap look finds Markdown or HTML, Python-Markdown renders the text, in which
every link is an opaque mark: it sees no address, so it can neither make a link
nor lose one.  nh3 then keeps a short list of harmless tags, and the links are
put in their places.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from dlnotes.records import Link, Span
from dlnotes.render.links import escape

_WORTH = re.compile(
    r"""[*_`~] [^\s] | <[A-Za-z/!] | &\#?\w{1,31}; | \\[!-/:-@\[-`{-~] | [ ]{2}\n""", re.VERBOSE
)
_LONGEST = 20_000
_MARKS = re.compile(r"[*_`~<\\]")
_MOST_MARKS = 400
# Not Hangul, which parts its words by spaces.
_HAN = "\u2e80-\u9fff\uf900-\uff60"
_SOFT_BREAK = re.compile(rf"(?<=[{_HAN}])[ \t]*\n[ \t]*(?=[{_HAN}])")
# Latin that is stressed is slanted, as nothing else on a Chinese page is.
_LATIN_EM = re.compile(f"<em>(?=[^A-Za-z<{_HAN}]*[A-Za-z])(?=[^<{_HAN}]*</em>)")
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_MARK = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
_STAR = "\ufdd2"
# In 2*(4*2*2 + 1) a star multiplies.
_TIMES = re.compile(r"(?<=[0-9A-Za-z)])\*(?=[0-9A-Za-z(])")
_FORBIDDEN = str.maketrans(dict.fromkeys((_OPEN, _CLOSE, _STAR), "\ufffd"))
_TAGS = {
    "abbr", "b", "br", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "rp",
    "rt", "ruby", "s", "samp", "small", "strong", "sub", "sup", "u", "var", "wbr",
}  # fmt: skip

PrintLink = Callable[[Link], str]


def inline(spans: tuple[Span, ...], print_link: PrintLink) -> str:
    """The HTML of one paragraph's *spans*, each link printed by *print_link*."""
    if any(isinstance(span, str) and "$" in span for span in spans):
        return _with_formulas(spans, print_link)
    if len(spans) == 1 and isinstance(spans[0], str):
        return _text(spans[0])
    return _mixed(spans, print_link)


def _mixed(spans: Sequence[Any], printed: Callable[[Any], str]) -> str:
    texts = [span for span in spans if isinstance(span, str)]
    if not any(_WORTH.search(text) for text in texts):
        return "".join(_plain(s) if isinstance(s, str) else printed(s) for s in spans)
    return _with_links(spans, printed)


def _with_formulas(spans: tuple[Span, ...], print_link: PrintLink) -> str:
    # A list without a dollar never pays for it.
    from dlnotes.render.mathematics import Formula, parted

    def printed(piece: Link | Formula) -> str:
        return piece.html if isinstance(piece, Formula) else print_link(piece)

    pieces: list[str | Link | Formula] = []
    for span in spans:
        pieces += parted(span) if isinstance(span, str) and "$" in span else (span,)
    return _mixed(pieces, printed)


def _text(text: str) -> str:
    return _rendered(text.translate(_FORBIDDEN)) if _WORTH.search(text) else _plain(text)


def _with_links(spans: Sequence[Any], printed: Callable[[Any], str]) -> str:
    links: list[str] = []
    pieces: list[str] = []
    for span in spans:
        if isinstance(span, str):
            pieces.append(span.translate(_FORBIDDEN))
        else:
            pieces.append(f"{_OPEN}{len(links)}{_CLOSE}")
            links.append(printed(span))
    html = _rendered("".join(pieces))
    if _MARK.findall(html) != [str(number) for number in range(len(links))]:
        # Some construct swallowed or doubled a link: show the text as it is.
        html = _plain("".join(pieces))
    return _MARK.sub(lambda found: links[int(found[1])], html)


def _plain(text: str) -> str:
    return escape(_SOFT_BREAK.sub("", text) if "\n" in text else text)


def _rendered(text: str) -> str:
    if len(text) > _LONGEST or len(_MARKS.findall(text)) > _MOST_MARKS:
        return _plain(text)
    # Without the line ends in Chinese text, which Markdown would turn to spaces.
    text = _TIMES.sub(_STAR, _SOFT_BREAK.sub("", text))
    if not _WORTH.search(text):
        return _plain(text).replace(_STAR, "*")
    html = _markdown()(text)
    return _LATIN_EM.sub('<em lang="en">', _sanitiser()(html)).replace(_STAR, "*")


@cache
def _markdown() -> Callable[[str], str]:
    # Imported when the first text needs it: a plain list never pays for it.
    from markdown import Markdown
    from markdown.inlinepatterns import SimpleTagInlineProcessor

    machine = Markdown(output_format="html")
    for name in list(_names(machine.parser.blockprocessors)):
        if name not in ("empty", "paragraph"):
            machine.parser.blockprocessors.deregister(name)
    for name in list(_names(machine.preprocessors)):
        if name != "normalize_whitespace":
            machine.preprocessors.deregister(name)
    for name in (
        "reference", "link", "image_link", "image_reference", "short_reference",
        "short_image_ref", "autolink", "automail",
    ):  # fmt: skip
        machine.inlinePatterns.deregister(name)
    machine.inlinePatterns.register(SimpleTagInlineProcessor(r"(~~)(.+?)~~", "del"), "del", 65)

    def render(text: str) -> str:
        machine.reset()
        return machine.convert(text)

    return render


def _names(registry: object) -> list[str]:
    return [item.name for item in registry._priority]  # type: ignore[attr-defined]


@cache
def _sanitiser() -> Callable[[str], str]:
    import nh3

    def sanitise(html: str) -> str:
        # No attribute at all: without the star nh3 would let title and lang pass,
        # and a link put into the mark inside a title would be markup.
        return nh3.clean(html, tags=_TAGS, attributes={"*": set()}, link_rel=None).strip()

    return sanitise

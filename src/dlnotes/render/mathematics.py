"""Formulas in running text to MathML: ``$…$`` in the line, ``$$…$$`` on their own.

A dollar is mostly money or a variable of a shell, so Pandoc's rule decides,
made narrower for text without spaces: no blank inside the marks, no letter or
digit outside them, no Chinese and no run of English words in the formula.
What the library cannot set stays as it was written.

The library backtracks over each bracket that nothing closes, so what it is
given is bounded: in length, in brackets, and in what it may print.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from dlnotes.render.links import escape


class Formula(NamedTuple):
    """A formula, printed, or its source where it cannot be set."""

    html: str


_FORMULA = re.compile(
    r"""
    (?P<other> \\. | ``(?:[^`]|`(?!`))++``(?!`) | `[^`]++` | <[A-Za-z/!][^<>]*+> )
  | (?<![$A-Za-z0-9]) \$\$ (?P<display> (?: [^$\\] | \\. )++ ) \$\$ (?! \$ )
  | (?<![$A-Za-z0-9]) \$ (?! [\s$] )
    (?P<inline> (?: [^$\\] | \\. )++ ) (?<! \s ) \$ (?! [$A-Za-z0-9{] )
    """,
    re.VERBOSE | re.DOTALL,
)
_LONGEST = {"inline": 400, "display": 2_000}
_WIDEST_INLINE = 24
_UNSEEN = re.compile(r"(?<=\\)[A-Za-z]+|[{}^_\s]")
_LONGEST_PRINTED = 20_000
_DEEPEST = 40

_WORDED = re.compile(
    r"\\(?:text(?:rm|bf|it|tt|sf|normal)?|mbox|mathrm|operatorname\*?)\s*\{[^{}]*\}"
)
_PROSE = re.compile(
    r"[\u2e80-\u9fff\uf900-\uffef]|(?<![\\A-Za-z])(?:[A-Za-z]{2,}[,.;:]?\s+[A-Za-z]{2}|[A-Za-z]\s+[A-Za-z]{4})"
)
# Widths without bounds, definitions, and comments, which would swallow what is joined to them.
_REFUSED = re.compile(
    r"(?<!\\)%|\\(?:[hmv]?(?:space|kern|skip)\b|raisebox|rule|def|let|(?:new|renew|provide)command)"
)
_OPENING = re.compile(
    r"[(\[⟨⌊⌈⟦⟮⎰⌜⌞]"
    r"|\\(?:\{|(?!(?:l(?:ambda|eq|eft|e|l|t|og|n|g|im|dots)|u(?:psilon|nderline|parrow))\b)[luL][A-Za-z]+)"
)
_MOST_OPENING = 5
_BRACKET = re.compile(r"(\\(?:left|right|middle|[bB]igg?[lrm]?|sqrt|\\)\s*)?(\\[{}]|[()\[\]])")
_SIDED = {"(": "left", "[": "left", r"\{": "left", ")": "right", "]": "right", r"\}": "right"}
_STRETCHED = re.compile(r"<mo[^>]*>([()\[\]{}])</mo>")
_SPELLINGS = (
    (r"\mbox{", r"\text{"),
    (r"\pmb{", r"\boldsymbol{"),
    ("{split}", "{aligned}"),
    ("{eqnarray}", "{align}"),
    ("{eqnarray*}", "{align*}"),
)


def parted(text: str) -> Iterator[str | Formula]:
    """*text* with its formulas set, the rest as it was.

    >>> [piece if isinstance(piece, str) else "∎" for piece in parted("由 $x^2$ 得 $5 和 $10")]
    ['由 ', '∎', ' 得 $5 和 $10']
    """
    at = 0
    for found in _FORMULA.finditer(text):
        kind = found.lastgroup
        if kind not in ("inline", "display") or not _is_formula(found[kind], kind):
            continue
        if at < found.start():
            yield text[at : found.start()]
        at = found.end()
        yield Formula(_printed(found[kind], kind) or escape(found[0]))
    if at < len(text):
        yield text[at:]


def _is_formula(source: str, kind: str) -> bool:
    if kind == "display":
        return True
    return len(source) <= _LONGEST[kind] and not _PROSE.search(_WORDED.sub("x", source))


def _printed(source: str, kind: str) -> str:
    """The MathML of *source*, empty when it cannot be set."""
    if len(source) > _LONGEST[kind] or _REFUSED.search(source) or _depth(source) > _DEEPEST:
        return ""
    bounded = _bounded(_spelt(source))
    found = _converter()(bounded, kind == "display") if bounded else ""
    if bounded != source and r"\left" not in source:
        found = _STRETCHED.sub(r'<mo stretchy="false">\1</mo>', found)
    if not found or len(found) > _LONGEST_PRINTED:
        return ""
    html = _sanitiser()(_annotated(found, source.strip()))
    if kind == "display":
        # It can be scrolled sideways, so it must be reached by the keyboard.
        return f'<span class="formula display" tabindex="0">{html}</span>'
    if len(_UNSEEN.sub("", source)) > _WIDEST_INLINE:
        return f'<span class="formula" tabindex="0">{html}</span>'
    return html


def _spelt(source: str) -> str:
    for written, known in _SPELLINGS:
        source = source.replace(written, known)
    return source


def _bounded(source: str) -> str:
    r"""*source* with brackets that the library need not look for the ends of; empty if it cannot.

    >>> _bounded("f(x)"), _bounded("(" * 6 + ")" * 6)[:12], _bounded(r"\bigl(" * 6)
    ('f(x)', '\\left(\\left(', '')
    """
    if len(_OPENING.findall(source)) <= _MOST_OPENING:
        return source
    sided = _BRACKET.sub(
        lambda it: it[0] if it[1] else f"\\{_SIDED[it[2]]}{it[2]}",
        source,
    )
    bare = re.sub(r"\\left\s*(?:\\\{|[(\[])", "", sided)
    return sided if len(_OPENING.findall(bare)) <= _MOST_OPENING else ""


def _depth(source: str) -> int:
    depth = deepest = 0
    for mark in source:
        depth += (mark == "{") - (mark == "}")
        deepest = max(deepest, depth)
    return deepest


_MATH = re.compile(r"<math([^>]*)>(.*)</math>", re.DOTALL)
_ALIGNED = re.compile(r'<mtd style="text-align: (left|right);[^"]*"')


def _annotated(html: str, source: str) -> str:
    """The formula with its source beside it, which a reader can copy and nobody sees."""
    found = _MATH.fullmatch(html)
    if found is None:
        return ""
    # The page's policy knows no style attribute: where a column stands is a class.
    inside = _ALIGNED.sub(r'<mtd class="\1"', found[2])
    return (
        f"<math{found[1]}><semantics><mrow>{inside}</mrow>"
        f'<annotation encoding="application/x-tex">{escape(source)}</annotation></semantics></math>'
    )


@cache
def _converter() -> Callable[[str, bool], str]:
    # Imported when the first formula needs it.
    from math_core import LatexError, LatexToMathML

    machine = LatexToMathML(fancy_error=False, max_expansions=0)

    def convert(source: str, display: bool) -> str:
        try:
            return machine.convert_with_local_state(source, displaystyle=display)
        except LatexError:
            return ""

    return convert


_TAGS = {
    "math", "semantics", "annotation", "mrow", "mi", "mo", "mn", "ms", "mtext", "mspace", "msup",
    "msub", "msubsup", "munder", "mover", "munderover", "mfrac", "msqrt", "mroot", "mtable", "mtr",
    "mtd", "mstyle", "mpadded", "mphantom", "mmultiscripts", "mprescripts", "menclose", "b", "i",
    "em", "code",
}  # fmt: skip
_ATTRIBUTES = {
    "*": {
        "display", "displaystyle", "scriptlevel", "stretchy", "lspace", "rspace", "form", "accent",
        "accentunder", "linethickness", "mathvariant", "minsize", "maxsize", "movablelimits",
        "symmetric", "notation", "encoding",
    },
    "mspace": {"width"},
    "mtd": {"class"},
}  # fmt: skip


@cache
def _sanitiser() -> Callable[[str], str]:
    import nh3

    def sanitise(html: str) -> str:
        return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, link_rel=None)

    return sanitise

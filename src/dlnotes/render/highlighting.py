"""Code blocks, with the parts of speech of their language told apart.

A block says its language, or stays plain: nothing is guessed.  Only classes
are printed, for the page's policy knows no style attribute, and only a few,
for the page has few inks.  The text is the one that was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from dlnotes.render.links import escape

if TYPE_CHECKING:
    from pygments.lexer import Lexer
    from pygments.token import _TokenType

LONGEST = 5_000
"""Characters of a block that is looked at; a longer one stays plain."""

# Lexers are patterns, and some of them take the square of such a run.
_RUN = re.compile(r"\s{100}|\S{1000}")

# Those that readers meet, by a name that Pygments knows.  Not all that it knows:
# its rarer lexers are not made for text from strangers.
_NAMES = """
    bash c c++ clojure cmake console cpp css cuda cu cython dart diff docker
    dockerfile elixir erlang fortran fsharp go golang graphql haskell hs html http ini java
    javascript js json jsx julia kotlin latex llvm lua make makefile matlab mysql nasm nginx numpy
    objective-c octave perl php pl postgresql powershell protobuf ps1 pycon py py3 python
    python3 r rb rs rst rust ruby scala scheme sh shell sql swift tex toml ts tsx typescript vim
    xml yaml yml zig zsh
"""
_LANGUAGES = frozenset(_NAMES.split())


def highlighted(text: str, language: str) -> str:
    """*text* as HTML, with a class on comments (c), keywords (k), literals (s) and so on.

    >>> highlighted("x = 1  # eins", "python")
    'x = <span class="s">1</span>  <span class="c"># eins</span>'
    >>> highlighted("<x>", "")
    '&lt;x&gt;'
    """
    name = language.strip("{}.").lower().removeprefix("language-")
    if name not in _LANGUAGES or len(text) > LONGEST or _RUN.search(text):
        return escape(text)
    pieces = list(_pieces(text, name))
    if "".join(piece for _, piece in pieces) != text:
        # A lexer that changes the text (its line ends, say) has no say.
        return escape(text)
    return "".join(
        f'<span class="{kind}">{escape(piece)}</span>' if kind else escape(piece)
        for kind, piece in pieces
    )


def _pieces(text: str, name: str) -> Iterator[tuple[str, str]]:
    """The pieces of *text*, each with its class; neighbours of one class are one piece."""
    tokens = _lexer(name).get_tokens(text)
    for kind, same in groupby(tokens, key=lambda token: _class_of(token[0])):
        yield kind, "".join(piece for _, piece in same)


@cache
def _lexer(name: str) -> Lexer:
    # Imported when the first block that says its language needs it.
    from pygments.lexers import get_lexer_by_name

    return get_lexer_by_name(name, stripnl=False, ensurenl=False)


@cache
def _class_of(token: _TokenType) -> str:
    from pygments import token as kinds

    for kind, name in (
        (kinds.Comment, "c"),
        (kinds.Keyword, "k"),
        (kinds.Operator.Word, "k"),
        (kinds.Literal, "s"),
        (kinds.Name.Function, "f"),
        (kinds.Name.Class, "f"),
        (kinds.Generic.Prompt, "c"),
        (kinds.Generic.Output, "c"),
        (kinds.Generic.Deleted, "d"),
        (kinds.Generic.Inserted, "i"),
        (kinds.Generic.Heading, "c"),
        (kinds.Generic.Subheading, "c"),
    ):
        if token in kind:  # type: ignore[comparison-overlap]
            return name
    return ""

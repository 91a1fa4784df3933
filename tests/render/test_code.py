"""Code blocks: their text to the letter, and the parts of speech of their language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlnotes.reading import read_note
from dlnotes.records import Code
from dlnotes.render.highlighting import _LANGUAGES, LONGEST, highlighted
from tests.render.making import entry, press, print_one, shown


def block(text: str, language: str) -> str:
    html = print_one(entry("t", body=(Code(text, language),))).html
    return html.partition("<pre>")[2].partition("</pre>")[0]


def test_a_block_that_says_its_language_is_told_apart() -> None:
    """Keywords, literals and comments have classes, and nothing has a style of its own."""
    html = block('def f():  # 整流\n    return "<x>"\n', "python")
    assert '<span class="k">def</span>' in html
    assert '<span class="c"># 整流</span>' in html
    assert '<span class="s">"&lt;x&gt;"</span>' in html or "&#34;&lt;x&gt;&#34;" in html
    assert "style" not in html


@pytest.mark.parametrize("language", ["", "unheard-of", "mermaid", '"><script>', "py thon"])
def test_any_other_block_stays_plain(language: str) -> None:
    """No language is guessed."""
    assert block("if x: pass", language) == "<code>if x: pass</code>"


@pytest.mark.parametrize("name", ["Python", "python3", "py", "{.python}", "language-python"])
def test_a_language_has_several_names(name: str) -> None:
    """It is known by each of the names that people write after the fence."""
    assert '<span class="k">if</span>' in block("if x: pass", name)


@pytest.mark.parametrize("language", sorted(_LANGUAGES))
def test_every_language_leaves_the_text_alone(language: str) -> None:
    """Whatever a lexer makes of it, the text of a block is the one that was written."""
    text = 'if (x < 1) { return "a\\n"; } // c\n\n# d\r\n<b>é深</b>\n\tdef f(x):\n'
    assert shown(f"<pre>{highlighted(text, language)}</pre>") == text.replace("\r\n", "\n")


@given(st.text(max_size=80), st.sampled_from(["python", "bash", "c++", "json", "html", "tex"]))
def test_any_text_is_left_alone(text: str, language: str) -> None:
    """No text can make the highlighting change it, or come through as a tag."""
    html = highlighted(text, language)
    assert html.replace("<span class=", "").replace("</span>", "").count("<") == 0
    plain = html
    for kind in "ckfsdi":
        plain = plain.replace(f'<span class="{kind}">', "")
    assert plain.replace("</span>", "") == highlighted(text, "")


@pytest.mark.parametrize("text", ["x = 1\n" * LONGEST, "x" * 1000, "x\n" + "\n" * 100 + "y"])
def test_what_would_take_long_stays_plain(text: str) -> None:
    """A block that is too long, or has a run that lexers choke on, is not looked at."""
    assert "<span" not in highlighted(text, "python")


def test_code_in_an_item_begins_at_its_fence() -> None:
    """What the item's indentation adds to each line is not the code's."""
    note = read_note("# 题\n\n- [甲](http://a.cn/)\n\n  ```c\n  int x;\n    int y;\n  ```\n")
    [(_, pieces)] = press().leaves(note)
    code = pieces.html.partition("<pre>")[2].partition("</pre>")[0]
    assert shown(f"<pre>{code}</pre>") == "int x;\n  int y;"

"""Formulas between dollars, and the dollars that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlnotes.reading import read_note
from dlnotes.records import Link
from dlnotes.render.mathematics import Formula, parted
from tests.render.making import fragment, link, outgoing, press, shown, sources
from tests.render.test_inline import printed

MONEY_AND_VARIABLES = (
    "$5 和 $10",
    "花了$5，不是$10。",
    "从$5涨到$ 10",
    "US$5 or A$10",
    "it costs $5, the other costs 6$ now",
    "echo $HOME $PATH",
    "$HOME/$PATH",
    "${HOME}/${PATH}",
    r"\$x\$ 与 \$y\$",
    "`$x$` 与 ``a $y$``",
    "$ x$ 与 $x $",
    "$", "$$", "$$$", "$$$$",
)  # fmt: skip

SET = (
    ("$x^2$", "<msup><mi>x</mi><mn>2</mn></msup>"),
    (r"时间是$O(n\log n)$的算法", "<mi>log</mi>"),
    (r"$\mathbf{W}_{hh} h_{t-1}$", "<msub>"),
    (r"$\text{损失} = 0.5$", "<mtext>损失</mtext>"),
    (r"$p(x \mid y)$, $a < b$", "<mo>&lt;</mo>"),
    (r"$$\sum_{i=1}^n \frac{a_i}{b_i}$$", '<math display="block">'),
    ("$$\nx\n$$", '<math display="block">'),
    (r"$$\begin{cases} x & x > 0 \\ 0 & \text{其他} \end{cases}$$", '<mtd class="left">'),
    (r"$$\begin{split} a &= b \\ &= c \end{split}$$", "<mtable"),
)

AS_WRITTEN = (
    r"$\frac{a$",
    r"$\unheard{x}_i *y*$",
    r"$\newcommand{\a}{\a\a}\a$",
    r"$\href{javascript:alert(1)}{x}$",
    r"$\hspace{9999em}x$",
    r"$$a % b$$",
    r"$x\$",
)


@pytest.mark.parametrize("text", MONEY_AND_VARIABLES)
def test_prices_and_variables_are_no_formulas(text: str) -> None:
    """A dollar that does not stand at a formula's edges stays a dollar."""
    assert "<math" not in printed(text)


@pytest.mark.parametrize(("written", "inside"), SET)
def test_a_formula_is_set(written: str, inside: str) -> None:
    """What stands between dollars is MathML, which a strict parser takes."""
    html = printed(written)
    fragment(html)
    assert inside in html


@pytest.mark.parametrize("written", AS_WRITTEN)
def test_what_cannot_be_set_stays_as_it_was_written(written: str) -> None:
    """A mistake in a formula, or what none should do, is shown to the letter."""
    html = printed(written)
    assert "<math" not in html
    assert shown(html) == written


def test_a_formula_in_a_title_is_set() -> None:
    """Where the entry stands; a price in a title is a price."""
    note = read_note(
        "# 题\n\n- [$\\ell_{1}$ 与 $\\beta_t$ 正则](http://a.cn/)\n- [$5 和 $10](http://b.cn/)\n"
    )
    (_, first), (_, second) = press().leaves(note)
    assert sources(first.html) == [r"\ell_{1}", r"\beta_t"]
    assert "<math" not in second.html
    assert "$5 和 $10" in shown(second.html)


def test_a_formula_keeps_its_source() -> None:
    """The source stands beside the formula for those who copy it; nothing written is lost."""
    source = r"f(x) = \begin{cases} x & x > 0 \\ 0 & \text{否则} \end{cases}"
    assert sources(printed(f"$${source}$$")) == [source]


def test_markdown_around_a_formula_is_rendered_and_inside_it_is_not() -> None:
    """Underscores and stars in a formula are its own."""
    html = printed("**强** $a_1 * b_2 * c_3$ *弱*")
    assert "<strong>强</strong>" in html
    assert html.count("<em>") == 1
    assert html.count("<msub>") == 3


def test_an_address_between_dollars_is_still_a_link() -> None:
    """The reader of the note decides what is an address, and a formula takes none away."""
    spans: tuple[str | Link, ...] = ("$x = ", link("http://a.cn/1"), "$ 和 $y$ ")
    html = printed(*spans)
    assert outgoing(fragment(html)) == ["http://a.cn/1"]
    assert html.count("<math") == 1


def test_lines_of_a_display_are_text_whatever_begins_them() -> None:
    """Between two lines with ``$$`` neither a minus nor a plus begins a list."""
    note = read_note("# 题\n\n- [甲](http://a.cn/)\n  $$\n  a\n  - b\n  + c\n  $$\n  完\n")
    [(_, pieces)] = press().leaves(note)
    assert "<li>" not in pieces.html
    assert "<mo>+</mo>" in pieces.html
    assert "完" in shown(pieces.html)


def test_dollars_that_nothing_closes_begin_no_display() -> None:
    """Without a second ``$$`` before the next blank line, lists stay lists."""
    note = read_note("# 题\n\n$$\n- [甲](http://a.cn/)\n\n- [乙](http://b.cn/)\n")
    assert [entry.title for entry in note.entries] == ["甲", "乙"]


@pytest.mark.parametrize(
    "source",
    [
        "(" * 390,
        r"\sin(" * 70,
        r"\lfloor " * 40,
        "{(}" * 120,
        r"\bigl(" * 60,
        r"(\frac)x" * 40,
        "(" * 150 + "x" + ")" * 150,
        "{" * 200 + "x" + "}" * 200,
        r"\def\a{\a\a}\a",
        "x" + "'" * 390,
        "x^" * 190,
    ],
)
def test_a_hostile_formula_costs_no_time(source: str) -> None:
    """What would take the library longer than the age of the world is not given to it."""
    for written in (f"${source}$", f"$${source}$$"):
        assert "".join(piece for piece in parted(written) if isinstance(piece, str)) in written


@given(st.text(st.sampled_from(r"$\ab2 ({[)}]^_&<>'\"`|深" + "\n"), max_size=60))
def test_nothing_is_lost_between_dollars(text: str) -> None:
    """A formula, set or not, and the text around it are all of the text."""
    whole = ""
    for piece in parted(text):
        if isinstance(piece, Formula):
            found = sources(piece.html)
            assert all(source in text for source in found)
            whole += found[0] if found else shown(piece.html)
        else:
            whole += piece
    bare = str.maketrans("", "", "$ \n\t")
    assert whole.translate(bare) == text.translate(bare)

"""A problem is shown where it is, however odd the line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from dlnotes.records import Place, Problem
from dlnotes.report.findings import findings
from dlnotes.report.text import text


def shown(note: str, marked: str, *, width: int = 80, code: str = "unbalanced-mark") -> list[str]:
    """The lines of the report on the only *marked* in *note*."""
    offset = note.index(marked)
    start = max(note.rfind("\n", 0, offset), note.rfind("\r", 0, offset)) + 1
    place = Place(offset, note.count("\n", 0, offset) + 1, offset - start + 1)
    found = findings("a.md", note, [Problem(code, place, len(marked), (marked,))])
    return "".join(text(found, width=width)).splitlines()


def test_a_problem_reads_like_a_note_in_the_margin() -> None:
    """The place to click, the line, the carets under the place, and what to do."""
    assert shown("# A\n- 论文 Delving》(2015)\n", "》") == [
        "a.md:2:13: unbalanced mark: 》",
        "  - 论文 Delving》(2015)",
        "                ^^",
        "  hint: add its other half, or delete it",
    ]


@pytest.mark.parametrize(
    "before", ["- ", "- 论文：", "\t- \t", "- é", "- ｱ", "- 😀", "- \u200b", "- 𠮷野家"]
)
def test_carets_stand_under_the_place_on_a_terminal(before: str) -> None:
    """Wide, narrow, combining and invisible characters before the place do not shift it."""
    _, line, carets, _ = shown(f"x\n{before}》y\n", "》")
    at = line.index("》")
    assert wcswidth(line[:at]) == len(carets) - len(carets.lstrip())
    assert carets.strip() == "^^"


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_a_long_line_is_cut_around_the_place(width: int) -> None:
    """The place is seen with what stands around it, and no line is wider than the terminal."""
    note = "- " + "深度学习" * 2000 + "》" + "神经网络" * 2000
    _, line, carets, _ = shown(note, "》", width=width)
    assert wcswidth(line) <= max(width, 22)
    assert wcswidth(line[: line.index("》")]) == carets.index("^")
    assert line.strip().startswith("…")
    assert line.endswith("…")


def test_a_note_cannot_steer_the_terminal() -> None:
    """Escapes and direction marks in a stranger's note are shown, not obeyed."""
    printed = "\n".join(shown("- \x1b[2J\u202e[evil\x07]()", "[evil\x07]()", code="empty-target"))
    assert "\x1b" not in printed
    assert "\x07" not in printed
    assert "\u202e" not in printed
    assert "␛[2J" in printed


def test_only_a_real_end_of_line_ends_a_line() -> None:
    """U+2028 and a form feed stay inside their line, as editors show them; CR ends one."""
    assert shown("a\r- b\x0cc》d\re", "》")[1] == "  - b␌c》d"


def test_colours_only_when_asked() -> None:
    """Plain text has no escapes; coloured text has the same words."""
    note, problem = "- 》\n", Problem("unbalanced-mark", Place(2, 1, 3), 1, ("》",))
    plain = "".join(text(findings("a.md", note, [problem])))
    coloured = "".join(text(findings("a.md", note, [problem]), colour=True))
    assert "\x1b" not in plain
    assert (
        coloured.replace("\x1b[0m", "")
        .replace("\x1b[1m", "")
        .replace("\x1b[31m", "")
        .replace("\x1b[36m", "")
        == plain
    )


def test_a_thousand_problems_on_one_endless_line_stay_a_small_report() -> None:
    """A line of a megabyte is never copied for each of its problems."""
    note = "》" * 1_000_000
    problems = [
        Problem("unbalanced-mark", Place(at, 1, at + 1)) for at in range(0, 1_000_000, 1000)
    ]
    found = list(findings("a.md", note, problems))
    assert max(len(one.before + one.marked + one.after) for one in found) < 1000


@given(st.text(), st.data())
def test_any_place_in_any_note_can_be_shown(note: str, data: st.DataObject) -> None:
    """Whatever stands in a note, a problem in it prints, with carets no wider than the line."""
    offset = data.draw(st.integers(0, len(note)))
    start = max(note.rfind("\n", 0, offset), note.rfind("\r", 0, offset)) + 1
    length = data.draw(st.integers(0, 5))
    problem = Problem("new-code", Place(offset, 1, offset - start + 1), length, ("v",))
    printed = "".join(text(findings("a.md", note, [problem]), width=40))
    assert printed.startswith("a.md:1:")
    assert all(wcswidth(line) <= 42 for line in printed.split("\n")[1:])

"""The help in the language of whoever asks, every word of it."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from inspect import cleandoc
from pathlib import Path

import click
import pytest
from wcwidth import wcswidth

from dlnotes.cli import dlnotes
from dlnotes.report.catalogue.help import COMMANDS, OPTIONS
from dlnotes.report.catalogue.usage import USAGE
from tests.cli.conftest import Stranger

CHINESE = {"LANG": "zh_CN.UTF-8"}
NEVER = {
    # Prompts, and what only a programmer hears.
    *("termui.py", "_termui_impl.py", "_winconsole.py", "utils.py", "shell_completion.py"),
}
FOR_PROGRAMMERS = (
    *("Deprecat", "Value must be an iterable", "Could not determine name", "No options defined"),
    *("Arguments take exactly", "Name '", "Boolean option", "Do you want", "Confirm the action"),
    *("%(prog)s", "Show the version", "Choice({", "is not a valid UUID", "valid boolean"),
    *("does not match the format", "values are required"),
)


NAMES = ["dlnotes", *dlnotes.list_commands(click.Context(dlnotes))]


@pytest.mark.parametrize("name", NAMES)
def test_every_command_and_option_is_explained_in_chinese(name: str) -> None:
    """A new one without its words fails here, and one that is gone leaves none."""
    command = dlnotes if name == "dlnotes" else dlnotes.get_command(click.Context(dlnotes), name)
    assert command
    assert [*COMMANDS] == [*OPTIONS] == NAMES
    options = [it for it in command.params if isinstance(it, click.Option)]
    named = [next((n for n in it.opts if n in OPTIONS[name]), None) for it in options]
    assert None not in named, [it.opts for it in options]
    assert {*named} == OPTIONS[name].keys()
    # What can be typed is the same.
    shown = [
        line for line in cleandoc(command.help or "").splitlines() if line.startswith("  dlnotes")
    ]
    said = [line for line in COMMANDS[name].splitlines() if line.startswith("  dlnotes")]
    assert len(shown) == len(said)


def test_everything_that_click_says_has_its_words() -> None:
    """Whatever of it a user can come to see; each says the same values."""
    missing = [said for said in _said_by_click() if said not in USAGE]
    assert not missing
    for english, chinese in USAGE.items():
        values = {part.partition("}")[0] for part in english.split("{")[1:]}
        assert values == {part.partition("}")[0] for part in chinese.split("{")[1:]}


def _said_by_click() -> Iterator[str]:
    for path in sorted(Path(click.__file__).parent.glob("*.py")):
        if path.name in NEVER:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "ngettext"):
                said = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
                yield from (
                    text
                    for text in said
                    if isinstance(text, str) and not any(it in text for it in FOR_PROGRAMMERS)
                )


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_is_aligned_whatever_its_characters(
    command: str, newcomer: Callable[[str], Stranger]
) -> None:
    """Options stand in one column and their help in the next, within the terminal's width."""
    stranger = newcomer("desk")
    typed = [] if command == "dlnotes" else [command]
    run = stranger(*typed, "--help", **CHINESE, COLUMNS="80")
    assert run.code == 0
    assert run.out.startswith("用法：dlnotes")
    for english in ("Usage", "Options:", "Show ", "[OPTIONS]", "default"):
        assert english not in run.out
    lines = run.out.split("选项：\n")[1].split("\n\n")[0].splitlines()
    columns = {wcswidth(line) - wcswidth(line.lstrip()) for line in lines}
    assert len(columns - {2}) <= 1
    beside = [line for line in lines if line.startswith("  -") and "  " in line.strip()]
    starts = {wcswidth(line[: line.rindex(_last_column(line))]) for line in beside}
    assert len(starts) == 1
    for line in run.out.splitlines():
        assert wcswidth(line) <= 80 or line.startswith("    dlnotes")
        assert line.strip()[:1] not in ("，", "。", "；", "、", "）")


def _last_column(line: str) -> str:
    """What is said of an option on its own line."""
    return line.strip().partition("  ")[2].lstrip()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["bild"], "没有命令 'bild'"),
        (["build", "--outptu"], "没有选项 '--outptu'"),
        (["add"], "缺少参数"),
        (["build", "a", "b"], "多出了参数"),
        (["serve", "--port", "99999"], "不在范围"),
        (["lint", "--format", "xml"], "不在"),
        (["check", "--max-time", "soon"], "不是时间"),
        (["check", "--format", "xml"], "不是其中之一"),
    ],
)
def test_a_slip_is_told_in_chinese(
    typed: list[str], said: str, newcomer: Callable[[str], Stranger]
) -> None:
    """The sentence, the usage and the way to the help; with LC_ALL as with LANG."""
    stranger = newcomer("desk")
    run = stranger(*typed, **CHINESE)
    assert run.code == 2
    assert said in run.err
    assert run.err.startswith("用法：")
    assert "看说明" in run.err
    assert "Error" not in run.err
    assert stranger(*typed, LC_ALL="zh_TW.UTF-8").err == run.err
    assert "Error: " in stranger(*typed, LC_ALL="C.UTF-8", LANG="zh_CN.UTF-8").err

"""What the README says is what the program does."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

README = Path(__file__).resolve().parents[2] / "README.md"
TEXT = README.read_text("utf-8")
EXAMPLE = re.compile(r"^`(?P<name>[\w-]+\.md)`:\n\n```markdown\n(?P<text>.*?)^```$", re.M | re.S)
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)


def shown() -> list[tuple[str, str]]:
    """Each command that the README shows with its output."""
    turns = [
        turn for block in CONSOLE.findall(TEXT) for turn in re.split(r"^\$ ", block, flags=re.M)
    ]
    pairs = [turn.partition("\n")[::2] for turn in turns if turn.startswith("dlnotes ")]
    return [(command, output) for command, output in pairs if output.strip()]


def test_the_two_commands_stand_in_the_first_screen() -> None:
    """A newcomer sees what it is, how to see it and how to test it, without scrolling."""
    first = TEXT.split("\n")[:25]
    assert "make site" in "\n".join(first)
    assert "make test" in "\n".join(first)


@pytest.mark.parametrize(("command", "output"), shown(), ids=[command for command, _ in shown()])
def test_a_command_answers_as_the_readme_shows(command: str, output: str, tmp_path: Path) -> None:
    """Each command in the README, run in the folder of its example, prints what stands below it."""
    for name, text in EXAMPLE.findall(TEXT):
        (tmp_path / name).write_text(text, "utf-8")
    program = [sys.executable, "-m", "dlnotes", *shlex.split(command)[1:]]
    plain = {**os.environ, "COLUMNS": "80", "LANG": "C.UTF-8", "NO_COLOR": "1"}
    for name in ("CI", "GITHUB_ACTIONS", "LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        plain.pop(name, None)
    run = subprocess.run(
        program, cwd=tmp_path, env=plain, capture_output=True, text=True, check=False
    )
    assert (run.stdout + run.stderr).rstrip() == output.rstrip()


def test_every_file_that_the_readme_points_at_is_there(root: Path) -> None:
    """Its pictures and links into the checkout lead somewhere."""
    prose = re.sub(r"^```.*?^```$|`[^`\n]+`", "", TEXT, flags=re.M | re.S)
    targets = re.findall(r'\]\(([^)#\s]+)|(?:src|srcset)="([^"]+)"', prose)
    local = [a or b for a, b in targets if not re.match(r"[a-z]+:", a or b)]
    assert local
    assert not [target for target in local if not (root / target).exists()]

"""The rest of the command line, as a stranger uses it."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from pathlib import Path

import pytest

import dlnotes as package
from dlnotes.cli.ending import exit_code
from dlnotes.config import Mistake
from tests.cli.conftest import FLAWED, NOTE, Stranger


def test_lint_points_at_each_problem(dlnotes: Stranger) -> None:
    """The report is on stdout, the count on stderr, and problems alone are no failure."""
    dlnotes.put("notes/a.md", FLAWED)
    run = dlnotes("lint")
    assert run.code == 0
    assert "notes/a.md:3:13: unbalanced mark: 》\n" in run.out
    assert "  - [没有地址]()\n    ^^^^^^^^^^^^\n" in run.out
    assert run.err == "2 problems in 1 note.\n"


def test_strict_makes_problems_findings(dlnotes: Stranger) -> None:
    """`--strict` exits with 1 when there is a problem, and with 0 when there is none."""
    dlnotes.put("notes/a.md", FLAWED)
    assert dlnotes("lint", "--strict").code == 1
    dlnotes.put("notes/a.md", NOTE)
    run = dlnotes("lint", "--strict")
    assert (run.code, run.out, run.err) == (0, "", "No problems in 1 note.\n")


def test_lint_speaks_to_programs(dlnotes: Stranger) -> None:
    """JSON and annotations are all of stdout, and nothing else is said."""
    dlnotes.put("notes/a.md", FLAWED)
    run = dlnotes("lint", "--format", "json")
    assert len(json.loads(run.out)["problems"]) == 2
    assert run.err == ""
    run = dlnotes("lint", "--format", "github")
    assert run.out.count("::warning file=notes/a.md,line=") == 2
    assert run.err == ""


def test_a_file_in_another_encoding_is_read_and_reported(dlnotes: Stranger) -> None:
    """A GB18030 note is a note, with a problem that says how to save it."""
    dlnotes.put("notes/a.md", NOTE.encode("gb18030"))
    assert "notes/a.md:1:1: the file is not UTF-8; it was read as GB18030" in dlnotes("lint").out
    assert "漫谈ANN" in dlnotes("export").out


def test_export_prints_what_the_notes_hold(dlnotes: Stranger) -> None:
    """Every link's offset leads to its URL in the file, in JSON and in CSV."""
    dlnotes.put("notes/a.md", NOTE)
    document = json.loads(dlnotes("export").out)
    links = [link for entry in document["entries"] for link in entry["links"]]
    assert len(links) == 2
    for link in links:
        assert NOTE[link["offset"] :].startswith(link["url"])
    assert document["notes"][0]["path"] == "notes/a.md"
    rows = list(csv.DictReader(io.StringIO(dlnotes("export", "--format", "csv").out)))
    assert [row["url"] for row in rows] == [link["url"] for link in links]


def test_an_id_is_given_once(dlnotes: Stranger) -> None:
    """The same work listed twice has two addresses, and the site's are the export's."""
    dlnotes.put("notes/a.md", NOTE)
    dlnotes.put("notes/b.md", NOTE.replace("神经网络", "另一主题"))
    ids = [entry["id"] for entry in json.loads(dlnotes("export").out)["entries"]]
    assert len(set(ids)) == 4
    assert ids[2:] == [f"{name}-2" for name in ids[:2]]
    dlnotes("build")
    pages = "".join(page.decode() for name, page in dlnotes.site().items() if name.startswith("e/"))
    assert all(f'id="{name}"' in pages for name in ids)


def test_export_is_utf8_in_any_locale(dlnotes: Stranger) -> None:
    """A locale that knows no Chinese changes no byte of an export, and breaks no report."""
    dlnotes.put("notes/a.md", FLAWED)
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
    assert dlnotes("export", **plain).out == dlnotes("export").out
    assert dlnotes("lint", **plain).code == 0
    assert dlnotes("build", "没有", **plain).code == 2


def test_a_reader_who_leaves_early_is_no_error(dlnotes: Stranger) -> None:
    """`dlnotes export | head -1` ends without a word."""
    dlnotes.put("notes/a.md", NOTE * 3000)
    with subprocess.Popen(
        dlnotes.command("export"),
        cwd=dlnotes.folder,
        env=dlnotes.env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to print to")
@pytest.mark.parametrize("arguments", [("export",), ("lint", "--format", "json"), ("--help",)])
def test_a_full_disk_behind_stdout_is_said(arguments: tuple[str, ...], dlnotes: Stranger) -> None:
    """Where the disk is full that the output goes to, one sentence says so, and no traceback."""
    dlnotes.put("notes/a.md", NOTE)
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(
            dlnotes.command(*arguments),
            cwd=dlnotes.folder,
            env=dlnotes.env,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    first, hint = run.stderr.decode().splitlines()
    assert run.returncode == 2
    assert first.endswith("could not be written: the disk is full")
    assert hint.startswith("  hint: make room")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("bild",), "No such command 'bild'. Did you mean 'build'?"),
        (("notes",), "No such command 'notes'. Did you mean 'dlnotes build notes'?"),
        (("xyzzy",), "No such command 'xyzzy'.\n"),
        (("build", "--outptu", "x"), "No such option '--outptu'. Did you mean '--output'?"),
        (("build", "nots"), 'did you mean "notes"?'),
        (("export", "--topic", "神经"), 'as in --topic "神经网络"'),
    ],
)
def test_who_misspells_is_told_the_nearest_name(
    typed: tuple[str, ...], said: str, dlnotes: Stranger
) -> None:
    """A command, an option, a folder and a topic are each told by their nearest name."""
    dlnotes.put("notes/a.md", NOTE)
    run = dlnotes(*typed)
    assert run.code == 2
    assert said in run.err
    assert "Traceback" not in run.err


def test_each_command_is_introduced_by_a_whole_sentence(dlnotes: Stranger) -> None:
    """The list of commands fits a terminal of 80 columns without breaking a sentence off."""
    listed = dlnotes("--help", COLUMNS="80").out.partition("Commands:\n")[2].splitlines()
    assert len(listed) > 9
    assert all(line.endswith(".") and not line.endswith("..") for line in listed)


def test_what_is_no_address_needs_nobody(dlnotes: Stranger) -> None:
    """The story of what the web has no address for says all there is to say."""
    dlnotes.put("notes/a.md", NOTE)
    run = dlnotes("check", "--explain", "nowhere")
    assert "not a web address" in run.out
    assert run.err == ""


def test_an_address_that_reading_lost_is_our_fault(capsys: pytest.CaptureFixture[str]) -> None:
    """A note whose account does not balance is told plainly, as a fault of the program's."""
    assert exit_code(Mistake("unaccounted", "notes/a.md:3:5", count="2")) == 1
    said = capsys.readouterr().err
    assert said.startswith("dlnotes: notes/a.md:3:5: ")
    assert "please report" in said or "报告" in said


def test_the_version_is_told(dlnotes: Stranger) -> None:
    """`dlnotes --version` names the program and its version."""
    assert dlnotes("--version").out == f"dlnotes {package.__version__}\n"


@pytest.mark.parametrize(
    "command", ["init", "build", "check", "stats", "lint", "export", "completion"]
)
def test_help_teaches(command: str, dlnotes: Stranger) -> None:
    """Every command explains itself, with `-h` as with `--help`, and shows how it is typed."""
    run = dlnotes(command, "--help")
    assert run.code == 0
    assert run.out == dlnotes(command, "-h").out
    assert run.out.count("dlnotes") >= 3
    assert command in dlnotes("--help").out


@pytest.mark.parametrize(
    "arguments",
    [("bild",), ("build", "--outptu", "x"), ("lint", "--format", "xml"), ("build", "a", "b")],
)
def test_a_slip_in_the_command_is_a_mistake(arguments: tuple[str, ...], dlnotes: Stranger) -> None:
    """A wrong command, option or value exits with 2 and says what there is."""
    run = dlnotes(*arguments)
    assert run.code == 2
    assert "--help" in run.err
    assert "Traceback" not in run.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_a_script(shell: str, dlnotes: Stranger) -> None:
    """What is printed is the shell's own script and completes the commands."""
    assert "_DLNOTES_COMPLETE" in dlnotes("completion", shell).out
    words = {"COMP_WORDS": "dlnotes li", "COMP_CWORD": "1", "_DLNOTES_COMPLETE": "bash_complete"}
    assert dlnotes(**words).out == "plain,lint\n"


def test_no_colour_without_a_terminal(dlnotes: Stranger) -> None:
    """Nothing that a program reads has an escape in it."""
    dlnotes.put("notes/a.md", FLAWED)
    run = dlnotes("lint", FORCE_COLOR="", TERM="xterm-256color")
    assert "\x1b" not in run.out + run.err


def test_export_cites_works_and_chooses_among_them(dlnotes: Stranger) -> None:
    """`--format bibtex` cites; `--topic` and `--kind` choose, and a wrong name is a slip."""
    dlnotes.put(
        "notes/a.md",
        "# 甲\n\n- [论文]《Deep》http://a.cn/1\n- 《b》http://a.cn/2\n\n# 乙\n\n- c http://a.cn/3\n",
    )
    assert dlnotes("export", "-f", "bibtex").out.count("@misc{") == 3
    assert dlnotes("export", "-f", "bibtex", "--topic", "甲").out.count("@misc{") == 2
    assert "a.cn/1" in dlnotes("export", "-f", "ris", "--kind", "paper").out
    assert [len(json.loads(dlnotes("export", "--topic", "乙").out)["entries"])] == [1]
    run = dlnotes("export", "--topic", "丙")
    assert run.code == 2
    assert "no entry stands under this heading" in run.err

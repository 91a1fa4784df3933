"""The list's own words, completed by the shells themselves on a terminal."""

from __future__ import annotations

import csv
import io
import os
import pty
import select
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Stranger

NOTE = """\
# 书目

## RNN & LSTM, $HOME

- [论文]《One》 http://arxiv.org/abs/1706.03762

## RNN 'and' more

- [书]《Two》 http://b.example/2

## 语音识别

- [视频]《Three》 http://c.example/3
"""

SHELLS = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "--interactive"],
}
SET_UP = {
    "bash": "source <(dlnotes completion bash)",
    "zsh": "autoload -U compinit; compinit -u -D; source <(dlnotes completion zsh)",
    "fish": "dlnotes completion fish | source",
}


def offered(stranger: Stranger, *words: str, **env: str) -> list[str]:
    """What is offered for the last of *words*."""
    asked = {
        "COMP_WORDS": "\n".join(("dlnotes", *words)),
        "COMP_CWORD": str(len(words)),
        "_DLNOTES_COMPLETE": "bash_complete",
    }
    run = stranger(**{**asked, **env})
    assert run.err == ""
    return [line.partition(",")[2] for line in run.out.splitlines() if line]


def test_topics_kinds_and_hosts_are_those_of_the_list(dlnotes: Stranger) -> None:
    """Each option is offered what the notes hold, in any case of letters."""
    dlnotes.put("notes/a.md", NOTE)
    topics = ["RNN\\ \\&\\ LSTM,\\ \\$HOME", "RNN\\ \\'and\\'\\ more"]
    assert offered(dlnotes, "export", "--topic", "rnn") == topics
    assert offered(dlnotes, "export", "--topic", "语") == ["语音识别"]
    assert offered(dlnotes, "export", "--kind", "") == ["book", "paper", "video"]
    assert offered(dlnotes, "check", "--only", "b") == ["b.example"]


def test_a_kind_that_the_list_does_not_have_can_be_meant(dlnotes: Stranger) -> None:
    """Where the list has none that fits, all kinds are offered."""
    dlnotes.put("notes/a.md", NOTE)
    assert offered(dlnotes, "export", "--kind", "ne") == ["news"]


def test_the_list_is_the_one_on_the_line(dlnotes: Stranger) -> None:
    """A list that was typed before the option is the one that is looked into."""
    dlnotes.put("other/b.md", NOTE)
    assert offered(dlnotes, "export", "--topic", "R") == []
    assert len(offered(dlnotes, "export", "other", "--topic", "R")) == 2


def test_a_work_is_added_to_a_topic_of_the_list(dlnotes: Stranger) -> None:
    """`add --topic` is offered the topics of the list that `--to` names, else of notes."""
    dlnotes.put("notes/a.md", NOTE)
    dlnotes.put("other/b.md", NOTE.replace("语音识别", "语音合成"))
    url = "http://a.example/new"
    assert offered(dlnotes, "add", url, "--topic", "语") == ["语音识别"]
    assert offered(dlnotes, "add", url, "--to", "other", "--topic", "语") == ["语音合成"]


def test_an_edit_is_seen_and_nothing_but_the_cache_written(dlnotes: Stranger) -> None:
    """What was remembered of a note ends with the next edit."""
    note = dlnotes.put("notes/a.md", NOTE)
    assert offered(dlnotes, "export", "--topic", "语") == ["语音识别"]
    note.write_text(NOTE.replace("语音识别", "语音合成"), "utf-8")
    assert offered(dlnotes, "export", "--topic", "语") == ["语音合成"]
    assert [path.name for path in dlnotes.folder.rglob("*")] == ["notes", "a.md"]


@pytest.mark.parametrize("broken", ["no list", "settings", "cache"])
def test_whatever_is_wrong_offers_nothing_and_says_nothing(broken: str, dlnotes: Stranger) -> None:
    """In mid-line there is no place for an error."""
    if broken != "no list":
        dlnotes.put("notes/a.md", NOTE)
    if broken == "settings":
        dlnotes.put("notes/dlnotes.yaml", "titel: [")
    if broken == "cache":
        offered(dlnotes, "export", "--topic", "语")
        (kept,) = Path(dlnotes.env["XDG_CACHE_HOME"]).rglob("offers")
        kept.write_bytes(b"\xff\x00nonsense")
    found = offered(dlnotes, "export", "--topic", "语")
    assert found == (["语音识别"] if broken == "cache" else [])


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("RNN\\ \\&", "RNN & LSTM, $HOME"),
        ("\"RNN 'a", "RNN 'and' more"),
        ("语", "语音识别"),
    ],
)
def test_a_tab_on_a_terminal_gives_one_whole_word(
    shell: str, typed: str, topic: str, dlnotes: Stranger
) -> None:
    """Typed up to there, Tab and Enter: the shell itself hands the program the whole heading,
    with its spaces, commas and signs."""
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell} here")
    if shell == "fish" and typed.startswith('"'):
        # fish closes no quotation that was begun.
        typed = "RNN\\ \\'a"
    dlnotes.put("notes/a.md", NOTE)
    on_a_terminal(shell, dlnotes, f"dlnotes export --format csv --topic {typed}\t> out.csv\r")
    told = (dlnotes.folder / "out.csv").read_text("utf-8")
    rows = list(csv.DictReader(io.StringIO(told)))
    assert {row["topic"] for row in rows} == {topic}


def on_a_terminal(shell: str, stranger: Stranger, typed: str) -> None:
    """Type *typed* into an interactive shell, and leave it when it has been carried out."""
    program = stranger.folder.parent / "bin" / "dlnotes"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {" ".join(stranger.command())} "$@"\n')
    program.chmod(0o755)
    env = {
        **stranger.env,
        "PATH": f"{program.parent}{os.pathsep}{stranger.env['PATH']}",
        "HOME": str(stranger.folder.parent),
        "TERM": "dumb",
        "LC_ALL": "C.UTF-8",
    }
    ours, theirs = pty.openpty()
    # Whoever leads a session and opens a terminal is ruled by it.
    opening = ["sh", "-c", 'exec "$@" <"$0" >"$0" 2>&1', os.ttyname(theirs), *SHELLS[shell]]
    with subprocess.Popen(opening, cwd=stranger.folder, env=env, start_new_session=True) as process:
        try:
            say(ours, f"{SET_UP[shell]}; echo rea''dy\r", until=b"ready\r\n")
            say(ours, typed + "echo do''ne\r", until=b"done\r\n")
        finally:
            process.kill()
            os.close(theirs)
            os.close(ours)


def say(terminal: int, typed: str, *, until: bytes) -> None:
    """Type, and read what is shown until *until* is."""
    shown, patience = b"", time.monotonic() + 60
    os.write(terminal, typed.encode())
    while until not in shown:
        assert time.monotonic() < patience, shown.decode(errors="replace")
        if select.select([terminal], [], [], 1)[0]:
            shown += os.read(terminal, 65536)

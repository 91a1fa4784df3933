"""When our own network is down, nothing is learnt: the check says so, and exits with 3."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.check.conftest import Curator
from tests.check.test_safety import many, wait_for
from tests.check.worlds import DEAD, GREEN, NOTE, furnish, note_of, remembered
from tests.web.behaviour import GOOD
from tests.web.replies import late
from tests.web.small_web import SmallWeb

DOWN = "Our own network is down: nothing was learnt, and the ledger is as it was.\n"


def test_without_a_network_nothing_changes(web: SmallWeb, online: Curator) -> None:
    """Nobody can be reached: 3, one plain sentence, no report, and not one byte is different."""
    online.put("notes/a.md", NOTE + "\n- [题](http://arxiv.org/abs/9999.99999)\n")
    online.put("notes/links.jsonl", remembered([GREEN]))
    before = online.ledger.read_bytes()
    web.unplugged = True
    run = online("--all")
    assert run.code == 3
    assert run.out == ""
    assert run.err.endswith(DOWN)
    assert online.ledger.read_bytes() == before
    assert online.beside == ["a.md", "links.jsonl"]


def test_programs_are_told_what_was_known(web: SmallWeb, online: Curator) -> None:
    """A report in a file is written all the same, with what the ledger knew before."""
    online.put("notes/a.md", note_of([GREEN, DEAD]))
    online.put("notes/links.jsonl", remembered([GREEN]))
    web.unplugged = True
    run = online("--all", "--format", "json")
    assert run.code == 3
    assert run.verdicts == {GREEN: "alive", DEAD: "unchecked"}


def test_a_cable_pulled_in_mid_run(web: SmallWeb, online: Curator) -> None:
    """What came before is set aside, the ledger untouched; then only the rest is asked."""
    urls = [url for number, url in enumerate(many(web)) if number % 20 != 3]
    for number, url in enumerate(urls):
        web.hosts[url.split("/")[2]] = {"/a": late(0.05 * number, GOOD)}
    online.put("notes/a.md", note_of(urls))
    online.put("notes/links.jsonl", remembered([DEAD]))
    before = online.ledger.read_bytes()
    assert online.loopback is not None
    with subprocess.Popen(
        online.command(),
        cwd=online.folder,
        env=online.environment(),
        stderr=subprocess.PIPE,
    ) as process:
        wait_for(lambda: web.asked.total() > 20)
        online.loopback.unplug()
        _, said = process.communicate(timeout=30)
    assert process.returncode == 3
    assert "Our own network went away, and the ledger is as it was." in said.decode()
    assert online.ledger.read_bytes() == before
    online.loopback.plug_in()
    known = online("--offline", "--format", "json").verdicts
    learnt = {url for url, name in known.items() if name != "unchecked"}
    assert 0 < len(learnt) < len(urls)
    assert {known[url] for url in learnt} == {"alive"}
    asked = dict(web.asked)
    assert online().code == 0
    assert len(online.memories) == len(urls) + 1
    for url in learnt:
        assert web.asked[url.removeprefix("http://")] == asked[url.removeprefix("http://")]


@pytest.mark.parametrize("name", ["own_notes", "shared_notes"])
def test_a_machine_without_internet(
    name: str, curator: Curator, request: pytest.FixtureRequest
) -> None:
    """Unconfigured, the real program runs to its end there, says why, and changes nothing."""
    notes: Path = request.getfixturevalue(name)
    shutil.copytree(notes, curator.folder / "notes")
    before = {path.name: path.read_bytes() for path in (curator.folder / "notes").iterdir()}
    unshared = ["unshare", "--net", "--map-root-user"]
    if not shutil.which("unshare") or subprocess.run([*unshared, "true"], check=False).returncode:
        pytest.skip("no machine without internet can be made here")
    run = subprocess.run(
        [*unshared, *curator.command()],
        cwd=curator.folder,
        env=curator.environment(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert run.returncode == 3
    assert run.stderr.decode().endswith(DOWN)
    after = {path.name: path.read_bytes() for path in (curator.folder / "notes").iterdir()}
    assert after == before


def test_on_a_terminal_it_is_live(web: SmallWeb, online: Curator) -> None:
    """A bar on stderr, what needs attention above it as it comes; stdout has the plain report."""
    furnish(web)
    online.put("notes/a.md", NOTE)
    out, shown = on_terminal(online)
    assert out.startswith("To do\n")
    assert "\x1b" not in out
    assert re.search("notes/a.md:6:15: .*dead.* http://gone.example/a: 404, seen twice", shown)
    assert "parked.example/a: a parked domain" in shown
    assert "5/5" in shown or "4/5" in shown
    assert "good.example/a" not in shown


def test_no_color_is_heeded(web: SmallWeb, online: Curator) -> None:
    """With NO_COLOR, what streams by on a terminal is not painted."""
    furnish(web)
    online.put("notes/a.md", NOTE)
    _, shown = on_terminal(online, NO_COLOR="1")
    assert "notes/a.md:6:15: dead http://gone.example/a" in shown
    assert not re.search(r"\x1b\[[\d;]*3[1-6]", shown)


def test_a_terminal_that_knows_no_chinese_is_no_trouble(web: SmallWeb, online: Curator) -> None:
    """What a terminal's encoding cannot show is shown as escapes, and the check goes on."""
    furnish(web)
    online.put("notes/书目.md", NOTE)
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    out, shown = on_terminal(online, **plain, PYTHONIOENCODING="ascii")
    assert out.startswith("To do\n")
    assert re.search(r"\\u\w+\.md:6:15: .*dead", shown)


def on_terminal(curator: Curator, **env: str) -> tuple[str, str]:
    """Stdout of a check, and what a terminal on its stderr was sent."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        curator.command(),
        cwd=curator.folder,
        env=curator.environment(TERM="xterm-256color", COLUMNS="200", **env),
        stdout=subprocess.PIPE,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        shown = b""
        while select.select([ours], [], [], 20)[0]:
            try:
                shown += os.read(ours, 65_536)
            except OSError:  # the other end is closed
                break
        assert process.stdout is not None
        out = process.stdout.read()
    os.close(ours)
    return out.decode(), shown.decode().replace("\r\n", "\n")

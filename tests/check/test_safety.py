"""Nothing that was told is lost: kill -9, Ctrl-C, a full disk, two checks, a torn line."""

from __future__ import annotations

import random
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dlnotes import disk, ledger
from dlnotes.ledger import Memory
from tests.check.conftest import Curator
from tests.check.worlds import DEAD, GREEN, NOTE, furnish, note_of, remembered
from tests.killing import TOLD, killer
from tests.web.behaviour import GONE, GOOD
from tests.web.replies import late
from tests.web.small_web import SmallWeb

JOURNAL = ".links.jsonl.journal"
KILLS = 200


def many(web: SmallWeb, count: int = 60) -> list[str]:
    """So many links, a host each, that answer one after the other; some are gone."""
    urls = [f"http://h{number}.example/a" for number in range(count)]
    for number in range(count):
        reply = GONE if number % 20 == 3 else GOOD
        web.hosts[f"h{number}.example"] = {"/a": late(0.002 * number, reply)}
    return urls


def test_kill_9_loses_no_verdict_that_was_told(web: SmallWeb, online: Curator) -> None:
    """After 200 kills at random moments the ledger loads, and what was told is not asked again."""
    chance = random.Random(3)
    kills, lists, cut_short = 0, 0, 0
    furnish(web)
    with killer(online.environment()) as kill:
        while kills < KILLS:
            # Every list has hosts of its own, so that the web can count its questions.
            urls = [url.replace("//h", f"//l{lists}-") for url in many(web)]
            web.hosts |= {
                name.replace("h", f"l{lists}-", 1): rows
                for name, rows in web.hosts.items()
                if name.startswith("h")
            }
            folder = online.folder / f"list{lists}"
            (folder / "notes").mkdir(parents=True)
            (folder / "notes" / "a.md").write_text(note_of(urls), "utf-8")
            asked: dict[str, int] = {}
            for number in range(KILLS // 5):
                # By the clock, and in the midst of writing, in turn.
                seconds, told = (
                    (2.0, chance.randrange(1, 6)) if number % 2 else (chance.random() / 4, 99)
                )
                kills += kill(folder, "check", seconds=seconds, verdicts=told)
                check_after_kill(web, folder, asked)
                cut_short += (folder / "notes" / JOURNAL).exists()
            assert not kill(folder, "check", seconds=60)
            check_after_kill(web, folder, asked)
            # One that was killed between remembering and telling is known, though never told.
            known = disk.ledger(disk.find(folder / "notes"))
            assert all(known.of(url) for url in urls)
            lists += 1
    assert cut_short > KILLS // 6, "too few were killed while they wrote"


def check_after_kill(web: SmallWeb, folder: Path, asked: dict[str, int]) -> None:
    path, told = folder / "notes" / "links.jsonl", folder / TOLD
    whole = ledger.parse(path.read_text("utf-8")) if path.exists() else ledger.Ledger()
    assert whole.skipped == ()
    known = disk.ledger(disk.find(folder / "notes"))
    for url in told.read_text("utf-8").splitlines() if told.exists() else ():
        assert known.of(url) is not None
        times = web.asked[url.removeprefix("http://")]
        assert asked.setdefault(url, times) == times, f"{url} was told, and asked again"


def test_a_torn_line_is_skipped(web: SmallWeb, online: Curator) -> None:
    """What a killed check left counts, and the next one takes it in; its last line may be torn."""
    furnish(web)
    online.put("notes/a.md", note_of([GREEN, DEAD]))
    online.put(f"notes/{JOURNAL}", remembered([GREEN]) + remembered([DEAD])[:40])
    offline = online("--offline", "--format", "json")
    assert offline.verdicts == {GREEN: "alive", DEAD: "unchecked"}
    run = online("--format", "json")
    assert run.verdicts == {GREEN: "alive", DEAD: "dead"}
    assert not [asked for asked in web.asked if asked.startswith("good.example")]
    assert set(online.memories) == {GREEN, DEAD}
    assert online.beside == ["a.md", "links.jsonl"]


def test_what_was_left_is_taken_in_though_there_is_nothing_to_ask(curator: Curator) -> None:
    """A journal that holds all there is to know becomes the ledger without a question."""
    curator.put("notes/a.md", note_of([GREEN]))
    curator.put(f"notes/{JOURNAL}", remembered([GREEN]))
    assert curator().err == "Nobody to ask: all is fresh.\n"
    assert curator.beside == ["a.md", "links.jsonl"]
    assert list(curator.memories) == [GREEN]


def test_ctrl_c_keeps_what_was_told(web: SmallWeb, online: Curator) -> None:
    """Interrupted, a check exits with 130; what it had learnt is in the ledger."""
    urls = many(web, 20)
    web.hosts["slow.example"] = {"/a": late(60, GOOD)}
    online.put("notes/a.md", note_of([*urls, "http://slow.example/a"]))
    with subprocess.Popen(
        online.command(),
        cwd=online.folder,
        env=online.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        journal = online.folder / "notes" / JOURNAL
        wait_for(lambda: journal.exists() and journal.read_bytes().count(b"\n") > 5)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=20)
    assert process.returncode == 130, said.decode()
    assert said.decode().split("\n")[1:] == [
        "What was learnt so far is kept.",
        "",
        "Interrupted.",
        "",
    ]
    assert len(online.memories) > 5
    assert online.beside == ["a.md", "links.jsonl"]


def test_two_checks_at_once(web: SmallWeb, online: Curator) -> None:
    """The second one says that another is at work, and changes nothing; offline it may look."""
    furnish(web)
    online.put("notes/a.md", NOTE)
    with disk.journal(disk.find(online.folder / "notes")):
        run = online()
        assert run.code == 2
        assert "another dlnotes check is at work on this list" in run.err
        assert online("--offline").code == 0
        assert web.asked.total() == 0
    assert online().code == 1


def test_a_disk_that_takes_no_more(web: SmallWeb, online: Curator) -> None:
    """When nothing more can be written the check stops with 2, and what it had noted is whole."""
    urls = many(web)
    online.put("notes/a.md", note_of(urls))
    run = run_small(online, online.command(), 4096)
    assert run.returncode == 2
    assert b"cannot be written down: File too large" in run.stderr
    assert b"Traceback" not in run.stderr
    journal = (online.folder / "notes" / JOURNAL).read_text("utf-8")
    assert len(ledger.in_order(journal)) == journal.count("\n") > 5
    assert online().code == 1
    assert len(online.memories) == len(urls)
    assert [web.asked[url.removeprefix("http://")] for url in urls[:3]] == [1, 1, 1]


def run_small(
    curator: Curator, command: list[str], size: int
) -> subprocess.CompletedProcess[bytes]:
    """Run *command* where no file can grow beyond *size* bytes."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return subprocess.run(
        command,
        cwd=curator.folder,
        env=curator.environment(),
        capture_output=True,
        check=False,
        preexec_fn=limit,
    )


def test_a_full_disk(web: SmallWeb, online: Curator) -> None:
    """On a disk without room the check says so, and the ledger there is as it was."""
    mount = "mount -t tmpfs -o size=12k none notes"
    if not shutil.which("unshare") or run_there(online, f"mkdir -p notes && {mount}").returncode:
        pytest.skip("no small disk can be made here")
    online.put("a.md", note_of(many(web)))
    ledger_before = remembered([f"http://k{number}.example/" for number in range(8)])
    online.put("links.jsonl", ledger_before)
    check = " ".join(online.command())
    run = run_there(
        online,
        f"{mount} && cp a.md links.jsonl notes/; ({check}); echo code $?; cat notes/links.jsonl",
    )
    assert b"code 2\n" in run.stdout
    assert b"the disk is full, so the check stopped here" in run.stderr
    assert run.stdout.decode().endswith(ledger_before)


def run_there(curator: Curator, script: str) -> subprocess.CompletedProcess[bytes]:
    """Run *script* with mounts of its own."""
    return subprocess.run(
        ["unshare", "--mount", "--map-root-user", "sh", "-c", script],
        cwd=curator.folder,
        env=curator.environment(),
        capture_output=True,
        check=False,
    )


def test_a_ledger_that_was_pulled_meanwhile_is_kept(web: SmallWeb, online: Curator) -> None:
    """Whoever writes the ledger during a check loses nothing: both are in it afterwards."""
    web.hosts["slow.example"] = {"/a": late(1.0, GOOD)}
    online.put("notes/a.md", note_of(["http://slow.example/a"]))
    with subprocess.Popen(
        online.command(), cwd=online.folder, env=online.environment(), stdout=subprocess.PIPE
    ) as process:
        wait_for(lambda: web.asked["slow.example/a"])
        online.put("notes/links.jsonl", remembered([GREEN]))
        process.communicate(timeout=20)
    assert set(online.memories) == {GREEN, "http://slow.example/a"}


def test_a_hundred_thousand_links_are_taken_in(tmp_path: Path) -> None:
    """A ledger of 100,000 links is read, added to and written whole."""
    count = 100_000
    urls = [f"http://h{number % 999}.example/{number}" for number in range(count)]
    (tmp_path / "links.jsonl").write_text(remembered(urls), "utf-8")
    notes = disk.find(tmp_path)
    with disk.journal(notes) as journal:
        journal.note(Memory(url="http://new.example/", verdict="alive", checked="2026-11-23"))
        assert journal.settle()
    assert len(disk.ledger(notes).memories) == count + 1


def wait_for(holds: Callable[[], object]) -> None:
    """Wait until *holds*, for ten seconds at the most."""
    for _ in range(1000):
        if holds():
            return
        time.sleep(0.01)
    pytest.fail("it never came to that")

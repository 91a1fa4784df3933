"""kill -9 at any moment of a fix or an add: each note is the old one or the new one, whole."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

from dlnotes import disk, ledger
from dlnotes.cli.gathering import gather
from dlnotes.cli.reading import read_all
from dlnotes.ledger import Memory, text_of
from tests.fixing.conftest import Desk
from tests.killing import killer

KILLS = 200
NOTES = 12
LINKS = 6


def code(note: int, link: int) -> str:
    return f"http://t.cn/R{note:02}x{link:03}"


def furnish(desk: Desk) -> dict[Path, tuple[bytes, bytes]]:
    """Notes of short links, a ledger that knows them; each note as it is and will be."""
    notes, memories = {}, []
    for note in range(NOTES):
        lines = [f"- 《甲{link}》{code(note, link)} 评语\r\n" for link in range(LINKS)]
        old = "".join(lines).encode("gb18030")
        new = old
        for link in range(LINKS):
            target = f"https://example.org/{note}/{link}"
            memories.append(Memory(url=code(note, link), target=target, known="2026-11-24"))
            new = new.replace(code(note, link).encode(), target.encode())
        notes[desk.put(f"{note:02}.md", old)] = (old, new)
    desk.put("links.jsonl", text_of(memories))
    return notes


def test_kill_9_in_a_fix(desk: Desk) -> None:
    """After each of 200 kills every note is whole, and the next fix does the rest."""
    chance = random.Random(5)
    notes = furnish(desk)
    path = desk.folder / "notes" / "links.jsonl"
    known, before = path.read_bytes(), ids(desk)

    def reset() -> None:
        for note, (old, _) in notes.items():
            note.write_bytes(old)
        path.write_bytes(known)

    kills = halfway = 0
    with killer(desk.environment()) as kill:
        assert not kill(desk.folder, "fix", seconds=60)
        reset()
        took = duration(lambda: kill(desk.folder, "fix", seconds=60))
        while kills < KILLS:
            states = [check_whole(path, *versions) for path, versions in notes.items()]
            assert ledger.parse(path.read_text("utf-8")).skipped == ()
            halfway += 0 < sum(states) < NOTES
            if all(states):
                assert ids(desk) == before
                reset()
            kills += kill(desk.folder, "fix", seconds=chance.random() * took)
        assert not kill(desk.folder, "fix", seconds=60)
    assert all(check_whole(path, *versions) for path, versions in notes.items())
    assert ids(desk) == before
    assert halfway, "none was killed while it wrote"


def duration(command: Callable[[], object]) -> float:
    """The seconds that *command* takes here."""
    began = time.monotonic()
    command()
    return time.monotonic() - began


def ids(desk: Desk) -> list[str]:
    """The permanent ids of the list, in its order."""
    notes = read_all(gather(desk.folder / "notes"))
    return [entry.id for one in notes for entry in one.note.entries]


def check_whole(path: Path, old: bytes, new: bytes) -> bool:
    """Whether the note is the new one; it is never anything but the old or the new."""
    content = path.read_bytes()
    assert content in (old, new), path
    return content == new


def test_kill_9_in_an_add(desk: Desk) -> None:
    """After each of 200 kills the note is as it was or has the one entry more."""
    chance = random.Random(7)
    old = ("# 书目\n\n" + "- [甲](http://a.example/)\n" * 3).encode()
    new = old + "- [题](http://n.example/)\n".encode()
    path = desk.put("a.md", old)
    command = ("add", "http://n.example/", "--title", "题", "--no-fetch")
    kills = written = 0
    with killer(desk.environment()) as kill:
        assert not kill(desk.folder, *command, seconds=60)
        path.write_bytes(old)
        took = duration(lambda: kill(desk.folder, *command, seconds=60))
        while kills < KILLS:
            kills += kill(desk.folder, *command, seconds=chance.random() * took)
            if check_whole(path, old, new):
                written += 1
                path.write_bytes(old)
        assert not kill(desk.folder, *command, seconds=60)
    assert check_whole(path, old, new)
    assert disk.files(disk.find(desk.folder / "notes"))[0].name == "a.md"
    assert written

"""`dlnotes fix` as it is typed: files, bytes, questions, and what is said in the end."""

from __future__ import annotations

import os
import stat
import subprocess
import threading
from pathlib import Path

import pytest

from dlnotes import disk
from dlnotes.cli import mending
from dlnotes.fixing import Wishes
from dlnotes.ledger import Memory
from tests.fixing.conftest import Desk

DAY = "2026-11-24"
SHORT = Memory(
    url="http://t.cn/RwCfROu",
    verdict="alive",
    known=DAY,
    checked=DAY,
    target="https://example.org/net",
)
DEAD = Memory(
    url="http://dead.example/x",
    verdict="dead",
    known=DAY,
    checked=DAY,
    archived="https://web.archive.org/web/2015/http://dead.example/x",
)
MOVED = Memory(
    url="http://old.example/a",
    verdict="moved",
    known=DAY,
    checked=DAY,
    moved="https://new.example/a",
)
NOTE = "# 书目\n\n- [文章]《网络》http://t.cn/RwCfROu。下一句 \n"


ENCODINGS = [
    pytest.param("utf-8", "\n", id="UTF-8"),
    pytest.param("utf-8-sig", "\r\n", id="UTF-8 with a mark, CRLF"),
    pytest.param("gb18030", "\r\n", id="GB18030"),
    pytest.param("utf-16", "\n", id="UTF-16"),
    pytest.param("utf-8", "\r", id="old Mac"),
]


@pytest.mark.parametrize(("codec", "end"), ENCODINGS)
def test_every_other_byte_stays(desk: Desk, codec: str, end: str) -> None:
    """Line ends, byte order mark, tabs, encoding and trailing spaces are as they were."""
    text = (
        "# 书目\u2028\n\n-\t[文章]《网络，笔记》 http://t.cn/RwCfROu。下一句 \t\n   \n\n".replace(
            "\n", end
        )
    )
    path = desk.put("a.md", text.encode(codec))
    desk.know(SHORT)
    assert desk("fix").code == 0
    assert path.read_bytes() == text.replace(
        "http://t.cn/RwCfROu", "https://example.org/net"
    ).encode(codec)


@pytest.mark.parametrize("bad", [b"\xff", b"\xe4\xb8", b"\x81"])
def test_a_bad_byte_stays_too(desk: Desk, bad: bytes) -> None:
    """A note with a byte that is no text is mended around it."""
    before = NOTE.encode() * 3 + bad + b" http://x.example/ " + bad + NOTE.encode()
    path = desk.put("a.md", before)
    desk.know(SHORT)
    assert desk("fix").code == 0
    assert path.read_bytes() == before.replace(b"http://t.cn/RwCfROu", b"https://example.org/net")


def test_a_dry_run_prints_a_diff_that_git_applies(desk: Desk) -> None:
    """Nothing is written; what is printed is a patch that gives what a run would have given."""
    path = desk.put("a.md", NOTE + "\n" * 20 + NOTE.replace("\n", "\r\n"))
    desk.know(SHORT)
    before = path.read_bytes()
    run = desk("fix", "--dry-run")
    assert (run.code, path.read_bytes()) == (0, before)
    assert run.err == "2 links in 1 note would be mended (2 short); nothing was written.\n"
    (desk.folder / "patch").write_bytes(run.out.encode())
    subprocess.run(["git", "apply", "--whitespace=nowarn", "patch"], cwd=desk.folder, check=True)
    patched = path.read_bytes()
    path.write_bytes(before)
    assert desk("fix").err == "2 links mended in 1 note (2 short).\n"
    assert path.read_bytes() == patched != before


def test_the_second_time_there_is_nothing_to_do(desk: Desk) -> None:
    """A fix right after a fix changes no byte of the notes, nor of the ledger."""
    desk.put("a.md", NOTE)
    desk.know(SHORT, DEAD)
    desk("fix")
    before = {path.name: path.read_bytes() for path in (desk.folder / "notes").iterdir()}
    run = desk("fix")
    assert (run.code, run.err) == (0, "Nothing to mend in 1 note.\n")
    assert before == {path.name: path.read_bytes() for path in (desk.folder / "notes").iterdir()}
    assert set(before) == {"a.md", "links.jsonl"}


OPTIONS = [
    ((), "http://old.example/a", "http://old.example/a"),
    (("--moved",), "http://old.example/a", "https://new.example/a"),
    (("--moved",), "http://old.example/a#part", "https://new.example/a#part"),
    ((), "http://dead.example/x", "http://dead.example/x"),
    (("--archive", "replace"), "http://dead.example/x", DEAD.archived),
    ((), "www.example.com/a", "http://www.example.com/a"),
    ((), "https:/github.com/a/b", "https://github.com/a/b"),
    ((), "main.cc", "main.cc"),
    ((), "http://cn.arxiv.org/pdf/1412.7755v2.pdf", "https://arxiv.org/abs/1412.7755v2"),
    ((), "http://arxiv.org/pdf/1706.03762", "https://arxiv.org/abs/1706.03762"),
    ((), "http://arxiv.org/abs/1706.03762", "http://arxiv.org/abs/1706.03762"),
    (("--https",), "http://arxiv.org/abs/1706.03762", "https://arxiv.org/abs/1706.03762"),
    ((), "http://a.example/?utm_source=x", "http://a.example/?utm_source=x"),
    (("--clean",), "http://a.example/?utm_source=x&b=1", "http://a.example/?b=1"),
    ((), "https://weibo.cn/sinaurl?u=http%3A%2F%2Ft.cn%2FRwCfROu", "https://example.org/net"),
]


@pytest.mark.parametrize(("options", "before", "after"), OPTIONS)
def test_what_each_option_mends(
    desk: Desk, options: tuple[str, ...], before: str, after: str
) -> None:
    """Short links, arXiv's forms and schemes always; the rest when it is asked for."""
    path = desk.put("a.md", f"- [题]({before}) 评语\n")
    desk.know(SHORT, DEAD, MOVED)
    ids = desk.ids()
    assert desk("fix", *options).code == 0
    assert path.read_text("utf-8") == f"- [题]({after}) 评语\n"
    assert desk.ids() == ids


def test_http_becomes_https_where_the_same_page_was_seen(desk: Desk) -> None:
    """Two answers with one title are one page; an unknown or another page stays."""
    known = [
        Memory(url="http://a.example/", verdict="alive", title="甲"),
        Memory(url="https://a.example/", verdict="alive", title="甲"),
        Memory(url="http://b.example/", verdict="alive", title="甲"),
        Memory(url="https://b.example/", verdict="alive", title="乙"),
    ]
    path = desk.put("a.md", "- [甲](http://a.example/)\n- [乙](http://b.example/)\n")
    desk.know(*known)
    desk("fix", "--https")
    assert path.read_text("utf-8") == "- [甲](https://a.example/)\n- [乙](http://b.example/)\n"


def test_a_copy_is_named_beside_a_dead_link(desk: Desk) -> None:
    """`append` writes the copy after the link, as the link itself is written, and only once."""
    note = "# 书目\n\n- [死](http://dead.example/x) 没了\n\n- 《又》http://dead.example/x#a 没了\n"
    path = desk.put("a.md", note)
    desk.know(DEAD)
    copy = DEAD.archived
    desk("fix", "--archive", "append")
    first = path.read_text("utf-8")
    assert first == note.replace("x) 没", f"x) [存档]({copy}) 没")
    desk("fix", "--archive", "append")
    assert path.read_text("utf-8") == first
    path.write_text("# 书目 读书笔记\n\n- 《又》http://dead.example/x 没了\n", "utf-8")
    desk("fix", "--archive", "append")
    assert f"http://dead.example/x 存档:{copy} 没了" in path.read_text("utf-8")


def test_an_id_survives_what_the_dates_cannot_tell(desk: Desk) -> None:
    """Checked, mended and checked again on one day, an entry keeps its permanent address."""
    desk.put("a.md", "- 《甲》http://t.cn/RwCfROu\n- [乙](http://old.example/a)\n")
    desk.know(SHORT, MOVED)
    ids = desk.ids()
    desk("fix", "--moved")
    after = [
        Memory(url=url, verdict="alive", known=DAY, checked=DAY, was=memory.was)
        for url, memory in desk.memories.items()
    ]
    desk.know(SHORT, MOVED, *after)
    assert desk.ids() == ids


def test_what_is_known_of_a_page_goes_with_it(desk: Desk) -> None:
    """A page that was just checked need not be asked again under its new address."""
    desk.put("a.md", "- 《甲》http://t.cn/RwCfROu\n- [乙](http://old.example/a)\n")
    desk.know(SHORT, MOVED)
    desk("fix", "--moved")
    assert desk.memories["https://example.org/net"].verdict == "alive"
    assert desk.memories["https://new.example/a"].verdict == "alive"
    assert desk.memories["https://new.example/a"].was == MOVED.url
    run = desk("check", "--offline", "--format", "json")
    assert '"unchecked": 0' in run.out or '"unchecked"' not in run.out


def test_two_entries_are_never_confused(desk: Desk) -> None:
    """A short link whose target has an entry of its own is left, and the place is said."""
    desk.put("a.md", "- 《甲》http://t.cn/RwCfROu\n")
    path = desk.put("b.md", "# 乙\n\n- [乙](https://example.org/net)\n")
    desk.know(SHORT, Memory(url="https://example.org/net", verdict="alive", known=DAY))
    before, ids = path.read_bytes(), desk.ids()
    run = desk("fix")
    assert run.code == 0
    assert "notes/a.md:1:6: left http://t.cn/RwCfROu alone" in run.err
    assert "notes/b.md:3" in run.err
    assert (path.read_bytes(), desk.ids()) == (before, ids)


def test_an_address_that_would_run_into_its_neighbour_is_left(desk: Desk) -> None:
    """A code ends where letters and digits do; its target would swallow what follows."""
    path = desk.put("a.md", "- 《甲》http://t.cn/RwCfROu:见后\n- 《乙》http://t.cn/RwCfROu.tail\n")
    desk.know(SHORT)
    run = desk("fix")
    assert "notes/a.md:2:6: left http://t.cn/RwCfROu alone" in run.err
    assert path.read_text("utf-8").count("https://example.org/net") == 1


def test_it_asks_about_each(desk: Desk) -> None:
    """y mends one, n leaves one; nothing but the answers decides."""
    text = "- [甲](www.example.com/a)\n- [乙](www.example.com/b)\n- [丙](www.example.com/c)\n"
    path = desk.put("a.md", text)
    run = desk("fix", "--interactive", said="y\nn\ny\n")
    assert run.code == 0
    assert path.read_text("utf-8") == text.replace(
        "www.example.com/a", "http://www.example.com/a"
    ).replace("www.example.com/c", "http://www.example.com/c")
    assert "notes/a.md:2:7" in run.err


def test_quitting_leaves_the_rest_and_no_answer_leaves_all(desk: Desk) -> None:
    """q mends what was said yes to; the end of all input mends nothing."""
    text = "- [甲](www.example.com/a)\n- [乙](www.example.com/b)\n"
    path = desk.put("a.md", text)
    assert desk("fix", "-i", said="y\n").code == 130
    assert path.read_text("utf-8") == text
    desk("fix", "-i", said="y\nq\n")
    assert path.read_text("utf-8").count("http://") == 1
    desk("fix", "-i", said="a\n")
    assert path.read_text("utf-8").count("http://") == 2


def test_a_note_that_changed_meanwhile_is_read_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What somebody saves between reading and writing is kept, and mended as well."""
    monkeypatch.chdir(desk.folder)
    path = desk.put("a.md", NOTE)
    desk.know(SHORT)
    work = mending.laid_out("notes", Wishes(), DAY)
    path.write_text("- [新](http://new.example/)\n" + NOTE, "utf-8")
    again = lambda: mending.laid_out("notes", Wishes(), DAY)  # noqa: E731
    rounds = list(mending.done(work, again))
    assert [len(one.notes) for one in rounds] == [0, 1]
    mended = NOTE.replace(SHORT.url, SHORT.target or "")
    assert path.read_text("utf-8") == "- [新](http://new.example/)\n" + mended


def test_links_and_modes_of_files_stay(desk: Desk) -> None:
    """A note behind a symbolic link is mended where it lies, and its mode is kept."""
    path = desk.put("real/a.md", NOTE)
    path.chmod(0o640)
    (desk.folder / "notes" / "b.md").symlink_to("real/a.md")
    desk.know(SHORT)
    assert desk("fix", "notes/b.md").code == 0
    assert (desk.folder / "notes" / "b.md").is_symlink()
    assert "example.org" in path.read_text("utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_two_at_once(desk: Desk) -> None:
    """While a check or another fix is at work, nothing is written, and it is said."""
    path = desk.put("a.md", NOTE)
    desk.know(SHORT)
    with disk.journal(disk.find(desk.folder / "notes")):
        run = desk("fix")
        assert run.code == 2
        assert "at work on this list" in run.err
        assert desk("fix", "--dry-run").code == 0
    assert path.read_text("utf-8") == NOTE


def test_colour_is_for_terminals(desk: Desk) -> None:
    """A pipe gets a plain patch; so does a terminal whose user wants no colour."""
    desk.put("a.md", NOTE)
    desk.know(SHORT)
    assert "\x1b" not in desk("fix", "--dry-run").out
    shown = on_a_terminal(desk, {"TERM": "xterm"})
    assert "\x1b[32m+- [文章]" in shown
    assert "\x1b[32m" not in on_a_terminal(desk, {"TERM": "xterm", "NO_COLOR": "1"})


def on_a_terminal(desk: Desk, env: dict[str, str]) -> str:
    """What a dry run prints where stdout is a terminal."""
    import pty
    import sys

    master, slave = pty.openpty()
    pieces: list[bytes] = []

    def listen() -> None:
        while True:
            try:
                piece = os.read(master, 65_536)
            except OSError:
                return
            if not piece:
                return
            pieces.append(piece)

    listener = threading.Thread(target=listen)
    listener.start()
    command = [sys.executable, "-m", "dlnotes", "fix", "--dry-run"]
    subprocess.run(
        command,
        cwd=desk.folder,
        env=desk.environment(**env),
        stdout=slave,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    os.close(slave)
    listener.join(30)
    os.close(master)
    return b"".join(pieces).decode()


def test_chinese(desk: Desk) -> None:
    """It speaks the user's language."""
    desk.put("a.md", NOTE)
    desk.know(SHORT)
    assert desk("fix", LANG="zh_CN.UTF-8").err == "改好了 1 篇笔记里的 1 个链接（展开短链接 1）。\n"


def test_a_full_disk_leaves_the_note_whole(desk: Desk, tmp_path: Path) -> None:
    """Where nothing more can be written the note is as it was, and the sentence says so."""
    import resource
    import sys

    path = desk.put("a.md", NOTE + "x" * 20_000)
    desk.know(SHORT)

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))

    run = subprocess.run(
        [sys.executable, "-m", "dlnotes", "fix"],
        cwd=desk.folder,
        env=desk.environment(),
        capture_output=True,
        check=False,
        preexec_fn=limit,
    )
    assert run.returncode == 2
    assert b"the note cannot be edited" in run.stderr
    assert b"Traceback" not in run.stderr
    assert path.read_text("utf-8") == NOTE + "x" * 20_000
    assert sorted(name.name for name in path.parent.iterdir()) == ["a.md", "links.jsonl"]

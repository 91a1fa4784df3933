"""A site is whole at every moment, and nobody else's file is touched."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dlnotes.disk import DiskError, Written, output

OLD = {"index.html": b"old", "topics/a.html": b"a", "topics/b.html": b"b"}


def write(folder: Path, files: dict[str, bytes], *, notes: Path = Path("/nowhere")) -> Written:
    with output(folder, apart_from=notes) as site:
        return site.write(files.items())


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".dlnotes-manifest"
    }


def test_a_site_is_what_was_written(tmp_path: Path) -> None:
    """Every file has its content, folders are made, and no stage is left behind."""
    written = write(tmp_path / "new" / "site", OLD)
    assert contents(tmp_path / "new" / "site") == OLD
    assert sorted(written.written) == sorted(OLD)
    assert list((tmp_path / "new").iterdir()) == [tmp_path / "new" / "site"]


def test_what_is_right_already_is_not_written_again(tmp_path: Path) -> None:
    """A file whose bytes do not change keeps its age, so a server and rsync see no news."""
    write(tmp_path, OLD)
    ages = {name: (tmp_path / name).stat().st_mtime_ns for name in OLD}
    written = write(tmp_path, {**OLD, "index.html": b"new"})
    assert written == Written(("index.html",), (), ("topics/a.html", "topics/b.html"))
    assert (tmp_path / "topics/a.html").stat().st_mtime_ns == ages["topics/a.html"]
    assert contents(tmp_path)["index.html"] == b"new"


def test_pages_that_are_gone_are_removed(tmp_path: Path) -> None:
    """A page that the list no longer has goes, and so does the folder that it leaves empty."""
    write(tmp_path, OLD)
    written = write(tmp_path, {"index.html": b"old"})
    assert written.removed == ("topics/a.html", "topics/b.html")
    assert contents(tmp_path) == {"index.html": b"old"}
    assert not (tmp_path / "topics").exists()


def test_a_foreign_file_is_never_touched(tmp_path: Path) -> None:
    """What dlnotes did not write stays, in folders that it empties too."""
    (tmp_path / "topics").mkdir()
    (tmp_path / "topics" / "mine.txt").write_text("mine")
    (tmp_path / "CNAME").write_text("example.org")
    write(tmp_path, OLD)
    write(tmp_path, {"index.html": b"old"})
    kept = {"CNAME": b"example.org", "index.html": b"old", "topics/mine.txt": b"mine"}
    assert contents(tmp_path) == kept


@pytest.mark.parametrize("way", ["file", "folder", "file for a folder", "link", "linked folder"])
def test_a_foreign_file_in_the_way_stops_the_build_before_anything_changes(
    way: str, tmp_path: Path
) -> None:
    """Where a page would replace something that is not ours, nothing at all is written."""
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "kept").write_bytes(b"kept")
    write(site, {"index.html": b"old"})
    name = "topics/a.html"
    if way == "file":
        (site / "topics").mkdir()
        (site / name).write_bytes(b"mine")
    elif way == "folder":
        (site / name).mkdir(parents=True)
    elif way == "file for a folder":
        (site / "topics").write_bytes(b"mine")
    elif way == "link":
        (site / "topics").mkdir()
        (site / name).symlink_to(elsewhere / "kept")
    else:
        (site / "topics").symlink_to(elsewhere)
    before = sorted(site.rglob("*"))
    with pytest.raises(DiskError) as caught:
        write(site, {"index.html": b"new", name: b"page"})
    assert caught.value.code == "foreign-file"
    assert sorted(site.rglob("*")) == before
    assert (site / "index.html").read_bytes() == b"old"
    assert contents(elsewhere) == {"kept": b"kept"}


def test_a_foreign_file_that_is_already_the_page_is_no_trouble(tmp_path: Path) -> None:
    """A site whose manifest was lost is taken over when its bytes are ours anyway."""
    write(tmp_path, OLD)
    (tmp_path / ".dlnotes-manifest").unlink()
    assert write(tmp_path, OLD) == Written((), (), tuple(OLD))


def test_a_manifest_cannot_reach_out_of_the_site(tmp_path: Path) -> None:
    """A manifest that somebody doctored removes nothing outside the output."""
    write(tmp_path / "site", OLD)
    victim = tmp_path / "victim"
    victim.write_text("safe")
    (tmp_path / "site" / "out").symlink_to(tmp_path)
    manifest = tmp_path / "site" / ".dlnotes-manifest"
    manifest.write_text(manifest.read_text() + f"../victim\n{victim}\nout/victim\n")
    write(tmp_path / "site", OLD)
    assert victim.read_text() == "safe"


def test_the_old_site_is_whole_when_printing_fails_in_the_middle(tmp_path: Path) -> None:
    """An error while a new site is being made leaves the old one, byte for byte."""
    write(tmp_path, OLD)

    def failing() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"new"
        raise RuntimeError

    with output(tmp_path, apart_from=Path("/nowhere")) as site, pytest.raises(RuntimeError):
        site.write(failing())
    assert contents(tmp_path) == OLD


def test_no_empty_folder_is_left_by_a_build_that_came_to_nothing(tmp_path: Path) -> None:
    """A mistake found after the output was opened leaves the disk as it was."""
    with (
        pytest.raises(RuntimeError),
        output(tmp_path / "a" / "b", apart_from=Path("/nowhere")),
    ):
        raise RuntimeError
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("out", "code"),
    [
        ("notes", "output-holds-notes"),
        (".", "output-holds-notes"),
        ("notes/a.md", "output-not-a-folder"),
        ("/", "output-holds-notes"),
    ],
)
def test_a_site_is_never_written_over_the_notes(out: str, code: str, tmp_path: Path) -> None:
    """The notes' own folder, a folder that holds it, or a file is refused as a place."""
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.md").write_text("mine")
    with pytest.raises(DiskError) as caught:
        write(tmp_path / out, OLD, notes=tmp_path / "notes")
    assert caught.value.code == code


def test_the_home_folder_is_no_place_for_a_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slip of the keyboard does not fill the user's home folder."""
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(DiskError) as caught:
        write(tmp_path, OLD)
    assert caught.value.code == "output-too-much"


def test_a_site_may_lie_inside_the_notes(tmp_path: Path) -> None:
    """`dlnotes build . -o site` is fine."""
    write(tmp_path / "site", OLD, notes=tmp_path)
    assert contents(tmp_path / "site") == OLD


def test_two_builds_never_write_at_once(tmp_path: Path) -> None:
    """The second one is told who is in the way, and may come again."""
    nowhere = Path("/nowhere")
    with output(tmp_path, apart_from=nowhere), pytest.raises(DiskError) as caught:
        write(tmp_path, OLD)
    assert caught.value.code == "output-busy"
    write(tmp_path, OLD)
    assert contents(tmp_path) == OLD


KILLED = """
import os, signal, sys
from pathlib import Path
from dlnotes.disk import output
calls = 0
def replace(self, target, original=Path.replace):
    global calls
    calls += 1
    if calls > int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
    return original(self, target)
Path.replace = replace
def files():
    for name in ("index.html", "topics/b.html", "topics/c.html"):
        yield name, b"new " + name.encode()
    if sys.argv[2] == "-1":
        os.kill(os.getpid(), signal.SIGKILL)
with output(sys.argv[1], apart_from=Path("/nowhere")) as site:
    site.write(files())
"""


@pytest.mark.parametrize("moves", range(-1, 6))
def test_killed_at_any_moment_every_page_is_whole_and_the_next_build_heals(
    moves: int, tmp_path: Path
) -> None:
    """After `kill -9` each file is the old or the new one, and none of ours is forgotten."""
    write(tmp_path, OLD)
    run = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), str(moves)], check=False)
    assert run.returncode in (-9, 0)
    new = {name: b"new " + name.encode() for name in ("index.html", "topics/b.html")}
    for name, content in contents(tmp_path).items():
        if not name.startswith(".dlnotes-stage/"):
            assert content in (OLD.get(name), b"new " + name.encode())
    if moves < 1:
        assert {name: contents(tmp_path)[name] for name in OLD} == OLD
    write(tmp_path, new)
    assert contents(tmp_path) == new


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "tiny"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(place)]
    try:
        mounted = subprocess.run(mount, check=False, capture_output=True).returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        pytest.skip("only root may mount a tiny disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.parametrize("folder", ["site", "."])
def test_a_full_disk_leaves_the_old_site_whole(folder: str, tiny_disk: Path) -> None:
    """There is no half page: the new content did not fit, so the old site stands."""
    site = tiny_disk / folder
    write(site, OLD)
    with pytest.raises(DiskError) as caught:
        write(site, {"index.html": b"new", "topics/a.html": b"x" * 1_000_000})
    assert caught.value.code == "disk-full"
    assert contents(site) == OLD

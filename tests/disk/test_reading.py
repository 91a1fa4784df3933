"""Notes are found and read as people keep them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlnotes import disk
from dlnotes.config import Config, ConfigError
from dlnotes.disk import DiskError, decode


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("- http://example.org\n", "utf-8")


def names(folder: Path) -> list[str]:
    return [file.name for file in disk.files(disk.find(folder))]


def test_notes_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    """Every Markdown file below the folder is a note, in the same order on every machine."""
    put(tmp_path, "b.md", "a/z.markdown", "a.md", "B.MD", "笔记.md", "a/readme.txt")
    assert names(tmp_path) == ["B.MD", "a.md", "a/z.markdown", "b.md", "笔记.md"]


def test_what_is_hidden_or_ours_is_no_note(tmp_path: Path) -> None:
    """Hidden files and folders, the theme, and a site that was built here are not read."""
    put(tmp_path, "a.md", ".git/b.md", ".c.md", "theme/d.md", "site/e.md", "deep/theme/f.md")
    put(tmp_path, "site/.dlnotes-manifest")
    assert names(tmp_path) == ["a.md", "deep/theme/f.md"]


def test_a_single_file_is_a_list_whatever_its_name(tmp_path: Path) -> None:
    """`dlnotes build README` reads README."""
    put(tmp_path, "README", "other.md")
    assert names(tmp_path / "README") == ["README"]


def test_a_link_out_of_the_folder_is_not_published(tmp_path: Path) -> None:
    """A note that is a symbolic link to a file elsewhere stops the command; within, it is read."""
    put(tmp_path, "secret.md", "notes/a.md")
    (tmp_path / "notes" / "b.md").symlink_to("a.md")
    assert names(tmp_path / "notes") == ["a.md", "b.md"]
    (tmp_path / "notes" / "c.md").symlink_to(tmp_path / "secret.md")
    with pytest.raises(DiskError) as caught:
        names(tmp_path / "notes")
    assert caught.value.code == "leads-out"
    assert caught.value.place.endswith("c.md")


def test_an_image_is_read_only_from_within_the_list(tmp_path: Path) -> None:
    """A picture beside a note is found; one outside the list's folder is not."""
    put(tmp_path, "notes/a.md", "notes/images/b.png", "c.png")
    notes = disk.find(tmp_path / "notes")
    (note,) = disk.files(notes)
    assert disk.read_beside(note, "images/b.png", notes)
    assert disk.read_beside(note, "../c.png", notes) is None
    assert disk.read_beside(note, "images/none.png", notes) is None


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        ("\ufeff笔记\r\n".encode(), "\ufeff笔记\r\n", None),
        ("\ufeff笔记\r\n".encode("utf-16-be"), "\ufeff笔记\r\n", "UTF-16"),
        ("笔记：深度学习".encode("gb18030"), "笔记：深度学习", "GB18030"),
        (
            "深度学习的好文章，值得一读".encode() + b"\xff",
            "深度学习的好文章，值得一读\ufffd",
            "UTF-8, 1 bad",
        ),
        ("café".encode("latin-1"), "café", "Latin-1"),
        (b"", "", None),
    ],
    ids=["BOM", "UTF-16", "GB18030", "one bad byte", "Latin-1", "empty"],
)
def test_a_note_is_decoded_as_it_was_saved(data: bytes, text: str, encoding: str | None) -> None:
    """Line ends and the byte order mark stay, and an encoding that is not UTF-8 is named."""
    assert decode(data) == disk.Decoded(text, encoding)


@given(st.binary())
def test_any_bytes_are_some_text(data: bytes) -> None:
    """Reading never fails, and the text can be written as UTF-8 again."""
    assert decode(data).text.encode() is not None


@given(st.text())
def test_utf8_comes_back_as_it_was(text: str) -> None:
    """No character of a UTF-8 note is changed by reading it, whatever it is."""
    if not text.encode("utf-8", "replace").startswith((b"\xff\xfe", b"\xfe\xff")):
        assert decode(text.encode()).text == text


@pytest.mark.parametrize("place", ["notes/dlnotes.yaml", "notes/dlnotes.yml", "dlnotes.yaml"])
def test_settings_stand_beside_the_notes_or_above(place: str, tmp_path: Path) -> None:
    """A list finds its settings in its folder or in the one above, a single note as well."""
    put(tmp_path, "notes/a.md")
    (tmp_path / place).write_text("title: 书目\n", "utf-8")
    for given_ in ("notes", "notes/a.md"):
        assert disk.settings(disk.find(tmp_path / given_)).title == "书目"


def test_a_list_without_settings_has_the_usual_ones(tmp_path: Path) -> None:
    """No file and an empty file both mean the defaults."""
    put(tmp_path, "a.md")
    assert disk.settings(disk.find(tmp_path)) == Config()
    (tmp_path / "dlnotes.yaml").write_text("# nothing yet\n")
    assert disk.settings(disk.find(tmp_path)) == Config()


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("title: a\ntopics:\n\t- b\n", "broken-yaml", ":3:1"),
        ("title: 'a\n", "broken-yaml", ":2:1"),
        ("title: a\ntittle: b\n", "unknown-setting", ":2"),
        ("kinds:\n  影评: film\n", "bad-setting", ":2"),
        ("- a\n", "bad-setting", ""),
        ("a: &a [*a, *a]\nb: \x00", "broken-yaml", ""),
        ("when: 2015-99-99\n", "broken-yaml", ""),
    ],
)
def test_broken_settings_are_shown_with_their_line(
    text: str, code: str, place: str, tmp_path: Path
) -> None:
    """A mistake in the settings names the file and, where it is known, the line."""
    put(tmp_path, "a.md")
    (tmp_path / "dlnotes.yaml").write_text(text)
    with pytest.raises((DiskError, ConfigError)) as caught:
        disk.settings(disk.find(tmp_path))
    assert caught.value.code == code
    assert caught.value.place == (tmp_path / "dlnotes.yaml").as_posix() + place


def test_a_theme_replaces_templates_by_name(tmp_path: Path) -> None:
    """A file in the theme stands for the built-in one, and the rest are still there."""
    put(tmp_path, "a.md")
    (tmp_path / "theme" / "static").mkdir(parents=True)
    (tmp_path / "theme" / "home.html").write_text("mine")
    (tmp_path / "theme" / ".DS_Store").write_bytes(b"\xff")
    notes = disk.find(tmp_path)
    plain = disk.templates(disk.find(__file__), Config())
    mine = disk.templates(notes, Config())
    assert mine == {**plain, "home.html": "mine"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_note_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """A file without permission is a mistake with its place, not a traceback."""
    put(tmp_path, "a.md")
    (tmp_path / "a.md").chmod(0)
    with pytest.raises(DiskError) as caught:
        disk.read(disk.files(disk.find(tmp_path))[0])
    assert caught.value.code == "cannot-read"

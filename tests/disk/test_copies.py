"""Copies of pictures: whole, or not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from dlnotes.config import Mistake
from dlnotes.disk import find, has_copy, keep_copy

NAME = "pictures/a-1.png"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text("- x", "utf-8")
    return tmp_path


def test_a_copy_is_there_after_it_was_kept(folder: Path) -> None:
    """Its folder is made for it, and what a killed check has left is no obstacle."""
    notes = find(folder)
    assert not has_copy(notes, NAME)
    keep_copy(notes, NAME, b"one")
    (folder / "pictures" / ".a-1.png.new").write_bytes(b"ha")
    keep_copy(notes, NAME, b"two")
    assert has_copy(notes, NAME)
    assert [path.name for path in (folder / "pictures").iterdir()] == ["a-1.png"]
    assert (folder / NAME).read_bytes() == b"two"


def test_a_full_disk_leaves_what_was_there(folder: Path, request: pytest.FixtureRequest) -> None:
    """Neither half a picture nor a stage stays behind."""
    notes = find(folder)
    keep_copy(notes, NAME, b"one")
    request.getfixturevalue("full_disk")
    with pytest.raises(Mistake) as caught:
        keep_copy(notes, NAME, b"two")
    assert caught.value.code == "ledger-full"
    assert [path.name for path in (folder / "pictures").iterdir()] == ["a-1.png"]
    assert (folder / NAME).read_bytes() == b"one"


def test_a_link_is_no_copy(folder: Path) -> None:
    """A link under a copy's name is replaced, and never followed."""
    notes = find(folder)
    (folder / "pictures").mkdir()
    (folder / "secret").write_bytes(b"s")
    (folder / NAME).symlink_to(folder / "secret")
    assert not has_copy(notes, NAME)
    keep_copy(notes, NAME, b"one")
    assert (folder / "secret").read_bytes() == b"s"
    assert has_copy(notes, NAME)

"""The cache may vanish or be nonsense at any time."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dlnotes.cli.cores import spread
from dlnotes.disk import Cache


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_what_was_put_is_there_again_for_the_same_list(home: Path, tmp_path: Path) -> None:
    """A list finds what it left, and another list does not."""
    Cache(tmp_path / "a").put("key", b"content")
    assert Cache(tmp_path / "a").get("key") == b"content"
    assert Cache(tmp_path / "b").get("key") is None


def test_without_a_place_nothing_is_remembered(home: Path) -> None:
    """`--no-cache` reads nothing and leaves nothing."""
    Cache(None).put("key", b"content")
    assert Cache(None).get("key") is None
    assert not home.exists()


def test_a_cache_never_outgrows_its_list(home: Path, tmp_path: Path) -> None:
    """What the last build did not use is forgotten."""
    cache = Cache(tmp_path)
    for key in "abc":
        cache.put(key, b"content")
    cache.keep_only(["b"])
    assert [cache.get(key) for key in "abc"] == [None, b"content", None]


def test_a_cache_that_cannot_be_written_is_no_cache(home: Path, tmp_path: Path) -> None:
    """A file where the cache's folder should be costs time and nothing else."""
    home.write_text("in the way")
    cache = Cache(tmp_path)
    cache.put("key", b"content")
    assert cache.get("key") is None
    cache.keep_only([])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system forks nothing")
def test_children_read_parts_at_once_that_their_parent_has_begun_to_read(
    home: Path, tmp_path: Path
) -> None:
    """What is open in a parent is open in its children: none moves the others' place."""
    pieces = [f"{number:05}".encode() for number in range(5_000)]
    with Cache(tmp_path / "a") as cache:
        cache.put("key", b"".join(pieces))
        assert cache.part("key", 0, 5) == pieces[0]

        def work(child: int) -> bytes:
            found = [cache.part("key", 5 * number, 5) for number in range(5_000)]
            return b"right" if found == pieces else b"wrong"

        assert [*spread(work, range(4), 4)] == [b"right"] * 4

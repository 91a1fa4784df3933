"""The same notes give the same site, to the byte, wherever and whenever it is built."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.promises.lists import OWN
from tests.promises.sites import build, tree


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Several notes, so that their order and the work of several processes matter."""
    folder = tmp_path_factory.mktemp("list") / "notes"
    shutil.copytree(OWN.parent, folder)
    text = OWN.read_text("utf-8")
    for year in range(2016, 2020):
        (folder / f"{year}-05-06-更多.md").write_text(
            text.replace("http://t.cn/R", f"http://t.cn/{year}"), "utf-8"
        )
    return folder


@pytest.fixture(scope="module")
def first(notes: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    site = tmp_path_factory.mktemp("first") / "site"
    build(notes, site)
    return tree(site)


def test_a_second_build_changes_no_byte(notes: Path, tmp_path: Path) -> None:
    """Building again, with what the first build remembered, writes the same files."""
    site = tmp_path / "site"
    build(notes, site)
    before = tree(site)
    build(notes, site)
    assert tree(site) == before


@pytest.mark.parametrize(
    "env",
    [
        {"TZ": "Pacific/Kiritimati"},
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4242", "TZ": "America/Los_Angeles"},
        {"LC_ALL": "C", "LANG": "C"},
        {"SOURCE_DATE_EPOCH": "0"},
    ],
    ids=str,
)
def test_the_surroundings_change_no_byte(
    env: dict[str, str], notes: Path, first: dict[str, bytes], tmp_path: Path
) -> None:
    """Neither the time zone, the locale nor the order of a set can be seen in a site."""
    build(notes, tmp_path / "site", env=env)
    assert tree(tmp_path / "site") == first


def test_another_folder_changes_no_byte(
    notes: Path, first: dict[str, bytes], tmp_path: Path
) -> None:
    """A site does not know where it was built, nor how its notes' folder was named to it."""
    shutil.copytree(notes, tmp_path / "elsewhere" / "notes")
    build(Path("notes"), tmp_path / "site", folder=tmp_path / "elsewhere")
    assert tree(tmp_path / "site") == first


def test_the_files_dates_change_no_byte(
    notes: Path, first: dict[str, bytes], tmp_path: Path
) -> None:
    """A fresh checkout, where every file is new, gives the site that it gave before."""
    folder = tmp_path / "notes"
    folder.mkdir()
    for path in sorted(notes.iterdir(), reverse=True):
        (folder / path.name).write_bytes(path.read_bytes())
    build(folder, tmp_path / "site")
    assert tree(tmp_path / "site") == first

"""From an entry on the site to its line in the list's repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.promises.sites import build
from tests.render.making import parse

NOTE = "# 甲\n\n- [题](http://a.cn/1)\n\n- [又](http://a.cn/2)\n  下一行\n"


def notes_in(folder: Path, setting: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "笔记.md").write_text(NOTE, "utf-8")
    (folder / "dlnotes.yaml").write_text(setting, "utf-8")
    return folder


def lines_of(site: Path) -> list[str]:
    """Where the entries of the only topic lead to be mended, in order."""
    tree = parse((site / "topics" / "甲.html").read_text("utf-8"))
    return [a.attrib["href"] for a in tree.iter("a") if a.get("class") == "edit"]


@pytest.mark.parametrize(
    ("setting", "first"),
    [
        ("https://github.com/me/list", "/blob/HEAD/papers/%E7%AC%94%E8%AE%B0.md?plain=1#L3"),
        (
            "{url: 'https://gitlab.com/me/list.git', branch: dev}",
            "/-/blob/dev/papers/%E7%AC%94%E8%AE%B0.md?plain=1#L3",
        ),
        (
            "{url: 'https://codeberg.org/me/list', folder: docs/lists}",
            "/src/branch/main/docs/lists/%E7%AC%94%E8%AE%B0.md?display=source#L3",
        ),
    ],
)
def test_each_entry_leads_to_its_line(tmp_path: Path, setting: str, first: str) -> None:
    """With `repository:` an entry leads to the line that it begins on, on the list's own forge."""
    notes = notes_in(tmp_path / "papers", f"repository: {setting}\n")
    build(notes, tmp_path / "site")
    found = lines_of(tmp_path / "site")
    assert found[0].endswith(f"/me/list{first}")
    assert found[1].endswith(f"{first[:-1]}5")


def test_the_way_begins_at_the_root_of_the_repository(tmp_path: Path) -> None:
    """Where the notes lie in a checkout, their folder in it is found without a setting."""
    (tmp_path / ".git").mkdir()
    notes = notes_in(tmp_path / "a" / "b", "repository: https://github.com/me/list\n")
    build(notes, tmp_path / "site")
    assert "/blob/HEAD/a/b/" in lines_of(tmp_path / "site")[0]


def test_an_entry_that_moves_leads_to_its_new_line(tmp_path: Path) -> None:
    """A rebuild after an edit above it leads to where the entry is then."""
    notes = notes_in(tmp_path / "papers", "repository: https://github.com/me/list\n")
    build(notes, tmp_path / "site")
    (notes / "笔记.md").write_text(f"\n{NOTE}", "utf-8")
    build(notes, tmp_path / "site")
    assert [address.rpartition("#")[2] for address in lines_of(tmp_path / "site")] == ["L4", "L6"]


def test_without_a_repository_nothing_leads_there(tmp_path: Path) -> None:
    """A list that names none has no such links."""
    notes = notes_in(tmp_path / "papers", "title: 书目\n")
    build(notes, tmp_path / "site")
    assert lines_of(tmp_path / "site") == []

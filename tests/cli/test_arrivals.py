"""New entries are dated by the history of the list, in real repositories."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Stranger
from tests.promises.sites import tree

OLD, NEW = "- 《旧》http://a.cn/1 先读\n", "- 《新》http://a.cn/2 后读\n"
NAME = "notes/2015-02-23-笔记.md"


def git(folder: Path, *arguments: str, day: str = "2020-05-06") -> None:
    moment = f"{day}T23:30:00+00:00"
    dated = {"GIT_COMMITTER_DATE": moment, "GIT_AUTHOR_DATE": "2001-01-01T00:00:00+00:00"}
    settings = ("-c", "user.name=n", "-c", "user.email=n@example.org")
    subprocess.run(
        ["git", *settings, *arguments],
        cwd=folder,
        env={**os.environ, **dated},
        check=True,
        capture_output=True,
    )


def commit(curator: Stranger, day: str) -> None:
    git(curator.folder, "add", ".")
    git(curator.folder, "commit", "--quiet", "--message", day, day=day)


def days(folder: Path) -> dict[str, str]:
    """Each title of the feed with its day, the newest first."""
    items = json.loads((folder / "site/feed.json").read_text("utf-8"))["items"]
    return {item["title"]: item["date_published"][:10] for item in items}


@pytest.fixture
def curator(dlnotes: Stranger) -> Stranger:
    """A curator who committed an entry on one day and another on a later one."""
    git(dlnotes.folder, "init", "--quiet", "--initial-branch", "main")
    (dlnotes.folder / ".gitignore").write_text("site\nhome\n", "utf-8")
    dlnotes.put(NAME, f"# 题\n\n{OLD}")
    commit(dlnotes, "2020-05-06")
    dlnotes.put(NAME, f"# 题\n\n{NEW}{OLD}")
    commit(dlnotes, "2021-07-08")
    return dlnotes


def test_an_entry_is_dated_by_the_day_on_which_it_came(curator: Stranger) -> None:
    """The last to come is first in the feed, wherever it stands; what is not committed yet
    has its note's date."""
    assert curator("build").err.count("history") == 0
    assert list(days(curator.folder).items()) == [("新", "2021-07-08"), ("旧", "2020-05-06")]
    curator.put(NAME, f"# 题\n\n{NEW}{OLD}- 《草稿》http://a.cn/3\n")
    curator("build")
    assert days(curator.folder)["草稿"] == "2015-02-23"
    commit(curator, "2022-01-02")
    curator("build")
    assert next(iter(days(curator.folder).items())) == ("草稿", "2022-01-02")


def test_an_edited_or_moved_entry_is_not_new(curator: Stranger) -> None:
    """Another title, more commentary, another heading, another note: the entry is the same."""
    curator.put(NAME, "# 别的题\n")
    curator.put("notes/b.md", "# 题\n\n- [文章]《旧作，改名》http://a.cn/1。补记\n")
    commit(curator, "2023-03-04")
    curator("build")
    assert days(curator.folder)["旧作，改名"] == "2020-05-06"


def test_what_was_remembered_is_what_is_found_anew(curator: Stranger) -> None:
    """The days are the same with a cache and without, after a commit and on another branch."""
    curator("build")
    curator.put(NAME, f"# 题\n\n{OLD}- 《三》http://a.cn/3\n")
    commit(curator, "2022-01-02")
    curator("build")
    made = tree(curator.folder / "site")
    curator("build", "--no-cache")
    assert tree(curator.folder / "site") == made
    git(curator.folder, "checkout", "--quiet", "-b", "other", "HEAD~2")
    curator.put(NAME, f"# 题\n\n{OLD}- 《三》http://a.cn/3\n")
    commit(curator, "2024-01-02")
    curator("build")
    assert days(curator.folder)["三"] == "2024-01-02"


def test_a_clone_gives_the_same_bytes(curator: Stranger, tmp_path: Path) -> None:
    """The same history in another place and another time zone gives the same site."""
    curator("build")
    made = tree(curator.folder / "site")
    shutil.rmtree(curator.folder / "site")
    git(curator.folder, "clone", "--quiet", ".", str(tmp_path / "clone"))
    curator("build", str(tmp_path / "clone/notes"), TZ="Pacific/Kiritimati")
    assert tree(curator.folder / "site") == made


def test_a_clone_without_its_history_says_so(curator: Stranger, tmp_path: Path) -> None:
    """Its entries have the notes' dates, and the build says why and what to do."""
    address = curator.folder.as_uri()
    git(curator.folder, "clone", "--quiet", "--depth", "1", address, str(tmp_path / "clone"))
    run = curator("build", str(tmp_path / "clone/notes"))
    assert run.code == 0
    assert "git fetch --unshallow" in run.err
    assert set(days(curator.folder).values()) == {"2015-02-23"}


def test_without_git_a_build_is_no_failure(curator: Stranger) -> None:
    """Where a repository's git is missing, the notes' dates hold, and the build says so."""
    run = curator("build", PATH=str(curator.folder))
    assert run.code == 0
    assert "there is no git here" in run.err
    assert set(days(curator.folder).values()) == {"2015-02-23"}


def test_a_list_outside_of_any_repository_asks_nobody(dlnotes: Stranger) -> None:
    """Without a repository there is nothing to say, and the note's date holds."""
    dlnotes.put(NAME, f"# 题\n\n{OLD}")
    run = dlnotes("build")
    assert "git" not in run.err
    assert days(dlnotes.folder) == {"旧": "2015-02-23"}

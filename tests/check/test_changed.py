"""`--changed-since`: only the links on lines that are new, in a real repository."""

from __future__ import annotations

import subprocess

import pytest

from tests.check.conftest import Curator
from tests.check.worlds import note_of

ONE, TWO, THREE = (f"http://{name}.example/a" for name in ("one", "two", "three"))


def git(curator: Curator, *arguments: str) -> None:
    settings = ("-c", "user.name=n", "-c", "user.email=n@example.org")
    subprocess.run(
        ["git", *settings, *arguments], cwd=curator.folder, check=True, capture_output=True
    )


@pytest.fixture
def repository(curator: Curator) -> Curator:
    """A curator whose notes are in a repository with one commit."""
    git(curator, "init", "--quiet", "--initial-branch", "main")
    curator.put("notes/笔记 a.md", note_of([ONE]))
    git(curator, "add", ".")
    git(curator, "commit", "--quiet", "--message", "one")
    return curator


def links(curator: Curator, ref: str, *arguments: str) -> set[str]:
    run = curator("--offline", "--format", "json", "--changed-since", ref, *arguments)
    assert run.code == 0, run.err
    return set(run.verdicts)


def test_only_new_lines_count(repository: Curator) -> None:
    """A line that was added or changed is looked at, committed or not; an old one is not."""
    assert links(repository, "HEAD") == set()
    repository.put("notes/笔记 a.md", note_of([ONE, TWO]))
    assert links(repository, "HEAD") == {TWO}
    git(repository, "commit", "--quiet", "--all", "--message", "two")
    assert links(repository, "HEAD") == set()
    assert links(repository, "HEAD~1") == {TWO}


def test_a_new_file_is_new_as_a_whole(repository: Curator) -> None:
    """A note that git does not know yet, or knows since then, counts with all its lines."""
    repository.put("notes/sub/b.md", note_of([TWO]))
    assert links(repository, "HEAD") == {TWO}
    git(repository, "add", ".")
    assert links(repository, "HEAD") == {TWO}


def test_a_renamed_file_is_not_new(repository: Curator) -> None:
    """Moving a note changes no line of it."""
    git(repository, "mv", "notes/笔记 a.md", 'notes/"b".md')
    assert links(repository, "HEAD") == set()
    repository.put('notes/"b".md', note_of([ONE, TWO]))
    assert links(repository, "HEAD") == {TWO}


def test_what_others_did_meanwhile_is_not_ours(repository: Curator) -> None:
    """Against a branch that has gone on, what counts is what is new since the two parted."""
    git(repository, "switch", "--quiet", "--create", "mine")
    repository.put("notes/笔记 a.md", note_of([ONE, TWO]))
    git(repository, "commit", "--quiet", "--all", "--message", "two")
    git(repository, "switch", "--quiet", "main")
    repository.put("notes/笔记 a.md", note_of([THREE]))
    git(repository, "commit", "--quiet", "--all", "--message", "three")
    git(repository, "switch", "--quiet", "mine")
    assert links(repository, "main") == {TWO}


def test_a_single_note_in_a_folder_below(repository: Curator) -> None:
    """Lines are found for one note too, wherever the repository begins."""
    repository.put("notes/笔记 a.md", note_of([ONE, TWO]))
    assert links(repository, "HEAD", "notes/笔记 a.md") == {TWO}


def test_lines_that_look_like_a_diff_mislead_nobody(repository: Curator) -> None:
    """A note may hold anything, the head of a diff among it."""
    odd = f"++ b/notes/x.md\n\n@@ -1 +1,99 @@\n\n- [a]({TWO})\n"
    repository.put("notes/笔记 a.md", note_of([ONE]) + odd)
    assert links(repository, "HEAD") == {TWO}


def test_where_nobody_knows_what_is_new(curator: Curator, repository: Curator) -> None:
    """No repository, no such commit: a clear sentence with the next step, and 2."""
    run = repository("--offline", "--changed-since", "--output=x")
    assert run.code == 2
    assert 'there is no commit or branch "--output=x"' in run.err
    git(repository, "rev-parse", "HEAD")
    outside = Curator(repository.folder.parent / "outside")
    outside.put("notes/a.md", note_of([ONE]))
    run = outside("--offline", "--changed-since", "HEAD")
    assert run.code == 2
    assert "this is no git repository" in run.err
    assert "leave --changed-since out" in run.err

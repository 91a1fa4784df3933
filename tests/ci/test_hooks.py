"""The hooks for pre-commit, in pre-commit itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

FLAWED = "# 书目\n\n- 论文 Scaling》http://arxiv.org/abs/1502.00512 很好\n"
CLEAN = "# 书目\n\n- [论文]《Scaling》http://arxiv.org/abs/1502.00512 很好\n"


@pytest.fixture(scope="module")
def hook(root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A copy of this checkout, committed, as others would name it; and a home for pre-commit."""
    copy = tmp_path_factory.mktemp("hooks") / "dlnotes"
    files = git(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    for name in filter(None, files.split("\0")):
        if not name.startswith(("tests/", "docs/", "notes/")) and (root / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes((root / name).read_bytes())
    git(copy, "init", "--quiet")
    git(copy, "add", "--all")
    me = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    git(copy, *me, "commit", "--quiet", "--message", "All")
    return copy, {**os.environ, "PRE_COMMIT_HOME": str(copy.parent / "home"), "LANG": "C.UTF-8"}


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "core.autocrlf=false", *arguments]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_pre_commit_reads_the_hooks(hook: tuple[Path, dict[str, str]]) -> None:
    """The file of hooks is one that pre-commit accepts."""
    copy, env = hook
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml"]
    assert subprocess.run(command, cwd=copy, env=env, check=False).returncode == 0


def test_a_commit_is_told_what_wants_mending(
    hook: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    """A note with a problem stops the commit and says where; a clean one passes; code is not
    a note."""
    copy, env = hook
    git(tmp_path, "init", "--quiet")
    for name, text in (("a b.md", FLAWED), ("笔记.md", CLEAN), ("x.py", FLAWED)):
        (tmp_path / name).write_text(text, "utf-8")
    git(tmp_path, "add", "--all")

    def run(*files: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pre_commit", "try-repo", str(copy), "dlnotes-lint"]
        return subprocess.run(
            [*command, "--files", *files],
            cwd=tmp_path,
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )

    told = run("a b.md", "笔记.md")
    assert told.returncode == 1, told.stdout + told.stderr
    assert "a b.md:3:13: unbalanced mark: 》" in told.stdout
    assert "1 problem in 2 notes." in told.stdout
    assert run("笔记.md", "x.py").returncode == 0

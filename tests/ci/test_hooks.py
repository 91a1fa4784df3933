"""The hooks for pre-commit, in pre-commit itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from dlnotes.ledger import Memory, text_of

Run = subprocess.CompletedProcess[str]

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


def tried(hook: tuple[Path, dict[str, str]], folder: Path, name: str, *files: str) -> Run:
    """Run one hook over *files* of the repository in *folder*, as a commit of them would."""
    copy, env = hook
    source = {"repo": str(copy), "rev": git(copy, "rev-parse", "HEAD").strip()}
    config = {"repos": [{**source, "hooks": [{"id": name}]}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
    git(folder, "add", ".pre-commit-config.yaml")
    command = [sys.executable, "-m", "pre_commit", "run", name, "--files", *files]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


def repository(folder: Path, **files: str) -> None:
    git(folder, "init", "--quiet")
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    git(folder, "add", "--all")


def test_a_commit_is_told_what_wants_mending(
    hook: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    """A note with a problem stops the commit and says where; a clean one passes; code is not
    a note."""
    repository(tmp_path, **{"a b.md": FLAWED, "笔记.md": CLEAN, "x.py": FLAWED})
    told = tried(hook, tmp_path, "dlnotes-lint", "a b.md", "笔记.md")
    assert told.returncode == 1, told.stdout + told.stderr
    assert "a b.md:3:13: unbalanced mark: 》" in told.stdout
    assert "1 problem in 2 notes." in told.stdout
    assert tried(hook, tmp_path, "dlnotes-lint", "笔记.md", "x.py").returncode == 0


def test_a_commit_mends_what_the_ledger_proves(
    hook: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    """Where something could be mended the commit stops, with the note mended; then it passes."""
    short, target = "http://t.cn/RbAaaa1", "http://a.example/paper"
    ledger = text_of([Memory(url=short, verdict="alive", target=target, known="2026-01-01")])
    repository(tmp_path, **{"notes/a.md": f"- [题]({short})\n", "notes/links.jsonl": ledger})
    told = tried(hook, tmp_path, "dlnotes-fix", "notes/a.md")
    assert told.returncode == 1, told.stdout + told.stderr
    assert "files were modified by this hook" in told.stdout
    assert (tmp_path / "notes/a.md").read_text("utf-8") == f"- [题]({target})\n"
    assert tried(hook, tmp_path, "dlnotes-fix", "notes/a.md").returncode == 0

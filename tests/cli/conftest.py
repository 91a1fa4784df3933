"""The program as a stranger runs it: a process, a folder, words on a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

NOTE = """\
# 书目

## 神经网络

- [漫谈ANN](http://hahack.com/reading/ann1/) 讲得清楚
- [论文]《Deep Learning》http://www.nature.com/articles/nature14539 综述
"""

FLAWED = """\
# 书目

- 论文 Scaling》http://arxiv.org/abs/1502.00512 很好
- [没有地址]()
"""


@dataclass(frozen=True, slots=True)
class Run:
    """How a run of the program ended."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody in a folder of their own, with a cache of their own."""

    folder: Path
    env: dict[str, str]

    def __call__(self, *arguments: str, **env: str) -> Run:
        """Type ``dlnotes`` and *arguments*."""
        run = subprocess.run(
            self.command(*arguments),
            cwd=self.folder,
            env={**self.env, **env},
            capture_output=True,
            check=False,
        )
        return Run(run.returncode, run.stdout.decode(), run.stderr.decode())

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "dlnotes", *arguments]

    def put(self, name: str, content: str | bytes = NOTE) -> Path:
        """A file in the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def site(self, name: str = "site") -> dict[str, bytes]:
        """Every file of a site by its name."""
        top = self.folder / name
        files = (path for path in sorted(top.rglob("*")) if path.is_file())
        return {path.relative_to(top).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def newcomer(tmp_path: Path) -> Callable[[str], Stranger]:
    """Strangers, each in a folder of the given name."""

    def arrive(name: str) -> Stranger:
        folder = tmp_path / name
        folder.mkdir()
        kept = {"PATH", "HOME", "SYSTEMROOT", "VIRTUAL_ENV"} & os.environ.keys()
        env = {name: os.environ[name] for name in kept}
        cache = tmp_path / f"cache of {name}"
        return Stranger(folder, {**env, "LANG": "C.UTF-8", "XDG_CACHE_HOME": str(cache)})

    return arrive


@pytest.fixture
def dlnotes(newcomer: Callable[[str], Stranger]) -> Stranger:
    """One stranger."""
    return newcomer("desk")

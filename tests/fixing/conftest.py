"""The program as a curator runs it: `dlnotes fix` in a folder of notes."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from dlnotes import ledger
from dlnotes.ledger import Memory, text_of

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Ran:
    """How a run of the program ended."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Desk:
    """A folder with a list in it."""

    folder: Path

    def __call__(self, *arguments: str, said: str = "", **env: str) -> Ran:
        """Type ``dlnotes`` and *arguments*, and then what is *said* to it."""
        run = subprocess.run(
            [sys.executable, "-m", "dlnotes", *arguments],
            cwd=self.folder,
            env=self.environment(**env),
            input=said.encode(),
            capture_output=True,
            check=False,
        )
        return Ran(run.returncode, run.stdout.decode(), run.stderr.decode())

    def environment(self, **env: str) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        plain = {"LANG": "C.UTF-8", "XDG_CACHE_HOME": str(self.folder.parent / "cache")}
        source = os.pathsep.join((str(ROOT), str(ROOT / "src")))
        return {**kept, **plain, "PYTHONPATH": source, **env}

    def put(self, name: str, content: str | bytes) -> Path:
        path = self.folder / "notes" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def know(self, *memories: Memory) -> None:
        self.put("links.jsonl", text_of(memories))

    @property
    def memories(self) -> dict[str, Memory]:
        text = (self.folder / "notes" / "links.jsonl").read_text("utf-8")
        return dict(ledger.parse(text).memories)

    def ids(self) -> list[str]:
        """The permanent ids of the list, in its order."""
        import json

        run = self("export", "--format", "json")
        return [entry["id"] for entry in json.loads(run.out)["entries"]]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    folder = tmp_path / "desk"
    (folder / "notes").mkdir(parents=True)
    return Desk(folder)

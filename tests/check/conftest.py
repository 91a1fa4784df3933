"""The program as a stranger runs it, in a web that fits on loopback."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from dlnotes import ledger
from dlnotes.ledger import Memory
from tests.web.small_web import SmallWeb, running

ROOT = Path(__file__).resolve().parents[2]


class Loopback:
    """A small web that runs beside the test, in a thread of its own."""

    def __init__(self, web: SmallWeb) -> None:
        self.web = web
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run()), daemon=True)

    def __enter__(self) -> Loopback:
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join(10)

    def unplug(self) -> None:
        """Pull the cable."""
        self._loop.call_soon_threadsafe(self.web.unplug)

    def plug_in(self) -> None:
        self.web.unplugged = False

    @property
    def environment(self) -> str:
        """Where the program finds this web."""
        authority = self.web.authority.cert_pem.bytes().decode()
        found = {"dns": self.web.dns_port, "ports": self.web.ports, "authority": authority}
        return json.dumps(found)

    async def _run(self) -> None:
        self._loop, self._over = asyncio.get_running_loop(), asyncio.Event()
        async with running(self.web):
            self._ready.set()
            await self._over.wait()


@dataclass(frozen=True, slots=True)
class Run:
    """How a run of the program ended."""

    code: int
    out: str
    err: str

    @property
    def verdicts(self) -> dict[str, str]:
        """Each link's verdict, of a report in JSON."""
        return {link["url"]: link["verdict"] for link in self.json["links"]}

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass
class Curator:
    """Somebody with a folder of notes, and perhaps a web around them."""

    folder: Path
    loopback: Loopback | None = None
    env: dict[str, str] = field(default_factory=dict)

    def __call__(self, *arguments: str, **env: str) -> Run:
        """Type ``dlnotes check`` and *arguments*."""
        run = subprocess.run(
            self.command(*arguments),
            cwd=self.folder,
            env=self.environment(**env),
            capture_output=True,
            check=False,
        )
        return Run(run.returncode, run.stdout.decode(), run.stderr.decode())

    def command(self, *arguments: str) -> list[str]:
        program = "dlnotes" if self.loopback is None else "tests.check.program"
        return [sys.executable, "-m", program, "check", *arguments]

    def environment(self, **env: str) -> dict[str, str]:
        kept = {"PATH", "HOME", "SYSTEMROOT", "VIRTUAL_ENV"} & os.environ.keys()
        plain = {name: os.environ[name] for name in kept} | {"LANG": "C.UTF-8"}
        plain["PYTHONPATH"] = os.pathsep.join((str(ROOT), str(ROOT / "src")))
        plain["XDG_CACHE_HOME"] = str(self.folder.parent / "cache")
        if self.loopback is not None:
            plain["SMALL_WEB"] = self.loopback.environment
        return plain | self.env | env

    def put(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    @property
    def ledger(self) -> Path:
        return self.folder / "notes" / "links.jsonl"

    @property
    def memories(self) -> dict[str, Memory]:
        """What is in the ledger's file."""
        return dict(ledger.parse(self.ledger.read_text("utf-8")).memories)

    @property
    def beside(self) -> list[str]:
        """The names of the files beside the notes."""
        return sorted(path.name for path in (self.folder / "notes").iterdir())


@pytest.fixture
def curator(tmp_path: Path) -> Curator:
    """Somebody without a web: whoever needs one gives them a loopback."""
    folder = tmp_path / "desk"
    folder.mkdir()
    return Curator(folder)


@pytest.fixture
def web() -> SmallWeb:
    """A web with nothing in it yet."""
    return SmallWeb()


@pytest.fixture
def online(web: SmallWeb, curator: Curator) -> Iterator[Curator]:
    """Somebody in the small web *web*."""
    with Loopback(web) as loopback:
        curator.loopback = loopback
        yield curator

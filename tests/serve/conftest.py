"""A curator at work: a folder of notes, and the preview of them, as a process of its own."""

from __future__ import annotations

import re
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Protocol

import pytest

from tests.cli.conftest import Stranger, dlnotes, newcomer

__all__ = ["dlnotes", "newcomer"]

PATIENCE = 60.0
"""Seconds that a slow machine may take for anything."""


def until(wanted: Callable[[], object], what: str) -> None:
    """Wait for it; no test says how long it takes."""
    end = time.monotonic() + PATIENCE
    while not wanted():
        assert time.monotonic() < end, f"in vain: {what}"
        time.sleep(0.02)


@dataclass
class Serving:
    """A preview that runs; what it says goes into the file *said*."""

    process: subprocess.Popen[bytes]
    said: Path
    port: int = 0

    @property
    def words(self) -> str:
        return self.said.read_text("utf-8")

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def begin(self) -> None:
        """Wait until it says where it is."""
        until(lambda: self._found() or self.process.poll() is not None, "the preview's address")
        found = self._found()
        assert found, self.words
        self.port = int(found[1])

    def _found(self) -> re.Match[str] | None:
        return re.search(r"http://\S+?:(\d+)/", self.words)

    def ask(self, target: str, method: str = "GET", **heads: str) -> tuple[HTTPResponse, bytes]:
        """Ask for exactly *target*, as no browser would."""
        there = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            there.putrequest(method, target, skip_host="Host" in heads)
            for name, value in heads.items():
                there.putheader(name.replace("_", "-"), value)
            there.endheaders()
            answer = there.getresponse()
            return answer, answer.read()
        finally:
            there.close()

    def page(self, target: str = "/") -> str:
        """The text of a page as it is sent."""
        return self.ask(target)[1].decode()

    def end(self) -> int:
        """Press Ctrl-C: the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


class Start(Protocol):
    """Starts a preview in the stranger's folder, with more words on its command line."""

    def __call__(self, *arguments: str, **env: str) -> Serving: ...


@pytest.fixture
def serving(dlnotes: Stranger, tmp_path: Path) -> Iterator[Start]:
    started: list[Serving] = []

    def start(*arguments: str, **env: str) -> Serving:
        said = tmp_path / f"said {len(started)}"
        with said.open("wb") as pen:
            process = subprocess.Popen(
                dlnotes.command("serve", "--port", "0", *arguments),
                cwd=dlnotes.folder,
                env={**dlnotes.env, **env},
                stdout=pen,
                stderr=subprocess.STDOUT,
            )
        started.append(Serving(process, said))
        started[-1].begin()
        return started[-1]

    yield start
    for serving in started:
        serving.process.kill()
        serving.process.wait()

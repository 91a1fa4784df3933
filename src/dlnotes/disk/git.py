"""Git, asked with whatever could run other programs or colour its answer switched off."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dlnotes.disk.mistakes import DiskError

if TYPE_CHECKING:
    from subprocess import CompletedProcess

_OPTIONS = ("--literal-pathspecs", "-c", "core.quotePath=true", "-c", "log.showSignature=false")


def command(folder: Path, *arguments: str) -> list[str]:
    """How git is called to answer for *folder*."""
    return ["git", "-C", str(folder), *_OPTIONS, *arguments]


def run(folder: Path, *arguments: str) -> CompletedProcess[bytes]:
    """Git's answer, whatever it is.  Raises OSError where there is no git."""
    # Hardly any command asks git: its import is not worth it for the others.
    import subprocess

    return subprocess.run(
        command(folder, *arguments), capture_output=True, check=False, stdin=subprocess.DEVNULL
    )


def output(folder: Path, *arguments: str, code: str = "git-failed", **values: str) -> bytes:
    """What git prints.  Raises DiskError, with *code* when git refuses."""
    try:
        answer = run(folder, *arguments)
    except OSError as error:
        raise DiskError("no-git", str(folder)) from error
    if answer.returncode:
        said = answer.stderr.decode("utf-8", "replace").strip().split("\n")[-1]
        raise DiskError(code, str(folder), reason=said or f"exit {answer.returncode}", **values)
    return answer.stdout

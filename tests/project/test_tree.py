"""The project speaks of itself alone."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

FORBIDDEN = re.compile(
    r"(?<![\w.])/(?:work|root|tmp/\w+_jobs)/|\bpythonhosted\.org|pypi\.org/simple"
    r"|extra-index-url|find-links|\bTODO\b|\bFIXME\b|\bXXX\b"
)
"""Places of one machine, registry hosts, and promises to do it later."""


def test_nothing_in_the_tree_speaks_of_one_machine(root: Path) -> None:
    """No committed file names a machine's folders or a registry's host."""
    found = [
        f"{path}:{number}: {line.strip()}"
        for path in committed(root)
        if path != Path(__file__)
        for number, line in enumerate(text_of(path).splitlines(), 1)
        if FORBIDDEN.search(line)
    ]
    assert not found


def committed(root: Path) -> list[Path]:
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    run = subprocess.run(listed, cwd=root, capture_output=True, text=True, check=True)
    return [root / name for name in run.stdout.split("\0") if name and (root / name).is_file()]


def text_of(path: Path) -> str:
    """What a text file says; a picture says nothing."""
    data = path.read_bytes()
    return "" if b"\0" in data else data.decode("utf-8", "replace")

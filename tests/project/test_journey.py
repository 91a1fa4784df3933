"""From nothing to a website, as the README says it."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

NOWHERE = "http://127.0.0.1:9"
"""A proxy at which nobody listens: the web is not there, wherever this runs."""


def typed(readme: str) -> list[str]:
    """The lines of the first block of "Your own list", without their comments."""
    chapter = readme[readme.index("\n## Your own list\n") :]
    block = re.search(r"^```sh\n(.*?)^```$", chapter, re.M | re.S)
    assert block
    return [line.split("  #")[0].strip() for line in block[1].splitlines()]


def test_a_newcomer_types_the_readme_and_has_a_website(
    root: Path,
    wheel: Path,
    empty_venv: Path,
    tmp_path: Path,
    record_property: Callable[[str, object], None],
) -> None:
    """Every step of "Your own list", typed as written in an empty folder, ends well.

    Only the dot of `pip install .` is another word: the wheel's.  There is no
    web here, so the check says that and ends with 3, and changes nothing.
    """
    steps = typed((root / "README.md").read_text("utf-8"))
    assert steps[0] == "pip install ."
    steps[0] = f"pip install {wheel}"
    assert {"dlnotes init my-list", "cd my-list", "dlnotes build", "dlnotes check"} <= {*steps}
    first, *others = (f'{step}\necho "ended: $? $SECONDS {step}"' for step in steps)
    unplugged = f"export http_proxy={NOWHERE} https_proxy={NOWHERE}"
    script = "\n".join((first, unplugged, *others))
    run = subprocess.run(
        ["bash", "-c", script],
        cwd=tmp_path,
        env={
            **os.environ,
            "PATH": f"{empty_venv}{os.pathsep}{os.environ['PATH']}",
            "LANG": "C.UTF-8",
            "XDG_CACHE_HOME": str(tmp_path / "cache"),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    said = run.stdout + run.stderr
    ended = re.findall(r"^ended: (\d+) (\d+) (.*)$", run.stdout, re.M)
    record_property("seconds", ended[-1][1])
    for code, _, step in ended:
        assert code == ("3" if step == "dlnotes check" else "0"), f"{step}\n{said}"
    assert "Our own network is down" in said
    home = tmp_path / "my-list/site/index.html"
    assert "Neural networks" in home.read_text("utf-8")
    assert not (tmp_path / "my-list/notes/links.jsonl").exists()

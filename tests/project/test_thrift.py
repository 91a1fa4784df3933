"""A command pays for what it needs and no more."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

LOADED = """
import sys
from dlnotes.cli import main
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
print(*sorted(sys.modules))
"""


def test_asking_for_the_version_loads_no_library_but_the_command_line() -> None:
    """`dlnotes --version` answers without Jinja, Markdown or YAML."""
    assert not loaded("--version") & {"jinja2", "markdown", "nh3", "yaml", "msgspec", "asyncio"}


def test_building_never_loads_a_network_client(tmp_path: Path) -> None:
    """`dlnotes build` cannot touch the network: it does not even load what could."""
    note = tmp_path / "papers.md"
    note.write_text("- [Papers](http://example.org/a)\n", "utf-8")
    modules = loaded("build", str(note), "--output", str(tmp_path / "site"))
    assert "jinja2" in modules
    assert not modules & {"httpx2", "httptools", "asyncio", "urllib.request", "http.client", "ssl"}


@pytest.mark.parametrize("writable", [True, False], ids=["beside the program", "with the list"])
def test_libraries_of_characters_are_asked_for_new_characters_only(
    writable: bool, tmp_path: Path
) -> None:
    """A build that uses no new character loads neither OpenCC nor pypinyin.

    What is known of the characters is kept for every list; where nothing may be
    written beside the program, for the list alone.
    """
    note = tmp_path / "papers.md"
    command = ("build", str(note), "--output", str(tmp_path / "site"))
    note.write_text("- [神经网络](http://example.org/a) 经\n", "utf-8")
    env = {"XDG_CACHE_HOME": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "" if writable else "1"}
    first = loaded(*command, env=env)
    assert writable or {"opencc", "pypinyin"} <= first
    note.write_text("- [神经网络](http://example.org/a) 经网\n", "utf-8")
    elsewhere = {"XDG_CACHE_HOME": str(tmp_path / "elsewhere")} if writable else {}
    assert not {"opencc", "pypinyin"} & loaded(*command, env=env | elsewhere)


def loaded(*arguments: str, env: Mapping[str, str] = {}) -> set[str]:
    """The modules that a run of the program has loaded by its end."""
    command = [sys.executable, "-c", LOADED, *arguments]
    run = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, **env}
    )
    return set(run.stdout.splitlines()[-1].split())

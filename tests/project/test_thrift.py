"""A command pays for what it needs and no more."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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
    assert not modules & {"httptools", "asyncio", "urllib.request", "http.client", "ssl"}


def test_libraries_of_characters_are_asked_for_new_characters_only(tmp_path: Path) -> None:
    """A build after an edit that uses no new character loads neither OpenCC nor pypinyin."""
    note = tmp_path / "papers.md"
    command = ("build", str(note), "--output", str(tmp_path / "site"))
    note.write_text("- [神经网络](http://example.org/a) 经\n", "utf-8")
    assert {"opencc", "pypinyin"} <= loaded(*command, home=tmp_path)
    note.write_text("- [神经网络](http://example.org/a) 经网\n", "utf-8")
    assert not {"opencc", "pypinyin"} & loaded(*command, home=tmp_path)


def loaded(*arguments: str, home: Path | None = None) -> set[str]:
    """The modules that a run of the program has loaded by its end; *home* is for its cache."""
    env = {**os.environ, **({"XDG_CACHE_HOME": str(home)} if home else {})}
    command = [sys.executable, "-c", LOADED, *arguments]
    run = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
    return set(run.stdout.splitlines()[-1].split())

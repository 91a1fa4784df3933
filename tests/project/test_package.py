"""What is shipped works where nothing of this checkout is."""

from __future__ import annotations

import os
import subprocess
import zipfile
from pathlib import Path

from tests.project.conftest import pip

NOTE = (
    "# 论文\n\n- [论文]《Attention Is All You Need》 http://arxiv.org/abs/1706.03762 只用注意力\n"
)


def test_the_wheel_holds_the_program_and_its_templates(wheel: Path, root: Path) -> None:
    """Every template and every file of a new list is in the wheel, with the licence; no test is."""
    names = set(zipfile.ZipFile(wheel).namelist())
    templates = [path for path in (root / "templates").rglob("*") if path.is_file()]
    shipped = {f"dlnotes/templates/{path.relative_to(root / 'templates')}" for path in templates}
    scaffold = [path for path in (root / "src/dlnotes/scaffold").rglob("*") if path.is_file()]
    shipped |= {path.relative_to(root / "src").as_posix() for path in scaffold}
    assert any(name.endswith(".html") for name in shipped)
    assert any(name.endswith("workflow.yml") for name in shipped)
    assert "dlnotes/serve/live.js" in names
    assert shipped <= names
    assert "dlnotes/py.typed" in names
    assert any(name.endswith("/LICENSE") for name in names)
    assert not any(name.startswith("tests/") for name in names)


def test_the_wheel_builds_a_site_from_one_file_in_an_empty_folder(
    wheel: Path, empty_venv: Path, tmp_path: Path
) -> None:
    """`pip install` and `dlnotes build papers.md` are all that a newcomer needs."""
    pip("install", str(wheel), python=empty_venv / "python")
    folder = tmp_path / "empty"
    folder.mkdir()
    (folder / "papers.md").write_text(NOTE, "utf-8")
    run = subprocess.run(
        [str(empty_venv / "dlnotes"), "build", "papers.md"],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    home = (folder / "site" / "index.html").read_text("utf-8")
    assert "Attention Is All You Need" in home

"""GitHub's runner, as far as a workflow's own shell goes.

Every ``run:`` step is run by the real bash, with the flags that GitHub gives
it, in a real clone of a real repository on disk.  What is not here: the
actions of others (``uses:``), and `gh`, whose place a small recorder takes.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
BASH = ("bash", "--noprofile", "--norc", "-eo", "pipefail")

DLNOTES = """\
#!/bin/sh
exec "{python}" -m {program} "$@"
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """How one step ended."""

    name: str
    code: int
    out: str


@dataclass
class Runner:
    """A machine with a clone in *workspace*, for one run of a workflow.

    *known* are the values of GitHub's expressions; *env* is what a step finds
    beside its own.
    """

    home: Path
    workspace: Path
    known: dict[str, str]
    env: dict[str, str] = field(default_factory=dict)
    program: str = "dlnotes"
    summary: str = ""

    def __post_init__(self) -> None:
        for name in ("bin", "temp"):
            (self.home / name).mkdir(parents=True)
        self.put("dlnotes", DLNOTES.format(python=sys.executable, program=self.program))
        self.put("python", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
        self.put("gh", f'#!/bin/sh\nexec "{sys.executable}" -m tests.ci.gh "$@"\n')

    def put(self, name: str, script: str) -> None:
        """A program on this machine."""
        path = self.home / "bin" / name
        path.write_text(script)
        path.chmod(0o755)

    @property
    def temp(self) -> Path:
        return self.home / "temp"

    def job(self, workflow: Mapping[str, Any], name: str) -> Iterator[Ran]:
        """Run the steps of a job up to the one that fails."""
        for step in workflow["jobs"][name]["steps"]:
            if "run" not in step or not self.wanted(step.get("if", "true")):
                continue
            ran = self.step(step, workflow.get("env", {}))
            yield ran
            if ran.code:
                return

    def step(self, step: Mapping[str, Any], outer: Mapping[str, str] | None = None) -> Ran:
        """Run one step."""
        own = {**(outer or {}), **step.get("env", {})}
        files = {name: self.home / name for name in ("output", "summary")}
        for path in files.values():
            path.write_text("")
        run = subprocess.run(
            [*BASH, "-c", step["run"]],
            cwd=self.workspace,
            env=self.environment(files) | {k: self.value(str(v)) for k, v in own.items()},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        for line in files["output"].read_text("utf-8").splitlines():
            key, _, value = line.partition("=")
            self.known[f"steps.{step.get('id')}.outputs.{key}"] = value
        self.summary += files["summary"].read_text("utf-8")
        return Ran(step.get("name", step["run"]), run.returncode, run.stdout.decode())

    def environment(self, files: Mapping[str, Path]) -> dict[str, str]:
        return {
            "PATH": f"{self.home / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self.home),
            "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "src"))),
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_OUTPUT": str(files["output"]),
            "GITHUB_STEP_SUMMARY": str(files["summary"]),
            "GITHUB_ACTIONS": "true",
            "CI": "true",
            **self.env,
        }

    def value(self, written: str) -> str:
        """*written* with every expression replaced by its value; an unknown one is an error."""
        return re.sub(r"\$\{\{ *(.*?) *\}\}", lambda it: self.known[it[1]], written)

    def wanted(self, condition: str) -> bool:
        """Whether a step's ``if:`` holds: a comparison, or nothing at all."""
        if condition == "true":
            return True
        name, sign, value = condition.split()
        return (self.known[name] == value.strip("'")) == (sign == "==")


def load(path: Path) -> dict[str, Any]:
    """A workflow or an action, parsed; YAML takes ``on:`` for true."""
    return dict(yaml.load(path.read_text("utf-8"), yaml.BaseLoader))


def issues(runner: Runner) -> list[dict[str, Any]]:
    """What the recorder in `gh`'s place holds."""
    store = runner.home / "issues.json"
    return list(json.loads(store.read_text("utf-8"))) if store.exists() else []

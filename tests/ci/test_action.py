"""The action for other people's lists, run step by step: real bash, real program, a small web."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.check.conftest import Loopback
from tests.check.worlds import DEAD, NOTE
from tests.ci.runner import Ran, Runner, load
from tests.report.code_scanning import broken

ROOT = Path(__file__).resolve().parents[2]
ACTION = ROOT / "action.yml"
FLAWED = NOTE + "- [没有地址]()\n"

Act = Callable[..., tuple[Runner, list[Ran]]]


@pytest.fixture
def act(tmp_path: Path, loopback: Loopback) -> Act:
    """Use the action on a list of one note, with these inputs."""

    def used(note: str = NOTE, name: str = "notes", **inputs: str) -> tuple[Runner, list[Ran]]:
        action = load(ACTION)
        work = tmp_path / "work"
        (work / name).mkdir(parents=True)
        (work / name / "list.md").write_text(note, "utf-8")
        known = {f"inputs.{key}": it.get("default", "") for key, it in action["inputs"].items()}
        known |= {f"inputs.{key.replace('_', '-')}": value for key, value in inputs.items()}
        known["inputs.notes"] = name
        env = {"SMALL_WEB": loopback.environment}
        runner = Runner(tmp_path / "home", work, known, env, program="tests.check.program")
        known["steps.install.outputs.bin"] = str(runner.home / "bin")
        steps = [step for step in action["runs"]["steps"] if step.get("id") != "install"]
        return runner, list(runner.job({"jobs": {"action": {"steps": steps}}}, "action"))

    return used


def outputs(runner: Runner) -> dict[str, str]:
    """What the action hands on, as its own file says it."""
    given = load(ACTION)["outputs"]
    expressions = {name: re.sub(r"\$\{\{ | \}\}", "", it["value"]) for name, it in given.items()}
    return {name: runner.known.get(asked, "") for name, asked in expressions.items()}


def test_a_dead_link_fails_the_job_and_every_report_is_there(act: Act) -> None:
    """Annotations at the places, a summary, counts as outputs, and files that others read."""
    runner, ran = act(FLAWED)
    assert [step.code for step in ran] == [0, 1], ran
    lint, check = ran
    assert "::warning file=notes/list.md,line=" in lint.out
    assert check.out.count("::error file=notes/list.md,line=") == 2
    assert DEAD in runner.summary
    found = outputs(runner)
    assert (found["dead"], found["moved"], found["suspect"]) == ("1", "1", "1")
    assert (found["problems"], found["exit-code"]) == ("2", "1")
    assert Path(found["report"]).read_text("utf-8") == runner.summary
    assert json.loads(Path(found["json"]).read_text("utf-8"))["summary"]["dead"] == 1
    for name in ("sarif", "lint-sarif"):
        log = json.loads(Path(found[name]).read_text("utf-8"))
        assert broken(log) == []
        assert log["runs"][0]["results"]


def test_findings_need_not_fail_the_job(act: Act) -> None:
    """With `fail: false` the job goes on, and builds the site that was asked for."""
    runner, ran = act(fail="false", output="public/site")
    assert [step.code for step in ran] == [0, 0, 0], ran
    assert outputs(runner)["dead"] == "1"
    assert outputs(runner)["site"] == "public/site"
    assert (runner.workspace / "public/site/index.html").is_file()


def test_strict_makes_problems_fail(act: Act) -> None:
    """With `strict: true` a problem in the notes fails the job at once."""
    _, ran = act(FLAWED, strict="true", check="false")
    assert [step.code for step in ran] == [1], ran


def test_what_is_not_wanted_is_not_done(act: Act) -> None:
    """Without lint and check, only the site is built."""
    runner, ran = act(lint="false", check="false", output="site")
    assert [step.name for step in ran] == ["Build the website"]
    assert outputs(runner)["dead"] == ""


def test_a_runner_without_a_network_fails_nothing(act: Act, loopback: Loopback) -> None:
    """When nothing could be told, the job is warned and goes on."""
    loopback.unplug()
    runner, ran = act()
    assert [step.code for step in ran] == [0, 0], ran
    assert "::warning::The runner's network is down" in ran[1].out
    assert outputs(runner)["exit-code"] == "3"


def test_a_mistake_in_an_input_fails_the_job(act: Act) -> None:
    """A time that is none is the user's mistake, and is said as one."""
    _, ran = act(max_time="soon")
    assert [step.code for step in ran] == [0, 2], ran
    assert "is no time" in ran[1].out


EVIL = "-f $(touch pwned) `touch pwned` \"; touch pwned; ' & touch pwned ${HOME}"


def test_an_input_is_never_run(act: Act) -> None:
    """Whatever stands in an input is a value: no shell and no option parser takes it for more."""
    runner, ran = act(name=EVIL, output=f"{EVIL}-site", fail="false")
    assert [step.code for step in ran] == [0, 0, 0], ran
    assert not list(runner.workspace.rglob("pwned"))
    assert (runner.workspace / f"{EVIL}-site/index.html").is_file()


def test_an_evil_input_is_at_most_a_mistake(act: Act) -> None:
    """An input that is no such thing does nothing but fail."""
    evil = dict.fromkeys(("changed_since", "max_time", "strict", "language", "fail"), EVIL)
    runner, ran = act(**evil)
    assert [step.code for step in ran] == [0, 2], ran
    assert not list(runner.workspace.rglob("pwned"))


def test_no_input_stands_in_the_text_of_a_script() -> None:
    """Expressions reach a step by its environment alone."""
    for step in load(ACTION)["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_every_output_has_its_source(act: Act) -> None:
    """What the action promises to hand on, some step hands it on."""
    runner, _ = act(output="site", fail="false")
    found = outputs(runner)
    assert not [name for name, value in found.items() if value == ""]


def test_the_action_is_what_github_takes(tmp_path: Path) -> None:
    """It follows the schema of actions, and zizmor finds nothing unsafe in it."""
    config = tmp_path / "zizmor.yml"
    config.write_text('rules: {unpinned-uses: {config: {policies: {"actions/*": ref-pin}}}}\n')
    zizmor = str(Path(sys.executable).with_name("zizmor"))
    schema = ["-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions"]
    for command in (
        [sys.executable, *schema, str(ACTION)],
        [zizmor, "--offline", "--no-progress", "--config", str(config), str(ACTION)],
    ):
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stdout + run.stderr


def test_the_action_installs_itself(tmp_path: Path) -> None:
    """The install step makes a dlnotes of the action's own folder, apart from the job's Python."""
    (tmp_path / "work").mkdir()
    known = {"steps.python.outputs.python-path": sys.executable}
    runner = Runner(tmp_path / "home", tmp_path / "work", known, pip_of_this_machine())
    runner.env["GITHUB_ACTION_PATH"] = str(ROOT)
    (install,) = (it for it in load(ACTION)["runs"]["steps"] if it.get("id") == "install")
    ran = runner.step(install)
    assert ran.code == 0, ran.out
    program = Path(known["steps.install.outputs.bin"]) / "dlnotes"
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    assert said.stdout.startswith("dlnotes ")


def pip_of_this_machine() -> dict[str, Any]:
    """How pip is set up here: a mirror, a proxy, a certificate."""
    import os

    kept = ("PIP_", "SSL_", "REQUESTS_", "HTTP", "http", "NO_PROXY", "no_proxy")
    return {name: value for name, value in os.environ.items() if name.startswith(kept)}

"""The workflow of a new list, run step by step: real bash, real git, a small web."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from dlnotes import disk
from dlnotes.cli.init import WORKFLOW
from dlnotes.config import Language
from tests.check.conftest import Loopback
from tests.check.worlds import DEAD, GREEN, NOTE
from tests.ci.runner import Ran, Runner, issues, load
from tests.web.behaviour import LSTM

GIT = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
QUIET = f"# 书目\n\n- [{LSTM}]({GREEN})\n"


class Hub:
    """A repository on disk in GitHub's place, and the runners that it lends."""

    def __init__(self, folder: Path, loopback: Loopback) -> None:
        self.folder = folder
        self.remote = folder / "remote.git"
        self.loopback = loopback
        self.runs = 0
        git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(self.remote))
        git(folder, "clone", "--quiet", str(self.remote), "desk")
        self.desk = folder / "desk"
        set_up = [sys.executable, "-m", "dlnotes", "init", "--language", "en"]
        subprocess.run(set_up, cwd=self.desk, check=True, capture_output=True)
        (self.desk / "notes/reading.md").unlink()

    @property
    def workflow(self) -> dict[str, Any]:
        return load(self.desk / WORKFLOW)

    def push(self, note: str = NOTE, *, branch: str = "main") -> None:
        """What the curator writes, pushed."""
        if branch == "main":
            git(self.desk, "pull", "--quiet", "--rebase", "origin", "main", check=False)
        else:
            git(self.desk, "switch", "--quiet", "--create", branch)
        (self.desk / "notes/list.md").write_text(note, "utf-8")
        git(self.desk, "add", "--all")
        commit(self.desk, "A note")
        git(self.desk, "push", "--quiet", "origin", f"HEAD:{branch}")

    def runner(self, branch: str = "main") -> Runner:
        """A fresh machine, with the branch checked out as actions/checkout leaves it."""
        self.runs += 1
        home = self.folder / f"runner{self.runs}"
        workspace = home / "work"
        home.mkdir()
        git(home, "clone", "--quiet", "--branch", branch, str(self.remote), str(workspace))
        before = self.folder / f"runner{self.runs - 1}" / "issues.json"
        if before.exists():
            (home / "issues.json").write_bytes(before.read_bytes())
        known = {
            "github.base_ref": "main",
            "github.token": "secret",
            "github.repository": "me/list",
        }
        env = {"SMALL_WEB": self.loopback.environment, **GIT}
        return Runner(home, workspace, known, env, program="tests.check.program")

    def check(self) -> tuple[Runner, list[Ran]]:
        """The weekly job, without the install step."""
        runner = self.runner()
        return runner, list(run_job(runner, self.workflow, "check"))

    def log(self) -> list[str]:
        return git(self.remote, "log", "--format=%an: %s", "main").splitlines()


def run_job(runner: Runner, workflow: dict[str, Any], name: str) -> Iterator[Ran]:
    """A job whose dlnotes is here already; that it can be installed, the package's tests show."""
    steps = workflow["jobs"][name]["steps"]
    (install,) = (step for step in steps if "pip install" in step.get("run", ""))
    assert install["run"] == 'python -m pip install "$DLNOTES"'
    steps = [step for step in steps if step is not install]
    jobs = {name: {**workflow["jobs"][name], "steps": steps}}
    yield from runner.job({**workflow, "jobs": jobs}, name)


def git(folder: Path, *arguments: str, check: bool = True) -> str:
    run = subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    assert not check or run.returncode == 0, run.stderr
    return run.stdout


def commit(folder: Path, message: str) -> None:
    me = ("-c", "user.name=Curator", "-c", "user.email=me@example.org")
    git(folder, *me, "commit", "--quiet", "--allow-empty", "--message", message)


@pytest.fixture
def hub(tmp_path: Path, loopback: Loopback, monkeypatch: pytest.MonkeyPatch) -> Hub:
    for name, value in GIT.items():
        monkeypatch.setenv(name, value)
    return Hub(tmp_path, loopback)


def test_each_week_the_ledger_is_committed_and_one_issue_kept(hub: Hub) -> None:
    """What the web answered is pushed once; the issue is opened once, closed when all is well,
    and opened again, never doubled."""
    hub.push()
    runner, ran = hub.check()
    assert [step.code for step in ran] == [0, 0, 0], ran
    assert hub.log()[0] == "github-actions[bot]: What the web answered"
    assert "links.jsonl" in git(hub.remote, "show", "--stat", "main")
    (issue,) = issues(runner)
    assert (issue["title"], issue["state"]) == ("Links that need a person", "open")
    assert DEAD in issue["body"]
    assert issue["body"] == runner.summary

    commits = hub.log()
    runner, ran = hub.check()
    assert hub.log() == commits, "a check that learnt nothing commits nothing"
    assert len(issues(runner)) == 1

    hub.push(QUIET)
    runner, ran = hub.check()
    (issue,) = issues(runner)
    assert issue["state"] == "closed"
    assert "Nothing to do." in issue["body"]

    hub.push()
    runner, ran = hub.check()
    (issue,) = issues(runner)
    assert issue["state"] == "open"


def test_nobody_is_called_where_nothing_is_to_do(hub: Hub) -> None:
    """A list that is well opens no issue, and its ledger is kept all the same."""
    hub.push(QUIET)
    runner, ran = hub.check()
    assert [step.code for step in ran] == [0, 0, 0], ran
    assert not issues(runner)
    assert "What the web answered" in hub.log()[0]


def test_a_runner_without_a_network_changes_nothing(hub: Hub) -> None:
    """When the runner's own network is down, it warns, commits nothing and leaves the issue."""
    hub.push()
    commits = hub.log()
    hub.loopback.unplug()
    runner, ran = hub.check()
    assert [step.code for step in ran] == [0, 0], ran
    assert "::warning::The runner's network is down" in ran[0].out
    assert hub.log() == commits
    assert not issues(runner)


def test_a_push_in_the_meantime_is_not_lost(hub: Hub) -> None:
    """Whoever pushes while the links are being checked finds both on the branch."""
    hub.push()
    runner = hub.runner()
    (hub.desk / "other.txt").write_text("mine")
    git(hub.desk, "add", "--all")
    commit(hub.desk, "Meanwhile")
    git(hub.desk, "push", "--quiet", "origin", "HEAD:main")
    ran = list(run_job(runner, hub.workflow, "check"))
    assert [step.code for step in ran] == [0, 0, 0], ran
    assert hub.log()[:2] == ["github-actions[bot]: What the web answered", "Curator: Meanwhile"]


def test_a_check_that_cannot_run_fails_its_job(hub: Hub) -> None:
    """A mistake in the settings is no verdict on links: the job fails, nothing is committed."""
    (hub.desk / "notes/dlnotes.yaml").write_text("titel: x\n")
    hub.push()
    commits = hub.log()
    runner, ran = hub.check()
    assert [step.code for step in ran] == [2], ran
    assert hub.log() == commits
    assert not issues(runner)


def test_a_pull_request_hears_of_its_dead_link_at_the_line(hub: Hub) -> None:
    """Only links on new lines count: the dead one that was there before is not its business."""
    hub.push()
    hub.push(NOTE + f"- [{LSTM}]({GREEN}#new) 又一篇\n", branch="good")
    runner = hub.runner("good")
    ran = list(run_job(runner, hub.workflow, "pull-request"))
    assert [step.code for step in ran] == [0, 0, 0], ran
    assert (runner.temp / "site/index.html").is_file()
    line = NOTE.count("\n") + 2
    hub.push(NOTE + f"- [{LSTM}]({GREEN}#new)\n- [{LSTM}]({DEAD}) 没了\n", branch="bad")
    runner = hub.runner("bad")
    ran = list(run_job(runner, hub.workflow, "pull-request"))
    assert [step.code for step in ran] == [0, 1], ran
    assert f"::error file=notes/list.md,line={line},endLine={line},col=" in ran[1].out
    assert DEAD in runner.summary


def test_a_pull_request_is_not_blamed_for_a_network_that_is_down(hub: Hub) -> None:
    """Nothing could be told: the change gets a warning, and passes."""
    hub.push(QUIET)
    hub.push(NOTE, branch="change")
    hub.loopback.unplug()
    ran = list(run_job(hub.runner("change"), hub.workflow, "pull-request"))
    assert [step.code for step in ran] == [0, 0, 0], ran
    assert "::warning::The runner's network is down" in ran[1].out


def test_the_site_is_built_where_pages_takes_it(hub: Hub) -> None:
    """The publish job builds the folder that is uploaded."""
    hub.push()
    runner = hub.runner()
    ran = list(run_job(runner, hub.workflow, "publish"))
    assert [step.code for step in ran] == [0], ran
    steps = hub.workflow["jobs"]["publish"]["steps"]
    (uploaded,) = (step["with"]["path"] for step in steps if "upload-pages" in step.get("uses", ""))
    assert uploaded == "${{ runner.temp }}/site"
    assert (runner.temp / "site/index.html").is_file()


@pytest.fixture
def workflow(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """The workflow of a new list in a language, where GitHub looks for it."""
    run = [sys.executable, "-m", "dlnotes", "init", "--language", request.param]
    subprocess.run(run, cwd=tmp_path, check=True, capture_output=True)
    return tmp_path / WORKFLOW


both = pytest.mark.parametrize("workflow", get_args(Language), indirect=True)


@both
def test_the_workflow_is_what_github_takes(workflow: Path) -> None:
    """It follows the schema of workflows, and every job has its time limit."""
    for schema in ("vendor.github-workflows", "custom.github-workflows-require-timeout"):
        command = ["-m", "check_jsonschema", "--builtin-schema", schema, str(workflow)]
        run = subprocess.run(
            [sys.executable, *command], capture_output=True, text=True, check=False
        )
        assert run.returncode == 0, run.stdout


@both
def test_the_workflow_is_safe(workflow: Path) -> None:
    """zizmor finds no injection, no needless permission, no secret left lying about."""
    config = workflow.with_name("zizmor.yml")
    config.write_text('rules: {unpinned-uses: {config: {policies: {"actions/*": ref-pin}}}}\n')
    zizmor = Path(sys.executable).with_name("zizmor")
    command = [str(zizmor), "--offline", "--no-progress", "--config", str(config), str(workflow)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


def test_both_languages_have_the_same_workflow() -> None:
    """The Chinese workflow is the English one in other words: not one command differs."""
    english, chinese = (
        bare(disk.scaffold(language)["workflow.yml"]) for language in ("en", "zh-CN")
    )
    assert english == chinese


def bare(workflow: str) -> str:
    """A workflow without what only people read."""
    worded = r"^(\s*(?:- )?(?:name|UNKNOWN|MESSAGE|TITLE|LC_MESSAGES):).*$"
    return re.sub(worded, r"\1", re.sub(r"\s*#.*$", "", workflow, flags=re.M), flags=re.M)

"""A stand-in for GitHub's ``gh``: issues in a file, and the answers that `gh` would give.

It knows the verbs that the workflow uses, with the very options that it uses;
any other is an error, so that a slip in the workflow is one here too.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

Issue = dict[str, Any]


def main() -> None:
    """One command."""
    assert os.environ["GH_TOKEN"], "gh is not signed in"
    assert os.environ["GH_REPO"], "gh does not know which repository is meant"
    store = Path(os.environ["HOME"]) / "issues.json"
    found: list[Issue] = json.loads(store.read_text("utf-8")) if store.exists() else []
    asked = parser().parse_args()
    code = asked.run(asked, found)
    store.write_text(json.dumps(found, ensure_ascii=False), "utf-8")
    sys.exit(code)


def parser() -> argparse.ArgumentParser:
    """The options, as `gh` spells them."""
    top = argparse.ArgumentParser(prog="gh", allow_abbrev=False)
    nouns = top.add_subparsers(required=True)
    label = nouns.add_parser("label").add_subparsers(required=True).add_parser("create")
    label.add_argument("name")
    label.set_defaults(run=label_create)
    verbs = nouns.add_parser("issue").add_subparsers(required=True)
    listed = verbs.add_parser("list", allow_abbrev=False)
    for option in ("--app", "--label", "--state", "--limit", "--json", "--jq"):
        listed.add_argument(option, required=True)
    listed.set_defaults(run=issue_list)
    created = verbs.add_parser("create", allow_abbrev=False)
    for option in ("--title", "--label", "--body-file"):
        created.add_argument(option, required=True)
    created.set_defaults(run=issue_create)
    for name in ("edit", "close", "reopen"):
        verb = verbs.add_parser(name, allow_abbrev=False)
        verb.add_argument("number", type=int)
        if name == "edit":
            verb.add_argument("--body-file", required=True)
        verb.set_defaults(run=issue_change, verb=name)
    return top


def label_create(asked: argparse.Namespace, found: list[Issue]) -> int:
    """A label that exists is an error, as with `gh`; here it exists from the second time on."""
    mark = Path(os.environ["HOME"]) / f"label-{asked.name}"
    if mark.exists():
        print("label already exists; use `--force` to update it", file=sys.stderr)
        return 1
    mark.touch()
    return 0


def issue_list(asked: argparse.Namespace, found: list[Issue]) -> int:
    """The newest first; of the fields and of jq, what the workflow asks for."""
    assert (asked.json, asked.jq) == ("number", ".[0].number // empty")
    assert (asked.app, asked.state, asked.limit) == ("github-actions", "all", "1")
    mine = [issue["number"] for issue in found if issue["label"] == asked.label]
    if mine:
        print(max(mine))
    return 0


def issue_create(asked: argparse.Namespace, found: list[Issue]) -> int:
    """A new issue, open."""
    body = Path(asked.body_file).read_text("utf-8")
    assert 0 < len(body) <= 65_536, "GitHub takes no longer text"
    found.append(
        {
            "number": len(found) + 1,
            "title": asked.title,
            "label": asked.label,
            "state": "open",
            "body": body,
        }
    )
    return 0


def issue_change(asked: argparse.Namespace, found: list[Issue]) -> int:
    """What is open can be reopened, and what is closed closed, without an error."""
    issue = found[asked.number - 1]
    if asked.verb == "edit":
        issue["body"] = Path(asked.body_file).read_text("utf-8")
    else:
        issue["state"] = "closed" if asked.verb == "close" else "open"
    return 0


if __name__ == "__main__":
    main()

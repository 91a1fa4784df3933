"""The house stands: who may import whom, and who may reach the world."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import dlnotes
from tests.project.imports import (
    CLOCK_CALLS,
    DOORS,
    FILE_CALLS,
    FLOORS,
    calls,
    imports,
    modules,
    name_of,
    part_of,
    tree_of,
)

each_module = pytest.mark.parametrize("path", modules(), ids=name_of)


def test_the_map_in_the_docstring_is_the_one_that_is_kept() -> None:
    """A newcomer who reads the package's docstring reads the rule that the tests hold."""
    written: dict[str, int] = {}
    for floor, names in re.findall(r"^    (\d)  (\w+(?:, \w+)*)", dlnotes.__doc__ or "", re.M):
        written |= dict.fromkeys(names.split(", "), int(floor))
    assert written == FLOORS


def test_every_module_has_its_floor() -> None:
    """No module stands outside the map, and the map names no module that is not there."""
    assert {part_of(name_of(path)) for path in modules()} - {""} == set(FLOORS)


@each_module
def test_a_module_imports_only_from_the_floors_below(path: Path) -> None:
    """A module knows its own part and the floors below; the ground floor knows itself."""
    own = part_of(name_of(path))
    for line, target in imports(tree_of(path)):
        assert not target.startswith("."), f"{path}:{line}: imports are absolute"
        part = part_of(target) if target.startswith("dlnotes.") else own
        if part in FLOORS and part != own:
            floor, below = FLOORS.get(own, 0), FLOORS[part]
            assert below < floor or floor == below == 0, f"{path}:{line}: {own} imports {part}"


@each_module
def test_only_the_doors_reach_the_world(path: Path) -> None:
    """The terminal, Jinja, files, the network and the clock each have one part that uses them."""
    own = part_of(name_of(path))
    for line, target in imports(tree_of(path)):
        for library, parts in DOORS.items():
            if target == library or target.startswith(f"{library}."):
                assert own in parts, f"{path}:{line}: {own} uses {library}"


@each_module
def test_only_disk_touches_files(path: Path) -> None:
    """Nothing outside `disk` opens, lists, makes or removes a file."""
    own = part_of(name_of(path))
    touched = [
        f"{path}:{line}: {name}" for line, name in calls(tree_of(path)) if name in FILE_CALLS
    ]
    assert own == "disk" or not touched


@each_module
def test_only_the_command_line_knows_what_time_it_is(path: Path) -> None:
    """The same input gives the same site tomorrow, because nothing below `cli` asks the clock."""
    own = part_of(name_of(path))
    asked = [f"{path}:{line}: {name}" for line, name in calls(tree_of(path)) if name in CLOCK_CALLS]
    assert own == "cli" or not asked

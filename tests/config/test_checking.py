"""How a list's links are checked is checked itself."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, get_args

import pytest

from dlnotes.cli.asking import policy
from dlnotes.cli.checking import oddities
from dlnotes.config import Checking, ConfigError, Sign, Where, configure
from dlnotes.judging.hosts import KNOWN, Oddities
from dlnotes.judging.rows import Row

SETTINGS = {
    "contact": "me@example.org",
    "exclude": ["a.org", "*.b.org"],
    "hosts": {"Example.org": {"at_once": 1, "interval": 2}, "t.cn": {"interval": 0}},
    "signs": {"parked": [{"where": "title", "pattern": "for sale"}]},
}


def test_every_setting_of_the_check_can_be_set() -> None:
    """What a list writes under `check:` is what a check goes by."""
    checking = configure({"check": SETTINGS}).check
    assert checking == Checking(
        exclude=("a.org", "*.b.org"),
        contact="me@example.org",
        hosts={"Example.org": {"at_once": 1, "interval": 2.0}, "t.cn": {"interval": 0.0}},
        signs={"parked": (Sign("", "title", "for sale"),)},
    )
    assert policy(checking).of("example.org") == (1, 2.0)
    assert policy(checking).of("t.cn") == (4, 0.0)
    assert policy(checking).of("arxiv.org") == policy(Checking()).of("arxiv.org")
    assert oddities(checking).parked == (Row("", "title", "for sale"), *KNOWN.parked)


@pytest.mark.parametrize("kind", [field.name for field in fields(Oddities)])
@pytest.mark.parametrize("where", get_args(Where))
def test_a_list_can_extend_every_table(kind: str, where: str) -> None:
    """Each kind of row that the judge knows, and each place it looks at, has its setting."""
    row = {"host": "Example.org", "where": where, "pattern": "gone"}
    checking = configure({"check": {"signs": {kind: [row]}}}).check
    assert getattr(oddities(checking), kind)[0] == Row("example.org", where, "gone")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("settings", "key"),
    [
        ({"contact": "a b"}, "check.contact"),
        ({"contact": "me;x@y"}, "check.contact"),
        ({"contact": "x@y\r\nHost: z"}, "check.contact"),
        ({"hosts": {"a": {"at_once": 0}}}, "check.hosts.a.at_once"),
        ({"hosts": {"a": {"at_once": True}}}, "check.hosts.a.at_once"),
        ({"hosts": {"a": {"interval": float("nan")}}}, "check.hosts.a.interval"),
        ({"hosts": {"a": {"interval": -1}}}, "check.hosts.a.interval"),
        ({"signs": {"parkd": []}}, "check.signs.parkd"),
        ({"signs": {"parked": [{"where": "titel", "pattern": "x"}]}}, "check.signs.parked.where"),
        ({"signs": {"parked": [{"where": "title", "pattern": "("}]}}, "check.signs.parked.pattern"),
        ({"signs": {"parked": [{"where": "title"}]}}, "check.signs.parked"),
        ({"signs": {"parked": ["gone"]}}, "check.signs.parked"),
        ({"exclud": "x"}, "check.exclud"),
        ([], "check"),
    ],
)
def test_a_slip_is_told_with_its_place(settings: Any, key: str) -> None:
    """What no check could go by is refused, with the way to it in the file."""
    with pytest.raises(ConfigError) as caught:
        configure({"check": settings})
    assert caught.value.values["key"] == key

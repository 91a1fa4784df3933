"""A reading list's settings, as frozen data with sensible defaults.

A list needs none of this.  What it does set stands in ``dlnotes.yaml`` beside
its notes; `disk` reads that file, and `configure` makes a `Config` of it.
Here too is `Mistake`, the one family of errors that end a command with a
sentence instead of a traceback.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias, get_args
from urllib.parse import urlsplit

from dlnotes.records import Kind, Role
from dlnotes.repository import FORGES, NAMES, Repository, forge_of

Language = Literal["zh-CN", "en"]

Check: TypeAlias = Callable[[tuple[str, ...], object], object]
"""Takes the way to a setting and what was written; gives what it means."""

Checks: TypeAlias = Mapping[str, Check]


Where: TypeAlias = Literal["title", "text", "url", "short text", "brief text"]
"""Where a sign is looked for; `judging.rows` says how long the last two are at most."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What one host says: *pattern* is searched in its *where* (`judging.rows.Row`)."""

    host: str
    where: Where
    pattern: str


@dataclass(frozen=True, slots=True)
class Checking:
    """How a list's links are checked.

    *exclude* are globs of addresses that are not asked for.  *contact* is an
    address of the curator's, for those who keep the servers.  *hosts* maps a
    host to its limits: ``at_once`` requests, ``interval`` seconds between two.
    *signs* are the list's own rows of each kind of `judging.hosts.Oddities`.
    """

    exclude: tuple[str, ...] = ()
    contact: str = ""
    hosts: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    signs: Mapping[str, tuple[Sign, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Searching:
    """What the search of the site can do: with *pinyin*, sjwl finds 神经网络."""

    pinyin: bool = True


@dataclass(frozen=True, slots=True)
class Config:
    """What a list may choose.  Every field has a default that works.

    *topics* maps a topic's name to the other names that mean it; *kinds* maps
    a tag (影评) to a kind, and *roles* a link's label (镜像) to a role.
    *repository* is where the notes are kept, so that an entry can lead there.
    *theme* is a folder beside the notes whose files replace the templates of
    the same name.
    """

    title: str | None = None
    description: str | None = None
    author: str | None = None
    language: Language = "zh-CN"
    base_url: str | None = None
    repository: Repository | None = None
    theme: str = "theme"
    images: Literal["link", "embed", "local"] = "link"
    topics: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    roles: Mapping[str, Role] = field(default_factory=dict)
    check: Checking = field(default_factory=Checking)
    search: Searching = field(default_factory=Searching)


class Mistake(Exception):  # noqa: N818  # a mistake of the user's, not an error of ours
    """Something that only the user can put right.

    *code* is a stable name and *values* fill its sentence, which `report.say`
    writes in the user's language; *place* is the file or folder, with a line
    where one is known.
    """

    def __init__(self, code: str, place: str = "", **values: str) -> None:
        super().__init__(code, place, values)
        self.code = code
        self.place = place
        self.values = values

    def __str__(self) -> str:
        said = ", ".join(f"{name}={value!r}" for name, value in self.values.items())
        return ": ".join(part for part in (self.place, self.code, said) if part)


class ConfigError(Mistake):
    """A setting that cannot be used; *path* is the way to it in the file."""

    def __init__(self, code: str, path: tuple[str, ...] = (), **values: str) -> None:
        super().__init__(code, key=".".join(path), **values)
        self.path = path


def configure(data: object) -> Config:
    """Make a `Config` of what was parsed from a list's YAML.

    Nothing at all (an empty file) is the default configuration.

    >>> configure({"title": "Papers", "topics": {"强化学习": "加强学习"}}).topics
    {'强化学习': ('加强学习',)}

    Raises ConfigError on the first setting that is unknown or out of bounds.

    >>> configure({"images": "embedded"})  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    dlnotes.config.ConfigError: bad-setting: key='images', got='"embedded"', near=...
    """
    return Config(**_chosen((), {} if data is None else data, _CHECKS))


def _chosen(path: tuple[str, ...], value: object, checks: Checks) -> dict[str, Any]:
    """The settings of one mapping, each checked; one that is left empty is not chosen."""
    chosen: dict[str, Any] = {}
    for key, setting in _mapping(path, value).items():
        if key not in checks:
            near, allowed = _nearest(key, checks), ", ".join(checks)
            raise ConfigError("unknown-setting", (*path, key), near=near, allowed=allowed)
        if setting is not None:
            chosen[key] = checks[key]((*path, key), setting)
    return chosen


def _mapping(path: tuple[str, ...], value: object) -> dict[str, object]:
    if not isinstance(value, Mapping):
        raise _wrong(path, value, "name: value")
    for key in value:
        if not isinstance(key, str):
            # YAML reads `2015:` as a number and `no:` as false.
            raise ConfigError("setting-name-not-text", (*path, str(key)), got=repr(key))
    return dict(value)


def _text(path: tuple[str, ...], value: object) -> str:
    if not isinstance(value, str):
        raise _wrong(path, value, "text")
    return value


def _flag(path: tuple[str, ...], value: object) -> bool:
    if not isinstance(value, bool):
        raise _wrong(path, value, "true, false")
    return value


def _base_url(path: tuple[str, ...], value: object) -> str:
    address = _text(path, value).strip()
    try:
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and parts.hostname
    except ValueError:
        usable = None
    if not usable or parts.query or parts.fragment:
        raise _wrong(path, value, "https://example.org/list/")
    return address if address.endswith("/") else address + "/"


def _repository(path: tuple[str, ...], value: object) -> Repository:
    written = {"url": value} if isinstance(value, str) else value
    chosen = _chosen(path, written, _REPOSITORY)
    url = chosen.get("url")
    forge = chosen.get("forge") or (forge_of(url) if url else None)
    if not url or not forge:
        # Of a host of one's own nobody can know how it writes its addresses.
        allowed = f"https://github.com/me/list, {{url: …, forge: {', '.join(NAMES)}}}"
        raise _wrong(path, value, allowed)
    branch = chosen.get("branch") or FORGES[forge].branch
    return Repository(url, forge, branch, chosen.get("folder"))


def _repository_url(path: tuple[str, ...], value: object) -> str:
    return _base_url(path, value).rstrip("/").removesuffix(".git")


def _way(path: tuple[str, ...], value: object) -> str:
    parts = _text(path, value).strip("/").split("/")
    if ".." in parts:
        raise _wrong(path, value, "notes")
    return "/".join(part for part in parts if part not in ("", "."))


def _folder(path: tuple[str, ...], value: object) -> str:
    name = _text(path, value)
    parts = name.replace("\\", "/").split("/")
    if not name or ".." in parts or name.startswith(("/", "\\", "~")) or ":" in parts[0]:
        raise _wrong(path, value, "theme")
    return name.rstrip("/")


def _one_of(*allowed: str) -> Callable[[tuple[str, ...], object], str]:
    def check(path: tuple[str, ...], value: object) -> str:
        if value not in allowed:
            raise _wrong(path, value, ", ".join(allowed), near=_nearest(str(value), allowed))
        return str(value)

    return check


def _each(check: Check) -> Callable[[tuple[str, ...], object], dict[str, object]]:
    def every(path: tuple[str, ...], value: object) -> dict[str, object]:
        found = _mapping(path, value)
        return {name: check((*path, name), item) for name, item in found.items()}

    return every


def _names(path: tuple[str, ...], value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise _wrong(path, value, "[name, name]")
    return tuple(value)


def _wrong(path: tuple[str, ...], value: object, allowed: str, near: str = "") -> ConfigError:
    got = f'"{value}"' if isinstance(value, str) else repr(value)
    return ConfigError("bad-setting", path, got=got[:60], near=near, allowed=allowed)


def _nearest(word: str, known: Mapping[str, object] | tuple[str, ...]) -> str:
    # Only on the way to an error: difflib is not worth its import otherwise.
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, list(known), 1, 0.5)), "")


def _contact(path: tuple[str, ...], value: object) -> str:
    address = _text(path, value).strip()
    # It stands in a header: nothing in it may end the remark or the line.
    if not re.fullmatch(r"(?:(?:https?://|mailto:)|[^@]+@)[!-~]+", address, re.A) or (
        set(address) & set(";() ") or not address.isascii()
    ):
        raise _wrong(path, value, "https://example.org/about, me@example.org")
    return address


def _limits(path: tuple[str, ...], value: object) -> dict[str, float]:
    return _chosen(path, value, {"at_once": _at_once, "interval": _interval})


def _at_once(path: tuple[str, ...], value: object) -> int:
    if type(value) is not int or not 1 <= value <= 1000:
        raise _wrong(path, value, "1, 2, 3…")
    return value


def _interval(path: tuple[str, ...], value: object) -> float:
    if type(value) not in (int, float) or not 0 <= float(str(value)) <= 3600:
        raise _wrong(path, value, "0.5, 2, 60…")
    return float(str(value))


def _rows(path: tuple[str, ...], value: object) -> tuple[Sign, ...]:
    found = []
    for row in value if isinstance(value, list) else [value]:
        chosen = _chosen(path, row, _SIGN)
        if not chosen.keys() >= {"where", "pattern"}:
            raise _wrong(path, row, "{host: example.org, where: text, pattern: gone}")
        found.append(Sign(**{"host": "", **chosen}))
    return tuple(found)


def _pattern(path: tuple[str, ...], value: object) -> str:
    pattern = _text(path, value)
    try:
        re.compile(pattern)
    except re.error as error:
        raise _wrong(path, value, f"a regular expression ({error})") from None
    return pattern


_SIGN: Checks = {
    "host": _text,
    "where": _one_of(*get_args(Where)),
    "pattern": _pattern,
}
_SIGNS = ("tombstones", "temporary", "login_walls", "bot_walls", "parked", "hijacked")

_CHECKING: Checks = {
    "exclude": _names,
    "contact": _contact,
    "hosts": _each(_limits),
    "signs": lambda path, value: _chosen(path, value, dict.fromkeys(_SIGNS, _rows)),
}

_REPOSITORY: Checks = {
    "url": _repository_url,
    "branch": _text,
    "folder": _way,
    "forge": _one_of(*NAMES),
}

_CHECKS: Checks = {
    "title": _text,
    "description": _text,
    "author": _text,
    "language": _one_of(*get_args(Language)),
    "base_url": _base_url,
    "repository": _repository,
    "theme": _folder,
    "images": _one_of("link", "embed", "local"),
    "topics": _each(_names),
    "kinds": _each(_one_of(*get_args(Kind))),
    "roles": _each(_one_of(*get_args(Role))),
    "check": lambda path, value: Checking(**_chosen(path, value, _CHECKING)),
    "search": lambda path, value: Searching(**_chosen(path, value, {"pinyin": _flag})),
}

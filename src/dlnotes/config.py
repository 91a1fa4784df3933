"""A reading list's settings, as frozen data with sensible defaults.

A list needs none of this.  What it does set stands in ``dlnotes.yaml`` beside
its notes; `disk` reads that file, and `configure` makes a `Config` of it.
Here too is `Mistake`, the one family of errors that end a command with a
sentence instead of a traceback.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args
from urllib.parse import urlsplit

from dlnotes.records import Kind, Role

Language = Literal["zh-CN", "en"]


@dataclass(frozen=True, slots=True)
class Config:
    """What a list may choose.  Every field has a default that works.

    *topics* maps a topic's name to the other names that mean it; *kinds* maps
    a tag (影评) to a kind, and *roles* a link's label (镜像) to a role.
    *theme* is a folder beside the notes whose files replace the templates of
    the same name.
    """

    title: str | None = None
    description: str | None = None
    author: str | None = None
    language: Language = "zh-CN"
    base_url: str | None = None
    theme: str = "theme"
    images: Literal["link", "embed"] = "link"
    topics: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    roles: Mapping[str, Role] = field(default_factory=dict)


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
    settings = _mapping((), {} if data is None else data)
    chosen: dict[str, Any] = {}
    for key, value in settings.items():
        if key not in _CHECKS:
            allowed = ", ".join(_CHECKS)
            raise ConfigError(
                "unknown-setting", (key,), near=_nearest(key, _CHECKS), allowed=allowed
            )
        if value is not None:
            chosen[key] = _CHECKS[key]((key,), value)
    return Config(**chosen)


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


def _each(
    check: Callable[[tuple[str, ...], object], object],
) -> Callable[[tuple[str, ...], object], dict[str, object]]:
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


_CHECKS: Mapping[str, Callable[[tuple[str, ...], object], object]] = {
    "title": _text,
    "description": _text,
    "author": _text,
    "language": _one_of(*get_args(Language)),
    "base_url": _base_url,
    "theme": _folder,
    "images": _one_of("link", "embed"),
    "topics": _each(_names),
    "kinds": _each(_one_of(*get_args(Kind))),
    "roles": _each(_one_of(*get_args(Role))),
}

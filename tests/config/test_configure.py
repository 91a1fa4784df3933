"""A list's settings are checked, and a slip is explained."""

from __future__ import annotations

import pytest

from dlnotes.config import Config, ConfigError, configure
from dlnotes.repository import Repository


def test_every_setting_can_be_set() -> None:
    """What a list writes is what the program goes by."""
    settings = {
        "title": "书目",
        "description": "读过的",
        "author": "某人",
        "language": "en",
        "base_url": "https://example.org/list",
        "repository": {
            "url": "https://git.example.org/me/list.git",
            "forge": "gitea",
            "branch": "trunk",
            "folder": "/lists/",
        },
        "theme": "look/mine",
        "images": "embed",
        "topics": {"强化学习": ["加强学习"], "语音": "speech"},
        "kinds": {"影评": "article"},
        "roles": {"镜像": "alternate"},
    }
    assert configure(settings) == Config(
        title="书目",
        description="读过的",
        author="某人",
        language="en",
        base_url="https://example.org/list/",
        repository=Repository("https://git.example.org/me/list", "gitea", "trunk", "lists"),
        theme="look/mine",
        images="embed",
        topics={"强化学习": ("加强学习",), "语音": ("speech",)},
        kinds={"影评": "article"},
        roles={"镜像": "alternate"},
    )


def test_a_setting_left_empty_keeps_its_default() -> None:
    """`title:` with nothing after it is no title."""
    assert configure({"title": None, "topics": None}) == configure(None) == Config()


@pytest.mark.parametrize(
    ("settings", "key", "near"),
    [
        ({"tittle": "a"}, "tittle", "title"),
        ({"base-url": "https://a.org"}, "base-url", "base_url"),
        ({"images": "embedd"}, "images", "embed"),
        ({"language": "zh"}, "language", "zh-CN"),
        ({"kinds": {"影评": "papers"}}, "kinds.影评", "paper"),
        ({"roles": {"镜像": "claud"}}, "roles.镜像", "cloud"),
        (
            {"repository": {"url": "https://a.org/b", "forge": "gitlib"}},
            "repository.forge",
            "gitlab",
        ),
        ({"zzz": 1}, "zzz", ""),
    ],
)
def test_a_slip_is_answered_with_the_nearest_word(settings: object, key: str, near: str) -> None:
    """An unknown name or value is told where it stands and what was probably meant."""
    with pytest.raises(ConfigError) as caught:
        configure(settings)
    assert caught.value.values["key"] == key
    assert caught.value.values["near"] == near
    assert caught.value.values["allowed"]


@pytest.mark.parametrize(
    "settings",
    [
        "title",
        ["title"],
        {"title": 2015},
        {"title": ["a"]},
        {"topics": ["a"]},
        {"topics": {"a": [1]}},
        {"kinds": {"a": ["paper"]}},
        {2015: "a"},
        {"topics": {True: "a"}},
        {"base_url": "example.org"},
        {"base_url": "javascript:alert(1)"},
        {"base_url": "https://[::1"},
        {"base_url": "https://example.org/?a"},
        {"theme": "../elsewhere"},
        {"theme": "/etc"},
        {"theme": "C:\\themes"},
        {"theme": ""},
        {"images": {}},
        {"repository": "me/list"},
        {"repository": "git@github.com:me/list.git"},
        {"repository": "https://git.example.org/me/list"},
        {"repository": {"branch": "main"}},
        {"repository": {"url": "https://github.com/me/list", "folder": "../other"}},
        {"repository": {"url": "https://github.com/me/list", "forge": "svn"}},
    ],
)
def test_what_cannot_be_used_is_refused(settings: object) -> None:
    """A setting of the wrong form is a mistake with its key, never a traceback later."""
    with pytest.raises(ConfigError):
        configure(settings)

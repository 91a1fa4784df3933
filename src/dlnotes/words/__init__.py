"""The words that the program itself says, in Chinese and in English.

What a curator wrote is never translated.  A template asks for a word by its
key, so a list's own templates speak both languages as well.
"""

from __future__ import annotations

from collections.abc import Mapping

from dlnotes.config import Language
from dlnotes.records import Kind, Role
from dlnotes.words import en, zh
from dlnotes.words.forms import Form


def say(language: Language, key: str, /, **values: object) -> str:
    """The words for *key*, with *values* in their places.

    English tells one from many by a bar, and ``n`` decides which side is said.

    >>> say("zh-CN", "count-entries", n=1), say("en", "count-entries", n=1)
    ('1 条', '1 entry')
    >>> say("en", "count-entries", n=1200)
    '1,200 entries'

    Raises KeyError when there is no such key.
    """
    text = WORDS[language][key]
    if not values:
        return text
    if "|" in text:
        one, many = text.split("|")
        text = one if values.get("n") == 1 else many
    shown = {name: f"{it:,}" if name == "n" else it for name, it in values.items()}
    return text.format(**shown)


def kind(language: Language, name: Kind) -> str:
    """What readers call this kind of work."""
    return KINDS[language][name][1]


def seal(language: Language, name: Kind) -> str:
    """The one Han character, or the two letters, that stand for a kind.

    >>> seal("zh-CN", "paper"), seal("en", "paper")
    ('论', 'Pa')
    """
    return KINDS[language][name][0]


def role(language: Language, name: Role) -> str:
    """What readers call a link of this role when the curator gave it no name."""
    return ROLES[language][name]


def state(language: Language, name: str) -> tuple[str, str]:
    """What readers call a link of this state, and what that means.

    >>> state("en", "blocked")[0], state("zh-CN", "dead")[0]
    ('closed to programs', '已失效')
    """
    return STATES[language][name]


def health(
    language: Language, form: Form, code: str, values: tuple[str, ...], *, day: str = ""
) -> str:
    """The line about a link that is not well: what, since when, and why.

    *code* and *values* are the evidence of the ledger; of a code that has no
    words here the cause is not said.  *day* may be empty.

    >>> health("en", "dead", "gone", ("404",), day="2026-11-20")
    'gone since 2026-11-20: the server answers 404'
    >>> health("zh-CN", "blocked", "login-wall", ("Sina Visitor System",))
    '须登录才能看'
    """
    what = HEALTH[language][form]
    since = what[0].format(day) if day else what[1]
    cause = CAUSES[language].get(code, what[2])
    cause = cause.format(*(value[:120] for value in values), *[""] * 4) if cause else ""
    colon = "：" if language == "zh-CN" else ": "
    return colon.join(part for part in (since, cause) if part)


KINDS: Mapping[Language, Mapping[Kind, tuple[str, str]]] = {"zh-CN": zh.KINDS, "en": en.KINDS}
"""Each kind's seal and its word, of which the seal is a part."""

ROLES: Mapping[Language, Mapping[Role, str]] = {"zh-CN": zh.ROLES, "en": en.ROLES}
"""What a link is called by its role."""

HEALTH: Mapping[Language, Mapping[Form, tuple[str, str, str]]] = {
    "zh-CN": zh.HEALTH,
    "en": en.HEALTH,
}
"""What is the matter with a link: since a day, without one, and the cause if none is known."""

STATES: Mapping[Language, Mapping[str, tuple[str, str]]] = {"zh-CN": zh.STATES, "en": en.STATES}
"""What a state of a link is called where links are counted, and what it means."""

CAUSES: Mapping[Language, Mapping[str, str]] = {"zh-CN": zh.CAUSES, "en": en.CAUSES}
"""A verdict's evidence (`judging.evidence`) as readers need it: short, and not for curators."""

WORDS: Mapping[Language, Mapping[str, str]] = {"zh-CN": zh.WORDS, "en": en.WORDS}
"""Every word of the interface by its key."""

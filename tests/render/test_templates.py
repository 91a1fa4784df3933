"""A list's own templates and styles."""

from __future__ import annotations

import pytest

from dlnotes.config import Config
from dlnotes.render import Compiled, Press, TemplateError
from tests.render.making import entry, link, note, templates, whole_site


def printed(compiled: Compiled | None = None, /, **own: str) -> dict[str, str]:
    """A small site with some templates of its own, ``_`` for the dot in their names."""
    changed = {name.replace("_", "."): text for name, text in own.items()}
    press = Press({**templates(), **changed}, Config(), compiled=compiled)
    one = note((("CNN",), (entry("题 <1>", link("http://a.cn/", "primary")),)))
    files = whole_site(press, [one])
    return {name: data.decode() for name, data in files.items() if not name.endswith(".png")}


def test_an_entry_can_look_otherwise() -> None:
    """A list's own entry.html prints each entry, and what it prints is still escaped."""
    own = "{% macro entry(e) %}<div id={{ e.id }}>{{ e.title }}!</div>{% endmacro %}"
    assert ">题 &lt;1&gt;!</div>" in printed(entry_html=own)["topics/cnn.html"]


def test_a_style_of_its_own_has_an_address_of_its_own() -> None:
    """A changed style has another file name, so that no browser keeps the old one."""
    names = []
    for style in ("p{}", "b{}"):
        press = Press({**templates(), "static/style.css": style}, Config())
        [name] = [name for name, data in press.static().items() if data == style.encode()]
        names.append(name)
    assert names[0] != names[1]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("{% extends 'base.html' %}\n{% block main %}\n{{ nobody }}\n{% endblock %}", 3),
        ("one\n{% if %}", 2),
        ("one\n\n{{ page.nothing }}", 3),
        ("{% include 'missing.html' %}", 1),
        ("x\n{{ 1 / 0 }}", 2),
        ("x\n{{ say('no such word') }}", 2),
    ],
)
def test_a_broken_template_is_told_by_name_and_line(text: str, line: int) -> None:
    """Whatever is wrong in a template, its author is told where."""
    with pytest.raises(TemplateError) as told:
        printed(topic_html=text)
    assert (told.value.name, told.value.line) == ("topic.html", line)
    assert told.value.message


def test_an_entry_template_without_its_macro_is_told() -> None:
    """An entry.html that defines no `entry` is named."""
    with pytest.raises(TemplateError, match=r"entry\.html:1: there is no macro 'entry'"):
        printed(entry_html="<p>{{ 1 }}</p>")


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ page.__class__.__init__.__globals__ }}",
        "{{ site.config.__class__ }}",
        "{{ say.func.__globals__ }}",
        "{{ config.topics.update({1: 2}) }}",
        "{% for _ in range(10 ** 9) %}x{% endfor %}",
    ],
)
def test_a_template_cannot_reach_the_program(attack: str) -> None:
    """Templates come by pull request too: they see the site, and nothing behind it."""
    with pytest.raises(TemplateError):
        printed(topic_html=attack)


class Shelf(dict[str, bytes]):
    """Bytes by key, and which keys were written."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def put(self, key: str, content: bytes, /) -> None:
        self.written.append(key)
        self[key] = content


def test_templates_are_compiled_once_for_each_version_of_the_program() -> None:
    """The second time nothing is compiled, and pages are the same; a new version starts anew."""
    shelf = Shelf()
    pages = [printed(Compiled(shelf, version)) for version in ("1", "1", "2")]
    assert pages == [printed()] * 3
    assert len(shelf.written) == 2 * len(shelf) > 0


@pytest.mark.parametrize("nonsense", [b"", b"j2", b"\x00" * 100])
def test_a_compiled_template_that_is_damaged_is_made_anew(nonsense: bytes) -> None:
    """Whatever lies where the compiled templates were, pages are the same."""
    shelf = Shelf()
    before = printed(Compiled(shelf, "1"))
    for key in shelf:
        shelf[key] = nonsense if nonsense else shelf[key][:40]
    assert printed(Compiled(shelf, "1")) == before


def test_a_changed_template_is_compiled_again() -> None:
    """What was kept of another text is never used."""
    shelf = Shelf()
    printed(Compiled(shelf, "1"))
    own = "{% extends 'base.html' %}{% block main %}mine{% endblock %}"
    assert "mine" in printed(Compiled(shelf, "1"), topic_html=own)["topics/cnn.html"]

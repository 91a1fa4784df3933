"""The records as other programs read them."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from dlnotes import export
from dlnotes.records import Entry, Link, Note, Place, Section

CODE = Link("http://b.org/仓库", "code", "", "代码", None, Place(40, 8, 41))
WORK = Link("http://a.org/", "primary", "漫谈ANN", None, None, Place(20, 8, 21))
ENTRY = Entry(
    id="k3f9",
    topic="神经网络",
    topics=("机器学习", "神经网络"),
    title="漫谈ANN",
    kind="blog",
    authors=("甲", "乙"),
    year=2015,
    venue=None,
    date=None,
    tags=(),
    links=(WORK, CODE),
    head=(WORK, CODE),
    body=(),
    text='说明, "引号"\n第二行\u2028',
    parent=None,
    place=Place(18, 8, 19),
)


def note(*entries: Entry) -> Note:
    section = Section("神经网络", ("机器学习", "神经网络"), entries, Place(0, 1, 1))
    return Note("notes/a.md", "笔记", "2015-02-23", (), None, (section,), (), ())


def test_json_is_the_promised_format() -> None:
    """Names, their order and their values are those of version 1."""
    document = json.loads("".join(export.json([note(ENTRY)])))
    assert list(document) == ["version", "notes", "entries"]
    assert document["version"] == 1
    assert document["notes"] == [{"path": "notes/a.md", "title": "笔记", "date": "2015-02-23"}]
    (entry,) = document["entries"]
    assert list(entry.items())[:-1] == [
        ("id", "k3f9"),
        ("note", "notes/a.md"),
        ("line", 8),
        ("topic", "神经网络"),
        ("topics", ["机器学习", "神经网络"]),
        ("title", "漫谈ANN"),
        ("kind", "blog"),
        ("authors", ["甲", "乙"]),
        ("year", 2015),
        ("venue", None),
        ("text", ENTRY.text),
    ]
    assert list(entry["links"][1].items()) == [
        ("url", "http://b.org/仓库"),
        ("role", "code"),
        ("text", ""),
        ("label", "代码"),
        ("line", 8),
        ("column", 41),
        ("offset", 40),
    ]


def test_json_can_be_read_by_a_person() -> None:
    """An entry is a line, Chinese is Chinese, and the file ends with a line end."""
    printed = "".join(export.json([note(ENTRY, ENTRY)]))
    assert sum("神经网络" in line for line in printed.split("\n")) == 2
    assert printed.endswith("]}\n")


def test_an_empty_list_is_a_document_too() -> None:
    """A list without entries exports no entries."""
    document = json.loads("".join(export.json([note()])))
    assert document["entries"] == []


def rows(*entries: Entry) -> list[dict[str, str]]:
    printed = "".join(export.csv([note(*entries)]))
    return list(csv.DictReader(io.StringIO(printed, newline="")))


def test_csv_has_a_row_a_link() -> None:
    """Each link has a row with its entry's columns, and every value comes back."""
    first, second = rows(ENTRY)
    assert first["title"] == second["title"] == "漫谈ANN"
    assert [first["url"], second["url"]] == ["http://a.org/", "http://b.org/仓库"]
    assert second["link_offset"] == "40"
    assert first["text"] == ENTRY.text
    assert first["topics"] == "机器学习; 神经网络"
    assert first["venue"] == ""


def test_an_entry_without_a_link_has_a_row() -> None:
    """Nothing that the list holds is missing from the spreadsheet."""
    (row,) = rows(replace(ENTRY, links=()))
    assert row["title"] == "漫谈ANN"
    assert row["url"] == ""


def test_csv_lines_end_as_the_standard_says() -> None:
    """RFC 4180: every record ends in CRLF."""
    assert "".join(export.csv([note()])).endswith("link_offset\r\n")


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1"])
def test_a_title_never_becomes_a_formula(title: str) -> None:
    """A stranger's title cannot run in the curator's spreadsheet."""
    (row,) = rows(replace(ENTRY, title=title, links=()))
    assert row["title"] == f"'{title}"

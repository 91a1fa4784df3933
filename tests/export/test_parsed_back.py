"""Every format comes back from someone else's parser with the entries that went in."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import warnings
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st

from dlnotes import export
from dlnotes.cli.reading import numbered
from dlnotes.reading import read_note
from dlnotes.records import Entry, Note
from tests.export.reading_back import READERS, cited, expected, opml_by_listparser
from tests.promises.lists import OWN, every_list, text_of
from tests.render.making import entry, link, note

each_reader = pytest.mark.parametrize("form", list(READERS))

hostile = st.text(
    st.one_of(
        st.sampled_from("{}\\%$#_&~^\"'`<>@,;=|-?! \t\n\r\x00\x0b\x1b\x85\u2028\ufffe神é网A"),
        st.characters(),
    ),
    max_size=30,
)
"""What a stranger may write where a title is expected."""


def list_of(path: Path) -> Note:
    """A list as the program reads it, each entry under an id of its own."""
    read = read_note(text_of(path), path=path.name)
    ids = numbered(entry.id for entry in read.entries)
    sections = tuple(
        replace(section, items=tuple(replace(item, id=next(ids)) for item in section.entries))
        for section in read.sections
    )
    return replace(read, sections=sections)


@every_list()
@each_reader
def test_a_list_comes_back(form: str, path: Path) -> None:
    """Titles and addresses of a whole list, in any format, are those of its records."""
    references = cited([list_of(path)])
    write, read = READERS[form]
    found, wanted = read(write(references)), expected(references, form)
    if form in ("opml", "bookmarks"):  # topics of one name stand together
        assert Counter(found) == Counter(wanted)
    else:
        assert found == wanted
    assert wanted


@each_reader
@given(titles=st.lists(hostile, min_size=1, max_size=3), names=st.lists(hostile, max_size=3))
def test_nothing_that_somebody_writes_breaks_a_file(
    form: str, titles: list[str], names: list[str]
) -> None:
    """Braces, backslashes, percent signs, tags, line ends and controls are text in every format."""
    works: list[Entry] = [
        entry(
            title,
            link(f"http://a.cn/{number}%20_~#{{}}", "primary"),
            entry_id=f"k{number}",
            authors=tuple(names),
            venue=title,
            tags=tuple(names),
            topics=(title,),
        )
        for number, title in enumerate(titles)
    ]
    references = cited([note((("题",), tuple(works)))])
    write, read = READERS[form]
    # Topics of one name stand together.
    found = Counter(title for title, _ in read(write(references)))
    assert found == Counter(reference.title for reference in references)


@every_list()
def test_keys_are_ascii_and_no_two_are_alike(path: Path) -> None:
    """A key can be typed, and cites one work."""
    keys = [reference.key for reference in cited([list_of(path)])]
    assert len(set(keys)) == len(keys)
    assert all(key.isascii() and key.replace("-", "").isalnum() for key in keys)


@every_list()
def test_listparser_finds_every_link(path: Path) -> None:
    """An outliner that asks for links is given each address of the list."""
    references = cited([list_of(path)])
    found = opml_by_listparser("".join(export.opml(references, "题")))
    assert set(found) == {url for _, url in expected(references, "bookmarks")}


@every_list()
def test_csl_is_rendered_by_citeproc(path: Path) -> None:
    """A citation processor knows every type and every field, and prints each title."""
    references = cited([list_of(path)])
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        source = CiteProcJSON(json.loads("".join(export.csl(references))))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    for reference in references:
        bibliography.register(Citation([CitationItem(reference.key)]))
    printed = [flat(str(item)) for item in bibliography.bibliography()]
    assert len(printed) == len(references)
    for said, reference in zip(printed, references, strict=True):
        assert flat(reference.title) in said


def flat(text: str) -> str:
    """Letters and digits only: a style may set the rest as it likes."""
    return "".join(filter(str.isalnum, text.casefold()))


ODD = entry("50% of {a} \\\\ & ~^_#$", link("http://a.cn/%7B~_#x", "primary"), authors=("甲, {乙",))


@pytest.mark.parametrize("listed", [list_of(OWN), note((("题 & {",), (ODD,)))], ids=["own", "odd"])
@pytest.mark.skipif(shutil.which("biber") is None, reason="biber is not here")
def test_biber_accepts_the_file(listed: Note, tmp_path: Path) -> None:
    """biber reads every entry, and misses nothing but years that the list does not tell."""
    references = cited([listed])
    (tmp_path / "list.bib").write_text("".join(export.bibtex(references)), "utf-8")
    command = ["biber", "--tool", "--validate-datamodel", "--output-file", "out.bib", "list.bib"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    said = [row for row in run.stdout.splitlines() if not row.startswith("INFO")]
    assert [row for row in said if "Missing mandatory field" not in row] == []
    assert run.returncode == 0
    written = (tmp_path / "out.bib").read_text("utf-8")
    assert len(re.findall("^@", written, re.M)) == len(references)


@every_list()
def test_csv_and_json_hold_the_same_entries(path: Path) -> None:
    """The spreadsheet and the JSON have every entry, with all of its links."""
    listed = list_of(path)
    document = json.loads("".join(export.json([listed])))
    text = "".join(export.csv([listed]))
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [it["id"] for it in document["entries"]] == [it.id for it in listed.entries]
    assert list(dict.fromkeys(row["id"] for row in rows)) == [it.id for it in listed.entries]
    urls = [it["url"] for entry in document["entries"] for it in entry["links"]]
    assert [row["url"].removeprefix("'") for row in rows if row["url"]] == urls

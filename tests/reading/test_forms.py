"""Every form in which people write an entry, and the record that it gives.

``pytest tests/reading --update-golden`` writes what is read now; look at the
difference before you believe it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from dlnotes.reading import read_note
from dlnotes.report.account import unaccounted
from tests.reading.dumping import dumped

FORMS = sorted(Path(__file__).with_name("forms").glob("*.md"))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_a_form_gives_its_records(form: Path, request: pytest.FixtureRequest) -> None:
    """Titles, roles, authors, years and problems are what a careful reader would say."""
    text = form.read_bytes().decode()
    told = dumped(read_note(text, path=form.name))
    golden = form.with_suffix(".records")
    if request.config.getoption("--update-golden"):
        golden.write_text(told, encoding="utf-8")
    assert golden.exists(), f"{golden.name} is missing: run pytest with --update-golden"
    assert told == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
@pytest.mark.parametrize("ending", ["\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_change_no_record(
    form: Path, ending: str, mark: str
) -> None:
    """A note from another editor reads the same, line by line and column by column."""
    text = form.read_bytes().decode()
    written = mark + text.replace("\n", ending)
    note = read_note(written, path=form.name)
    assert dumped(note) == dumped(read_note(text, path=form.name))
    assert not unaccounted(written, note)
    for link in note.links:
        offset = link.place.offset
        assert written[offset : offset + len(link.url)] == link.url

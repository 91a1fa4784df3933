"""The cache and the cores are shortcuts: they never show."""

from __future__ import annotations

from pathlib import Path

import pytest

from dlnotes import disk
from dlnotes.cli.alphabet import alphabet
from dlnotes.cli.gathering import gather
from dlnotes.cli.reading import read
from dlnotes.render import Press
from dlnotes.site.search import letters_of
from tests.cli.conftest import NOTE, Stranger
from tests.render.making import whole_site

LIST = {
    "notes/a.md": f"开篇的话，https 之外。\n\n{NOTE}",
    "notes/b.md": NOTE.replace("# 书目", "# 又一个书目 <b>&amp;"),
    "notes/dlnotes.yaml": "base_url: https://example.org/a&b/\n",
}


@pytest.mark.parametrize("longer", [1, 300])
def test_a_site_is_what_printing_page_by_page_would_make(longer: int, dlnotes: Stranger) -> None:
    """Every file has the bytes that the plan and the press give, with nothing in between."""
    for name, text in LIST.items():
        dlnotes.put(name, text * (longer if name == "notes/a.md" else 1))
    assert dlnotes("build").code == 0
    assert dlnotes.site() == plainly(dlnotes) | {
        ".dlnotes-manifest": dlnotes.site()[".dlnotes-manifest"]
    }


@pytest.mark.parametrize("broken", ["a file in its place", "a pack cut short"])
def test_a_broken_cache_costs_time_and_nothing_else(broken: str, dlnotes: Stranger) -> None:
    """Whatever became of what was remembered, the site is what it would be without."""
    dlnotes.put("notes/a.md", NOTE)
    cache = Path(dlnotes.env["XDG_CACHE_HOME"])
    if broken == "a file in its place":
        cache.parent.mkdir(parents=True, exist_ok=True)
        cache.write_bytes(b"")
    else:
        assert dlnotes("build").code == 0
        for pack in cache.rglob("*.pieces"):
            pack.write_bytes(pack.read_bytes()[:-1])
        # Pages that are gone are filled from the cache, the last leaf's as well.
        for page in (dlnotes.folder / "site/e").glob("*.html"):
            page.unlink()
    assert dlnotes("build").code == 0
    site = dlnotes.site()
    assert dlnotes("build", "--no-cache", "-o", "again").code == 0
    assert dlnotes.site("again") == site


def plainly(stranger: Stranger) -> dict[str, bytes]:
    """The site's files, without cache or children."""
    gathered = gather(stranger.folder / "notes")
    press = Press(disk.templates(gathered.notes, gathered.config), gathered.config)
    notes = [read(file, disk.read(file), file.name, gathered)[1] for file in gathered.files]
    rows = (pieces.row for note in notes for _, pieces in press.leaves(note))
    letters = alphabet([letters_of(rows)], disk.Cache(None), "", pinyin=True)
    return press.static() | whole_site(press, notes, letters)

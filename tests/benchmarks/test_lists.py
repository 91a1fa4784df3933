"""What the benchmarks measure on is what they say it is."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks import lists
from tests.promises.lists import SCHEME


def test_a_seed_gives_the_same_list_everywhere(tmp_path: Path) -> None:
    """Two people who measure with one seed measure on the same bytes, and another seed differs."""
    for name, seed in (("one", 1), ("two", 1), ("three", 2)):
        lists.write(tmp_path / name, 3, seed)
    one, two, three = (contents(tmp_path / name) for name in ("one", "two", "three"))
    assert one == two
    assert one != three
    assert len(set(one.values())) == 3


def test_each_note_is_as_large_as_ours(tmp_path: Path) -> None:
    """A generated note has as many addresses as our own list, nearly all of them its own."""
    lists.write(tmp_path, 20)
    texts = [data.decode("utf-8") for data in contents(tmp_path).values()]
    assert {len(SCHEME.findall(text)) for text in texts} == {102}
    words = [word for text in texts for word in text.replace("(", " ").split() if "://" in word]
    assert len(set(words)) > 0.95 * len(words)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}

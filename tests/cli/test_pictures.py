"""Pictures beside the notes, from a folder to the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.promises.sites import build, tree
from tests.render.test_pictures import png


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    (folder / "images").mkdir(parents=True)
    text = (
        "# 甲\n\n![序](images/a.png)\n\n- [题](http://a.cn/)\n\n  ![图](./images/a.png?raw=true)\n"
    )
    (folder / "a.md").write_text(text, "utf-8")
    (folder / "images" / "a.png").write_bytes(png(4, 3))
    return folder


def pictures(site: Path) -> dict[str, bytes]:
    return {name: data for name, data in tree(site).items() if name.endswith(".png")}


def page(site: Path) -> str:
    return (site / "topics" / "甲.html").read_text("utf-8")


def test_a_picture_is_copied_into_the_site(notes: Path, tmp_path: Path) -> None:
    """It stands there once; every page that shows it leads there, and the feed as well."""
    site = tmp_path / "site"
    build(notes, site)
    [(name, data)] = pictures(site).items()
    assert data == png(4, 3)
    assert page(site).count(f'src="../{name}"') == 2
    assert (site / "feed.xml").read_text("utf-8").count(f'src="{name}"') == 2


def test_a_picture_that_changes_comes_or_goes_is_seen(notes: Path, tmp_path: Path) -> None:
    """A rebuild shows what lies there now, and leaves no picture behind that nothing shows."""
    site, file = tmp_path / "site", notes / "images" / "a.png"
    build(notes, site)
    first = pictures(site)
    file.write_bytes(png(8, 6))
    build(notes, site)
    [(name, data)] = pictures(site).items()
    assert name not in first
    assert data == png(8, 6)
    assert 'width="8"' in page(site)
    file.unlink()
    build(notes, site)
    assert pictures(site) == {}
    assert "图：图" in page(site)
    file.write_bytes(png(4, 3))
    build(notes, site)
    assert pictures(site) == first


def test_a_second_build_changes_nothing(notes: Path, tmp_path: Path) -> None:
    """Whether the notes changed or not, an unchanged picture is not written again."""
    site = tmp_path / "site"
    build(notes, site)
    [name] = pictures(site)
    before = (site / name).stat().st_mtime_ns
    for text in ("", "\n- [又](http://b.cn/)\n"):
        with (notes / "a.md").open("a", encoding="utf-8") as file:
            file.write(text)
        build(notes, site)
        assert (site / name).stat().st_mtime_ns == before


@pytest.mark.parametrize(
    "target",
    ["../secret.png", "link.png", "out/secret.png", "{absolute}", "images/../../secret.png"],
)
def test_no_picture_comes_from_outside_the_list(notes: Path, tmp_path: Path, target: str) -> None:
    """Neither dots, links nor a whole path bring a file from elsewhere into the site."""
    (tmp_path / "secret.png").write_bytes(png(9, 9))
    (notes / "link.png").symlink_to(tmp_path / "secret.png")
    (notes / "out").symlink_to(tmp_path)
    written = target.format(absolute=notes / "images" / "a.png")
    (notes / "a.md").write_text(f"# 甲\n\n- [题](http://a.cn/)\n\n  ![图]({written})\n", "utf-8")
    build(notes, tmp_path / "site")
    assert pictures(tmp_path / "site") == {}
    assert "图：图" in page(tmp_path / "site")


def test_odd_paths_are_no_pictures(notes: Path, tmp_path: Path) -> None:
    """A path that no disk can hold is named like any picture that is missing."""
    (notes / "loop.png").symlink_to("loop.png")
    odd = ["a%00b.png", "x" * 5000 + ".png", "loop.png", "images", "a.md"]
    text = "".join(f"- [题](http://a.cn/{n}) ![图]({path})\n" for n, path in enumerate(odd))
    (notes / "a.md").write_text(f"# 甲\n\n{text}", "utf-8")
    build(notes, tmp_path / "site")
    assert pictures(tmp_path / "site") == {}
    assert page(tmp_path / "site").count("图：图") == len(odd)

"""`dlnotes build`, as a stranger uses it."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable

import pytest

from tests.cli.conftest import FLAWED, NOTE, Stranger


def test_a_folder_of_notes_becomes_a_site(dlnotes: Stranger) -> None:
    """`dlnotes build` reads notes/ and writes site/, and says in one sentence what there is."""
    dlnotes.put("notes/a.md")
    run = dlnotes("build")
    assert run.code == 0
    assert run.out == ""
    first, last = run.err.splitlines()
    assert first.startswith("1 note, 2 entries, 2 links: ")
    assert " in site (" in first
    assert last == "Open site/index.html in a browser."
    assert "漫谈ANN" in "".join(page.decode() for page in dlnotes.site().values())
    assert {"index.html", "404.html", "feed.xml", "sitemap.xml"} <= dlnotes.site().keys()


def test_one_file_becomes_a_site_too(dlnotes: Stranger) -> None:
    """A single note needs no folder of notes."""
    dlnotes.put("list.md")
    assert dlnotes("build", "list.md", "-o", "www").code == 0
    assert "index.html" in dlnotes.site("www")


def test_a_list_without_chinese_is_told_how_to_have_english_words(dlnotes: Stranger) -> None:
    """The first build says where to choose the language; later ones, and other lists, do not."""
    place = "notes/dlnotes.yaml"
    dlnotes.put("notes/a.md", "# Papers\n\n- [Deep Learning](http://example.org/dl) a survey\n")
    assert f"`language: en` into {place}." in dlnotes("build").err
    dlnotes.put("notes/a.md", "# Papers\n\n- [Learning](http://example.org/dl) a survey\n")
    assert place not in dlnotes("build").err
    dlnotes.put(place, "language: en\n")
    assert place not in dlnotes("build", "-o", "new").err
    dlnotes.put("chinese.md")
    assert "language" not in dlnotes("build", "chinese.md", "-o", "third").err


def test_the_notes_are_never_changed(dlnotes: Stranger) -> None:
    """Building leaves the notes' folder as it was: no file more, no byte else."""
    dlnotes.put("notes/a.md", FLAWED.replace("\n", "\r\n"))
    before = dlnotes.site("notes")
    dlnotes("build")
    assert dlnotes.site("notes") == before


@pytest.mark.parametrize("cache", ["--cache", "--no-cache"])
def test_building_again_writes_nothing(cache: str, dlnotes: Stranger) -> None:
    """The second build finds everything right, with the cache or without."""
    dlnotes.put("notes/a.md")
    dlnotes("build", cache)
    before = dlnotes.site()
    run = dlnotes("build", cache)
    assert "(nothing changed)" in run.err
    assert dlnotes.site() == before


def test_the_same_notes_give_the_same_bytes_anywhere(
    newcomer: Callable[[str], Stranger],
) -> None:
    """Folder, time zone, hash seed, locale, cache and cores leave no trace in a site."""
    sites = []
    for name, env, options in (
        ("here", {"TZ": "UTC", "PYTHONHASHSEED": "1"}, ("--no-cache",)),
        ("there", {"TZ": "Asia/Shanghai", "PYTHONHASHSEED": "2", "LANG": "zh_CN.UTF-8"}, ()),
    ):
        stranger = newcomer(name)
        for number in range(30):
            stranger.put(f"notes/{number}.md", NOTE.replace("hahack", f"host{number}") * 60)
        stranger("build", *options, **env)
        sites.append(stranger.site())
    assert sites[0] == sites[1]
    assert len(sites[0]) > 10


def test_after_an_edit_the_site_is_as_if_built_anew(dlnotes: Stranger) -> None:
    """What the cache remembers never shows: not after an edit, a new note, a note less."""
    for number in range(4):
        dlnotes.put(f"notes/{number}.md", NOTE.replace("hahack", f"host{number}"))
    dlnotes("build")
    for edit in (
        lambda: dlnotes.put("notes/1.md", NOTE.replace("清楚", "一清二楚")),
        lambda: dlnotes.put("notes/1.md", NOTE + "- [新](http://new.example/) (2015)\n"),
        lambda: dlnotes.put("notes/0.md", "## 另一主题\n\n" + NOTE),
        lambda: (dlnotes.folder / "notes" / "2.md").unlink(),
        lambda: dlnotes.put("notes/dlnotes.yaml", "title: 新名字\n"),
        lambda: dlnotes.put("notes/theme/404.html", "mine {{ site.entries }}"),
        lambda: dlnotes.put("site/index.html", "somebody's edit"),
    ):
        edit()
        assert dlnotes("build").code == 0
        dlnotes("build", "--no-cache", "-o", "anew")
        assert dlnotes.site() == dlnotes.site("anew")


@pytest.mark.parametrize("nonsense", [b"", b"\x00", b"\xc1" * 100, b"\x80", b"not msgpack at all"])
def test_a_broken_cache_is_no_cache(nonsense: bytes, dlnotes: Stranger) -> None:
    """Whatever lies where the cache was, the site is the same."""
    dlnotes.put("notes/a.md")
    dlnotes("build")
    before = dlnotes.site()
    remembered = [
        path for path in (dlnotes.folder.parent / "cache of desk").rglob("*") if path.is_file()
    ]
    assert len(remembered) >= 2
    for path in remembered:
        path.write_bytes(nonsense)
    run = dlnotes("build")
    assert run.code == 0
    assert dlnotes.site() == before


def test_a_cache_that_lost_a_part_is_no_cache(dlnotes: Stranger) -> None:
    """HTML that was remembered and is gone is printed again."""
    dlnotes.put("notes/a.md")
    dlnotes("build")
    for path in (dlnotes.folder.parent / "cache of desk").rglob("*.html"):
        path.unlink()
    dlnotes.put("notes/b.md", NOTE.replace("hahack", "other"))
    assert dlnotes("build").code == 0
    dlnotes("build", "--no-cache", "-o", "anew")
    assert dlnotes.site() == dlnotes.site("anew")


def test_a_note_that_is_gone_takes_its_pages_with_it(dlnotes: Stranger) -> None:
    """Pages of entries that are gone are removed; a file that is not ours stays."""
    dlnotes.put("notes/a.md")
    dlnotes.put("notes/b.md", NOTE.replace("神经网络", "将要消失"))
    dlnotes("build")
    dlnotes.put("site/CNAME", "example.org")
    assert any("将要消失" in name for name in dlnotes.site())
    (dlnotes.folder / "notes" / "b.md").unlink()
    assert "removed" in dlnotes("build").err
    assert not any("将要消失" in name for name in dlnotes.site())
    assert dlnotes.site()["CNAME"] == b"example.org"


def test_problems_never_stop_a_build(dlnotes: Stranger) -> None:
    """A note with problems is built, the sentence says how many, and `--strict` fails it."""
    dlnotes.put("notes/a.md", FLAWED)
    run = dlnotes("build")
    assert run.code == 0
    assert "2 problems: `dlnotes lint notes` shows where." in run.err
    assert dlnotes("build", "--strict").code == 1
    assert "index.html" in dlnotes.site()


def test_chinese_users_are_told_in_chinese(dlnotes: Stranger) -> None:
    """The locale decides the language of what is said."""
    dlnotes.put("notes/a.md")
    assert dlnotes("build", LANG="zh_CN.UTF-8").err.startswith("1 篇笔记，2 个条目")
    assert "没有这个文件" in dlnotes("build", "nowhere", LC_ALL="zh_TW.UTF-8").err


MISTAKES: dict[str, tuple[str, dict[str, str | bytes], str]] = {
    "missing folder": ("nowhere", {}, "nowhere: there is no such file or folder"),
    "empty folder": ("notes", {"notes/a.txt": ""}, "notes: there is no note (*.md or *.markdown)"),
    "broken YAML": (
        "notes",
        {"notes/a.md": NOTE, "notes/dlnotes.yaml": "title: [a\n"},
        "notes/dlnotes.yaml:2:1: this is not YAML: ",
    ),
    "unknown setting": (
        "notes",
        {"notes/a.md": NOTE, "notes/dlnotes.yaml": "# mine\ntittle: a\n"},
        'notes/dlnotes.yaml:2: there is no setting "tittle"\n  hint: did you mean "title"? ',
    ),
    "impossible setting": (
        "notes",
        {"notes/a.md": NOTE, "notes/dlnotes.yaml": "images: yes\n"},
        'notes/dlnotes.yaml:1: the setting "images" cannot be True',
    ),
    "broken template": (
        "notes",
        {"notes/a.md": NOTE, "notes/theme/home.html": "fine\n{% if %}\n"},
        "notes/theme/home.html:2: the template is broken: ",
    ),
    "template that asks for what is not there": (
        "notes",
        {"notes/a.md": NOTE, "notes/theme/entry.html": "\n\n{{ nonsense.more }}\n"},
        "notes/theme/entry.html:3: the template is broken: ",
    ),
    "template that is no text": (
        "notes",
        {"notes/a.md": NOTE, "notes/theme/home.html": b"\xff\xfe\x00"},
        "notes/theme/home.html: the template is not UTF-8 text",
    ),
    "note that is a folder's link": (
        "notes/a.md/b",
        {"notes/a.md": NOTE},
        "notes/a.md/b: ",
    ),
    "foreign file": (
        "notes",
        {"notes/a.md": NOTE, "site/index.html": "mine"},
        "site/index.html: dlnotes did not write this, and will not replace it",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_one_clear_sentence(name: str, dlnotes: Stranger) -> None:
    """Every mistake is told with its place and the next step, exit code 2, and no traceback."""
    given, files, sentence = MISTAKES[name]
    for path, content in files.items():
        dlnotes.put(path, content)
    before = dlnotes.site(".")
    run = dlnotes("build", given)
    assert run.code == 2
    assert run.out == ""
    assert run.err.startswith(f"dlnotes: {sentence}")
    _, hint = run.err.splitlines()
    assert hint.startswith("  hint: ")
    assert dlnotes.site(".") == before


@pytest.mark.parametrize("name", ["entry.html", "topic.html"])
def test_a_template_that_breaks_in_a_long_list_is_told_the_same(
    name: str, dlnotes: Stranger
) -> None:
    """Work that is spread over the cores comes back with its mistakes."""
    long_list(dlnotes)
    dlnotes.put(f"notes/theme/{name}", "\n{{ nonsense }}\n")
    run = dlnotes("build")
    assert run.code == 2
    assert run.err.startswith(f"dlnotes: notes/theme/{name}:2: the template is broken: ")
    assert not (dlnotes.folder / "site").exists()


@pytest.mark.parametrize("name", MISTAKES)
def test_the_old_site_is_whole_after_a_mistake(name: str, dlnotes: Stranger) -> None:
    """A build that fails leaves the site of the build before, byte for byte."""
    given, files, _ = MISTAKES[name]
    dlnotes.put("notes/a.md")
    dlnotes("build")
    for path, content in files.items():
        if not path.startswith("site/"):
            dlnotes.put(path, content)
    if name == "empty folder":
        (dlnotes.folder / "notes" / "a.md").unlink()
    before = dlnotes.site()
    run = dlnotes("build", given)
    assert run.code == (0 if name == "foreign file" else 2)
    assert dlnotes.site() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_note_is_named(dlnotes: Stranger) -> None:
    """A file without permission is a mistake with its place."""
    dlnotes.put("notes/a.md").chmod(0)
    run = dlnotes("build")
    assert run.code == 2
    assert run.err.startswith("dlnotes: notes/a.md: cannot be read: ")


def long_list(stranger: Stranger, notes: int = 20) -> None:
    """Notes enough for several processes."""
    for number in range(notes):
        text = NOTE.replace("hahack", f"host{number}").replace("nature14539", f"n{number}")
        stranger.put(f"notes/{number}.md", text * 40)


@pytest.mark.parametrize("moment", [0.15, 0.4, 0.8, 1.2])
def test_killed_at_any_moment_the_site_is_readable(moment: float, dlnotes: Stranger) -> None:
    """After `kill -9` no page is half written, and the next build puts everything right."""
    dlnotes.put("notes/a.md")
    dlnotes("build")
    old = dlnotes.site()
    long_list(dlnotes)
    process = subprocess.Popen(
        dlnotes.command("build"), cwd=dlnotes.folder, env=dlnotes.env, stderr=subprocess.PIPE
    )
    time.sleep(moment)
    process.kill()
    process.communicate()
    for name, content in dlnotes.site().items():
        if name.endswith(".html") and "stage" not in name:
            assert content == old.get(name) or content.rstrip().endswith(b"</html>")
    # Workers learn of their parent's end, though not in the same instant.
    time.sleep(0.2)
    healed = dlnotes("build")
    assert healed.code == 0, healed.err
    dlnotes("build", "--no-cache", "-o", "anew")
    assert dlnotes.site() == dlnotes.site("anew")


def test_ctrl_c_ends_a_build_quietly(dlnotes: Stranger) -> None:
    """An interrupted build says so, exits with 130, and leaves the old site and no stage."""
    dlnotes.put("notes/a.md")
    dlnotes("build")
    old = dlnotes.site()
    long_list(dlnotes, 60)
    process = subprocess.Popen(
        dlnotes.command("build"),
        cwd=dlnotes.folder,
        env=dlnotes.env,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    while not (dlnotes.folder / "site" / ".dlnotes-stage").exists():
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130, err
    assert err.decode().strip() == "Interrupted."
    assert dlnotes.site() == old


def test_two_builds_at_once_make_one_whole_site(dlnotes: Stranger) -> None:
    """Whoever comes second is told to wait, or comes after: the site is never mixed up."""
    long_list(dlnotes)
    command = dlnotes.command("build", "--no-cache")
    both = [
        subprocess.Popen(command, cwd=dlnotes.folder, env=dlnotes.env, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    ended = [(process.communicate()[1].decode(), process.returncode) for process in both]
    assert 0 in [code for _, code in ended]
    for err, code in ended:
        assert code == 0 or "another dlnotes is writing here" in err
    dlnotes("build", "--no-cache", "-o", "anew")
    assert dlnotes.site() == dlnotes.site("anew")

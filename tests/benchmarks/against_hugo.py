"""dlnotes and Hugo on the same notes, in turn.

Hugo gets what a list needs: one page a note with a Markdown renderer that
links bare addresses, lists, RSS and a sitemap.  It knows nothing of entries,
topics, kinds or years, so dlnotes does more; the question is whether a reader
of large lists has to wait for it.

``python -m tests.benchmarks.against_hugo [--notes 1000] [--rounds 5]``
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import lists
from tests.benchmarks.measure import Run, middle, run

_CONFIG = """\
baseURL = "https://example.org/"
locale = "zh-CN"
title = "Notes"
hasCJKLanguage = true
[frontmatter]
date = [":filename", ":default"]
[markup.goldmark.extensions]
linkify = true
"""

_LAYOUTS = {
    "baseof.html": """<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body>{{ block "main" . }}{{ end }}</body>
</html>
""",
    "single.html": """{{ define "main" }}<main><h1>{{ .Title }}</h1>
<time>{{ .Date.Format "2006-01-02" }}</time>{{ .TableOfContents }}{{ .Content }}</main>{{ end }}
""",
    "list.html": """{{ define "main" }}<main><h1>{{ .Title }}</h1><ul>
{{ range .RegularPagesRecursive }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>
<time>{{ .Date.Format "2006-01-02" }}</time> {{ .Summary }}</li>
{{ end }}</ul></main>{{ end }}
""",
}


@dataclass(frozen=True, slots=True)
class Scene:
    """One question: its name, what is done before each run, and what dlnotes may take."""

    name: str
    folder: Path
    before: Callable[[Path], None]
    limit: float


def main() -> None:
    """Prepare both, run them in turn, and print medians and ratios: seconds and MB."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="dlnotes-bench-") as place:
        home = Path(place)
        thousand, single = _prepare(home / "many"), _prepare(home / "one")
        lists.write(thousand / "notes", options.notes)
        shutil.copy(lists.OWN, single / "notes")
        for folder in (thousand, single):
            shutil.copytree(folder / "notes", folder / "content" / "notes", dirs_exist_ok=True)
        scenes = (
            Scene(f"{options.notes} notes, cold", thousand, _forget, 1.5),
            Scene(f"{options.notes} notes, after one edit", thousand, _edit, 0.2),
            Scene("one note, cold", single, _forget, 2.0),
        )
        print(f"{'':28}{'wall':>15}{'':8}{'wanted':>8}{'CPU':>15}{'memory':>16}")
        print(
            f"{'':28}{'dlnotes':>8}{'Hugo':>7}{'':16}{'dlnotes':>8}{'Hugo':>7}{'dlnotes':>8}{'Hugo':>8}"
        )
        for scene in scenes:
            _report(scene, *_in_turn(scene, options.rounds))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="dlnotes and Hugo on the same notes")
    parser.add_argument("--notes", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=5)
    return parser.parse_args()


def _prepare(folder: Path) -> Path:
    layouts = folder / "layouts" / "_default"
    for made in (folder / "notes", folder / "content" / "notes", layouts):
        made.mkdir(parents=True)
    (folder / "hugo.toml").write_text(_CONFIG, "utf-8")
    for name, text in _LAYOUTS.items():
        (layouts / name).write_text(text, "utf-8")
    return folder


def _in_turn(scene: Scene, rounds: int) -> tuple[Run, Run]:
    """Ours, Hugo's, ours, Hugo's: what slows the machine slows both."""
    ours, theirs = [], []
    for _ in range(rounds):
        scene.before(scene.folder)
        ours.append(_dlnotes(scene.folder))
        theirs.append(_hugo(scene.folder))
    return middle(ours), middle(theirs)


def _dlnotes(folder: Path) -> Run:
    program = str(Path(sys.executable).with_name("dlnotes"))
    cache = {"XDG_CACHE_HOME": str(folder / "cache")}
    return run([program, "build", "notes", "--output", "site"], folder=folder, env=cache)


def _hugo(folder: Path) -> Run:
    program = str(Path(sys.executable).with_name("hugo"))
    cache = {"HUGO_CACHEDIR": str(folder / "hugo-cache")}
    return run([program, "--quiet", "--destination", "public"], folder=folder, env=cache)


def _forget(folder: Path) -> None:
    for name in ("site", "cache", "public", "resources", "hugo-cache"):
        shutil.rmtree(folder / name, ignore_errors=True)


def _edit(folder: Path) -> None:
    """Add an entry to one note, for both; what earlier runs left stays."""
    mark = os.urandom(4).hex()
    entry = f"\n- [Another work {mark}](http://example.org/{mark}) 又读到一篇\n"
    name = sorted(path.name for path in (folder / "notes").glob("*.md"))[0]
    for place in (folder / "notes", folder / "content" / "notes"):
        with (place / name).open("a", encoding="utf-8") as note:
            note.write(entry)


def _report(scene: Scene, ours: Run, theirs: Run) -> None:
    print(
        f"{scene.name:28}{ours.seconds:>8.2f}{theirs.seconds:>7.2f}"
        f"{ours.seconds / theirs.seconds:>7.2f}x{f'<{scene.limit}x':>8}"
        f"{ours.cpu:>8.2f}{theirs.cpu:>7.2f}{ours.megabytes:>8.0f}{theirs.megabytes:>8.0f}",
        flush=True,
    )


if __name__ == "__main__":
    main()

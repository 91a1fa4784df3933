"""Reading is linear: four times the text takes at most five times as long.

Each row is one kind of text, ordinary or hostile, at a size and at four times
that size.  ``python -m tests.benchmarks.reading [--rounds 3]``
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable, Mapping
from math import isqrt

from dlnotes.reading import read_note
from tests.benchmarks.lists import OWN

Make = Callable[[int], str]


def _nested(size: int) -> str:
    """Bullets, each two spaces deeper than the last; 25 MB hold 5,000 of them."""
    return "\n".join(f"{'  ' * depth}- {depth}" for depth in range(isqrt(size)))


TEXTS: Mapping[str, tuple[int, Make]] = {
    "our own list": (500_000, lambda size: (OWN.read_text("utf-8") * (size // 8_000 + 1))[:size]),
    "[ and nothing else": (16_000, lambda size: "[" * size),
    "![ and nothing else": (16_000, lambda size: "![" * size),
    "](": (16_000, lambda size: "](" * size),
    "[]( nested": (16_000, lambda size: "[x](" * size),
    "( balanced in a target": (16_000, lambda size: "[x](http://a/" + "(" * size + ")" * size),
    "《": (50_000, lambda size: "《" * size),
    "【》": (50_000, lambda size: "【》" * size),
    "* and nothing else": (400_000, lambda size: "*" * size),
    "* a": (50_000, lambda size: "*a " * size),
    "_": (400_000, lambda size: "_" * size),
    "` of growing length": (1_000_000, lambda size: " ".join("`" * n for n in range(isqrt(size)))),
    "nested lists": (1_250**2, _nested),
    "items under one item": (
        1_000,
        lambda size: "- [a](http://a.b/)\n" + "  - [k](http://k.k/)\n" * size,
    ),
    "nested bullets in a line": (5_000, lambda size: "- " * size + "x"),
    "nested quotations": (5_000, lambda size: "> " * size + "x"),
    "<": (50_000, lambda size: "<" * size),
    "<a href=": (20_000, lambda size: "<a href=" * size),
    "comments never closed": (20_000, lambda size: "<!-- " * size),
    "code never closed": (20_000, lambda size: "```\n\n" * size + "~~~\n" * size),
    "http:// and nothing else": (50_000, lambda size: "http://" * size),
    "addresses in a line": (20_000, lambda size: "见http://t.cn/Rw0ZSW0，" * size),
    "references": (5_000, lambda size: "[a][b]\n" * size + "[b]: http://x.org/b\n" * size),
    "# tags among links": (2_000, lambda size: "- " + "#a# http://x.y/z " * size),
    "titles in lines": (2_000, lambda size: "《a》http://x.y/z\n" * size),
    "accented names": (1_000, lambda size: ("- Looms are. A" + "ÀÈÌ" * 12 + " 1\n") * size),
    "quoted words": (2_000, lambda size: '"words" 0, ' * size + "http://a.cn/"),
    "# tags": (50_000, lambda size: "- #a#" + "#b" * size),
    "| in a table": (20_000, lambda size: "|a|b|\n|-|-|\n" + "|x|y|\n" * size),
    "blank lines": (500_000, lambda size: "\n" * size),
    "one line": (1_250_000, lambda size: "- " + "长句子没有尽头, " * (size // 9)),
    "front matter never closed": (50_000, lambda size: "---\n" + "a: b\n" * size),
}
"""Name, first size, and how a text of a size is made."""


def main() -> None:
    """Time each text at its size and at four times its size."""
    parser = argparse.ArgumentParser(description="Is reading linear?")
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    print(f"{'':28}{'characters':>12}{'seconds':>10}{'MB/s':>8}{'4x the text':>14}")
    for name, (size, make) in TEXTS.items():
        small, large = make(size), make(4 * size)
        before, after = _seconds(small, rounds), _seconds(large, rounds)
        # A text is measured by its length: the nested ones do not grow exactly fourfold.
        growth = after / before * 4 * len(small) / len(large)
        speed = len(large.encode()) / after / 1e6
        verdict = "" if growth <= 5 else "  not linear"
        print(f"{name:28}{len(large):>12,}{after:>10.3f}{speed:>8.1f}{growth:>13.2f}x{verdict}")


def _seconds(text: str, rounds: int) -> float:
    """The best of several runs, in seconds of this process: a busy machine does not count."""
    best = float("inf")
    for _ in range(rounds):
        gc.collect()
        started = time.process_time()
        read_note(text)
        best = min(best, time.process_time() - started)
    return best


if __name__ == "__main__":
    main()

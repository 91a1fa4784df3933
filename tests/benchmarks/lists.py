"""Make a thousand notes like ours, from a seed, for the benchmarks.

Each note keeps the shape of our own list, line for line: its tags, brackets,
labels, indentation and oddities.  The words, the works and the addresses are
others in each, so that nothing can be answered from a memory of the last note.
As a program: ``python -m tests.benchmarks.lists FOLDER [NOTES]``.
"""

from __future__ import annotations

import random
import re
import string
import sys
from dataclasses import dataclass
from pathlib import Path

OWN = Path(__file__).resolve().parents[2] / "notes" / "2015-02-23-深度学习阅读笔记.md"

_TOKEN = re.compile(
    r"(?P<url>https?://[!-'*-~]+(?:[\u4e00-\u9fff]+(?=\)))?)"
    r"|(?P<han>[\u4e00-\u9fff]{2,})|(?P<latin>[A-Za-z][a-z]{3,})|(?P<year>\b20[01]\d\b)"
)
_SPLIT = re.compile(r"(https?://)([^/]+)(.*)")
_ARXIV = re.compile(r"\d{4}\.\d{4,5}")
_ENDING = re.compile(r"(.*?)(\.[a-z]+|/)?")
_CODE = string.ascii_letters + string.digits
_KEPT = frozenset(
    ["文章", "论文", "视频", "幻灯", "问答", "源码", "译文", "博文", "综述", "上篇", "下篇"]
) | frozenset(
    ["Kaiming", "GitHub", "slide", "version", "layout", "post", "title", "English"]
).union(["software", "code", "part", "link"])
_TOPICS = (
    *("神经网络", "卷积网络", "循环网络", "词向量", "强化学习", "语音识别", "机器翻译", "图像分类"),
    *(
        "目标检测",
        "生成模型",
        "贝叶斯方法",
        "优化算法",
        "推荐系统",
        "知识图谱",
        "问答系统",
        "迁移学习",
    ),
    *(
        "信息检索",
        "文本分类",
        "句法分析",
        "时间序列",
        "Attention",
        "Dropout",
        "GAN",
        "Theano",
        "Torch",
    ),
)
_SIDES = ("基础", "综述", "应用", "& LSTM")
_SYLLABLES = [*re.findall("..", "bacedifogukaleminopurasetivoxuya"), "zen", "lor", "mat", "pri"]


@dataclass(frozen=True, slots=True)
class Words:
    """Where a generated note takes its words from."""

    han: str
    latin: tuple[str, ...]


def write(folder: Path, notes: int = 1_000, seed: int = 2015) -> None:
    """Write *notes* files into *folder*; the same seed gives the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    template = OWN.read_text("utf-8")
    words = _words(template)
    for number in range(notes):
        rng = random.Random(seed * 1_000_003 + number)
        day = f"{2010 + number % 16}-{number // 16 % 12 + 1:02}-{number % 28 + 1:02}"
        (folder / f"{day}-note-{number:04}.md").write_text(_note(template, words, rng), "utf-8")


def _note(template: str, words: Words, rng: random.Random) -> str:
    topics = rng.sample([f"{topic}{side}" for topic in _TOPICS for side in _SIDES], 11)
    lines = []
    for line in template.splitlines():
        if line.startswith("## "):
            lines.append(f"## {topics.pop()}")
        else:
            lines.append(_TOKEN.sub(lambda found: _other(found, words, rng), line))
    return "\n".join(lines) + "\n"


def _other(found: re.Match[str], words: Words, rng: random.Random) -> str:
    """Another word of the same length and kind."""
    said = found[0]
    if said in _KEPT:
        return said
    match found.lastgroup:
        case "url":
            return _address(said, rng)
        case "han":
            start = rng.randrange(len(words.han) - len(said))
            return words.han[start : start + len(said)]
        case "year":
            return str(rng.randint(1995, 2026))
        case _:
            return rng.choice(words.latin) if rng.random() < 0.5 else _coined(len(said), rng)


def _address(url: str, rng: random.Random) -> str:
    """Another address of the same host and, where its form means something, of that form."""
    scheme, host, path = _SPLIT.fullmatch(url).groups("")  # type: ignore[union-attr]
    if host == "t.cn":
        return f"{scheme}{host}/R{''.join(rng.choices(_CODE, k=6))}"
    if found := _ARXIV.search(path):
        paper = f"{rng.randint(15, 26)}{rng.randint(1, 12):02}.{rng.randrange(10**5):05}"
        return f"{scheme}{host}{path[: found.start()]}{paper}{path[found.end() :]}"
    stem, extension = _ENDING.fullmatch(path).groups("")  # type: ignore[union-attr]
    return f"{scheme}{host}{stem or '/'}{rng.randrange(10**5)}{extension}"


def _coined(length: int, rng: random.Random) -> str:
    word = "".join(rng.choices(_SYLLABLES, k=length // 2))
    return word.capitalize() if rng.random() < 0.4 else word


def _words(template: str) -> Words:
    han = "".join(re.findall(r"[\u4e00-\u9fff]+", template))
    latin = set(re.findall(r"(?<![\w/.])[A-Za-z][a-z]{3,}(?![\w/.:])", template))
    return Words(han, tuple(sorted(latin)))


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1_000)

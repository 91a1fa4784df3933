"""What a note's curator may want to mend; the values fill ``{0}``, ``{1}``."""

from __future__ import annotations

from collections.abc import Mapping

from dlnotes.report.catalogue.row import Row

PROBLEMS: Mapping[str, Row] = {
    "unbalanced-mark": Row(
        "标点不成对：{0}",
        "补上缺的另一半，或删掉它",
        "unbalanced mark: {0}",
        "add its other half, or delete it",
    ),
    "empty-target": Row(
        "链接“{0}”没有地址",
        "在括号里填上地址，或去掉方括号和圆括号",
        'the link "{0}" leads nowhere',
        "put an address between the parentheses, or take the brackets away",
    ),
    "missing-scheme": Row(
        "地址缺少 http:// 或 https://：{0}",
        "写成 https://{0}",
        "the address has no http:// or https://: {0}",
        "write https://{0}",
    ),
    "unknown-tag": Row(
        "不认识的标签：{0}",
        "改成常用的标签，或在 dlnotes.yaml 的 kinds 里说明它是哪一类",
        "unknown tag: {0}",
        "use a known one, or say under `kinds` in dlnotes.yaml what it means",
    ),
    "duplicate-link": Row(
        "同一主题里已经有这个链接（第 {1} 行）：{0}",
        "留一处，把两处的评语合在一起",
        "the same link stands in this topic already (line {1}): {0}",
        "keep one, and join the two comments",
    ),
    "broken-front-matter": Row(
        "文件开头的 YAML 读不懂：{0}",
        "这篇笔记照样读了，只是没有用上这段设置；改正后再试",
        "the YAML at the top cannot be read: {0}",
        "the note was read without it; mend it to use its settings",
    ),
    "not-utf8": Row(
        "文件不是 UTF-8 编码，按 {0} 读了",
        "另存为 UTF-8",
        "the file is not UTF-8; it was read as {0}",
        "save it as UTF-8",
    ),
    "unused-reference": Row(
        "定义了链接 [{0}]，但没有用到",
        "在正文里用上它，或写成普通链接",
        "the reference [{0}] is defined, and nothing uses it",
        "use it in the text, or write it as a link",
    ),
    "undefined-reference": Row(
        "用了 [{0}]，但没有定义它的地址",
        "加一行 [{0}]: 地址",
        "the reference [{0}] has no address",
        "add a line `[{0}]: https://…`",
    ),
    "no-links": Row(
        "这篇笔记里没有链接",
        "如果它不是书目，就移出笔记文件夹",
        "there is no link in this note",
        "if it is no reading list, move it out of the folder",
    ),
}

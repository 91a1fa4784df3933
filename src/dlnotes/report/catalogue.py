"""Every sentence that dlnotes says on a terminal, in Chinese and in English.

One row a code: the message and what to do next.  A problem's values fill
``{0}``, ``{1}``; a mistake's and a sentence's fill ``{name}``.  To say
something new, add a row.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Row(NamedTuple):
    """One thing to say; a hint may be empty."""

    zh: str
    zh_hint: str
    en: str
    en_hint: str


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
        "如果它不是阅读清单，就移出笔记文件夹",
        "there is no link in this note",
        "if it is no reading list, move it out of the folder",
    ),
}

MISTAKES: Mapping[str, Row] = {
    "no-such-notes": Row(
        "没有这个文件或文件夹",
        "写上笔记所在的文件夹，例如 dlnotes build 我的笔记",
        "there is no such file or folder",
        "name the folder of your notes, as in `dlnotes build my-notes`",
    ),
    "no-notes": Row(
        "这个文件夹里没有笔记（*.md 或 *.markdown）",
        "放进一个 Markdown 文件，或换一个文件夹",
        "there is no note (*.md or *.markdown) in this folder",
        "put a Markdown file there, or name another folder",
    ),
    "leads-out": Row(
        "这是一个指向笔记文件夹外面的符号链接",
        "把文件复制进来，或从列表里去掉",
        "this is a symbolic link that leads out of the notes' folder",
        "copy the file in, or take the link away",
    ),
    "cannot-read": Row(
        "读不了：{reason}",
        "检查它的权限和所在的磁盘",
        "cannot be read: {reason}",
        "look at its permissions and its disk",
    ),
    "cannot-write": Row(
        "写不了：{reason}",
        "检查权限，或用 -o 换一个文件夹；原来的网站没有动",
        "cannot be written: {reason}",
        "look at the permissions, or choose another folder with -o; the old site is untouched",
    ),
    "disk-full": Row(
        "磁盘满了",
        "腾出空间再试，或用 -o 换一个文件夹；原来的网站没有动",
        "the disk is full",
        "make room, or choose another folder with -o; the old site is untouched",
    ),
    "broken-yaml": Row(
        "不是正确的 YAML：{reason}",
        "看这一行和上一行：缩进、冒号和引号",
        "this is not YAML: {reason}",
        "look at this line and the one above: indentation, colons, quotes",
    ),
    "unknown-setting": Row(
        "没有“{key}”这个设置",
        "{near}可用的有：{allowed}",
        'there is no setting "{key}"',
        "{near}known are: {allowed}",
    ),
    "bad-setting": Row(
        "设置“{key}”不能是 {got}",
        "{near}应该像这样：{allowed}",
        'the setting "{key}" cannot be {got}',
        "{near}allowed: {allowed}",
    ),
    "setting-name-not-text": Row(
        "设置的名字 {got} 不是文字",
        "给它加上引号",
        "the name of a setting, {got}, is not text",
        "put it between quotes",
    ),
    "no-templates": Row(
        "程序自带的模板不见了",
        "重新安装 dlnotes",
        "the templates that ship with dlnotes are missing",
        "install dlnotes again",
    ),
    "template-not-text": Row(
        "模板不是 UTF-8 文本",
        "另存为 UTF-8，或移出主题文件夹",
        "the template is not UTF-8 text",
        "save it as UTF-8, or move it out of the theme's folder",
    ),
    "broken-template": Row(
        "模板有错：{reason}",
        "改正这一行；删掉这个文件就会用回自带的模板",
        "the template is broken: {reason}",
        "mend this line, or delete the file to have the built-in template back",
    ),
    "output-not-a-folder": Row(
        "这是一个文件，网站要放在文件夹里",
        "用 -o 换一个名字",
        "this is a file, and a site needs a folder",
        "choose another name with -o",
    ),
    "output-holds-notes": Row(
        "网站不能写在放着笔记的文件夹里（{notes}）",
        "用 -o 换一个文件夹，例如 -o site",
        "a site cannot be written over the folder that holds the notes ({notes})",
        "choose another folder, as in `-o site`",
    ),
    "output-too-much": Row(
        "网站不能直接写在根目录或主目录里",
        "用 -o 换一个文件夹，例如 -o site",
        "a site cannot be written straight into the root or the home folder",
        "choose a folder of its own, as in `-o site`",
    ),
    "output-busy": Row(
        "另一个 dlnotes 正在往这里写",
        "等它结束再试，或用 -o 换一个文件夹",
        "another dlnotes is writing here",
        "wait for it to end, or choose another folder with -o",
    ),
    "foreign-file": Row(
        "这不是 dlnotes 写的，不会覆盖它",
        "把它移开，或用 -o 换一个文件夹；什么都还没有改动",
        "dlnotes did not write this, and will not replace it",
        "move it away, or choose another folder with -o; nothing has been changed",
    ),
    "cannot-remember": Row(
        "记不下检查的结果：{reason}",
        "检查文件夹的权限；dlnotes check --offline 只看已经记下的。已经说过的结果都还在",
        "what the check learns cannot be written down: {reason}",
        "look at the folder's permissions, or use --offline; nothing that was told is lost",
    ),
    "ledger-full": Row(
        "磁盘满了，检查停在这里",
        "腾出空间再运行；已经说过的结果都记下了，不会再问",
        "the disk is full, so the check stopped here",
        "make room and run it again; what was told is kept, and will not be asked again",
    ),
    "ledger-busy": Row(
        "另一个 dlnotes check 正在检查这份清单",
        "等它结束再试；dlnotes check --offline 可以先看已经记下的",
        "another dlnotes check is at work on this list",
        "wait for it to end, or use --offline to see what is known so far",
    ),
    "cannot-report": Row(
        "报告写不了：{reason}",
        "换一个文件名；检查的结果已经记下，再运行一次不会重问",
        "the report cannot be written: {reason}",
        "choose another file; what was learnt is kept, and will not be asked again",
    ),
    "report-full": Row(
        "磁盘满了，报告没有写",
        "腾出空间再运行；检查的结果已经记下，不会重问",
        "the disk is full, and the report was not written",
        "make room and run it again; what was learnt is kept, and will not be asked again",
    ),
    "report-is-a-folder": Row(
        "报告要写到文件里，这是一个文件夹",
        "写上文件名，例如 --format json=report.json",
        "a report needs a file, and this is a folder",
        "name a file, as in `--format json=report.json`",
    ),
    "no-folder-for-report": Row(
        "没有放报告的文件夹 {folder}",
        "先建好它，或换一个地方",
        "there is no folder {folder} for the report",
        "make it first, or choose another place",
    ),
    "no-repository": Row(
        "这里不是 git 仓库，说不出哪些行是新的",
        "去掉 --changed-since，或在仓库里运行",
        "this is no git repository, so nobody knows which lines are new",
        "leave --changed-since out, or run it inside the repository",
    ),
    "no-such-commit": Row(
        "没有“{ref}”这个提交或分支",
        "在 CI 里先取回历史（actions/checkout 的 fetch-depth: 0），或写一个存在的名字",
        'there is no commit or branch "{ref}"',
        "in CI, fetch the history first (fetch-depth: 0), or name one that exists",
    ),
    "no-git": Row(
        "--changed-since 需要 git，这里没有",
        "装上 git，或去掉 --changed-since",
        "--changed-since needs git, and there is none",
        "install git, or leave --changed-since out",
    ),
    "git-failed": Row(
        "git 说不出哪些行是新的：{reason}",
        "去掉 --changed-since 就检查全部",
        "git could not say which lines are new: {reason}",
        "leave --changed-since out to check everything",
    ),
    "unaccounted": Row(
        "这里有一个地址没有被读到（{count} 个中的第一个）。这是 dlnotes 的错，不是你的",
        "网站没有写。请把这一行报告给我们",
        "an address here was not read (the first of {count}); this is dlnotes' fault, not yours",
        "the site was not written; please report this line",
    ),
}

SENTENCES: Mapping[str, Row] = {
    "did-you-mean": Row("是不是“{near}”？", "", 'did you mean "{near}"? ', ""),
    "built": Row(
        "{notes} 篇笔记，{entries} 个条目，{links} 个链接，"
        "印成 {place} 里的 {pages} 个页面（{changed}）。",
        "",
        "{notes}, {entries}, {links}: {pages} in {place} ({changed}).",
        "",
    ),
    "unchanged": Row("没有变化", "", "nothing changed", ""),
    "changed": Row("写了 {written} 个文件", "", "{written} written", ""),
    "removed": Row("，删了 {removed} 个", "", ", {removed} removed", ""),
    "open": Row("在浏览器里打开 {place}", "", "Open {place} in a browser.", ""),
    "see-problems": Row(
        "{problems} 个小问题：dlnotes lint {notes} 会逐一指出。",
        "",
        "{problems}: `dlnotes lint {notes}` shows where.",
        "",
    ),
    "linted": Row("{notes} 篇笔记里有 {problems} 个问题。", "", "{problems} in {notes}.", ""),
    "clean": Row("{notes} 篇笔记，没有问题。", "", "No problems in {notes}.", ""),
    "asking": Row(
        "正在问 {asked} 个链接，分布在 {hosts} 台主机上{fresh}。",
        "",
        "Asking about {asked} on {hosts}{fresh}.",
        "",
    ),
    "fresh": Row("（另有 {known} 个还新，不必问）", "", " ({known} more are fresh)", ""),
    "asked": Row("问了 {requests} 次，用了 {seconds}。", "", "{requests} in {seconds}.", ""),
    "nobody-asked": Row("没有要问的：记录都还新。", "", "Nobody to ask: all is fresh.", ""),
    "nobody-was-asked": Row(
        "没有问任何人：只看了记录。", "", "Nobody was asked: this is what the ledger knows.", ""
    ),
    "network-down": Row(
        "我们自己的网络不通：什么也没有查到，账本没有动。{why}",
        "",
        "Our own network is down: nothing was learnt, and the ledger is as it was.{why}",
        "",
    ),
    "network-went": Row(
        "我们自己的网络断了，账本没有动。断网前查到的 {told} 个链接另存着，下次检查时记入。{why}",
        "",
        "Our own network went away, and the ledger is as it was. "
        "What was learnt of {told} before that is set aside for the next check.{why}",
        "",
    ),
    "out-of-time": Row(
        "时间到了，还有 {left} 个链接留到下次。",
        "",
        "Out of time: {left} left for the next check.",
        "",
    ),
    "patience": Row(
        "{hosts} 台主机请我们等等（{named}），留到下次。",
        "",
        "{hosts} asked for patience ({named}): left to the next check.",
        "",
    ),
    "unreadable-lines": Row(
        "{place} 里有读不懂的行（第 {lines} 行），已跳过。",
        "",
        "{place}: cannot be read, so skipped: line {lines}.",
        "",
    ),
    "waiting": Row("等一会儿再问", "", "waiting before asking again", ""),
    "kept": Row("已经得出的结论都记下了。", "", "What was learnt so far is kept.", ""),
    "interrupted": Row("已中断。", "", "Interrupted.", ""),
    "reading": Row("正在读", "", "reading", ""),
    "writing": Row("正在写", "", "writing", ""),
}

"""What a command says when all goes its way; the values fill ``{name}``."""

from __future__ import annotations

from collections.abc import Mapping

from dlnotes.report.catalogue.row import Row

SENTENCES: Mapping[str, Row] = {
    "did-you-mean": Row("是不是“{near}”？", "", 'did you mean "{near}"? ', ""),
    "built": Row(
        "{notes} 篇笔记，{entries} 个条目，{links} 个链接，"
        "印成 {place} 里的 {pages} 个页面（{changed}）。",
        "",
        "{notes}, {entries}, {links}: {pages} in {place} ({changed}).",
        "",
    ),
    "not-a-format": Row(
        "“{written}”不是其中之一：{names}。", "", '"{written}" is not one of {names}.', ""
    ),
    "no-file-named": Row("“{written}”没有写文件名。", "", '"{written}" names no file.', ""),
    "not-a-time": Row(
        "“{written}”不是时间：请写 90s、10m 或 1h30m。",
        "",
        '"{written}" is no time: write 90s, 10m or 1h30m.',
        "",
    ),
    "not-inside": Row(
        "“{written}”不在 DIR 里面：请写像 notes 这样的名字。",
        "",
        "\"{written}\" is not inside DIR: give a name like 'notes'.",
        "",
    ),
    "two-reports": Row(
        "两份报告都写到标准输出：给其中一份写上文件名，如 --format json=FILE",
        "",
        "two reports on one stdout: give one a file, as in --format json=FILE",
        "",
    ),
    "explain-no-format": Row(
        "--explain 讲的是来龙去脉，不能带 --format",
        "",
        "--explain tells a story, and takes no --format",
        "",
    ),
    "prune-whole": Row(
        "--prune 要看整份书目：请写文件夹 {folder}",
        "",
        "--prune needs the whole list: name the folder, {folder}",
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
    "days-shallow": Row(
        "这个仓库只取回了最近的历史，新条目的日期按笔记的日期算；要按加入的日子算，请取回全部历史"
        "（git fetch --unshallow，或 actions/checkout 的 fetch-depth: 0）。",
        "",
        "This clone lacks its history, so that entries are dated by their notes; to date them by "
        "the day on which they came, fetch all of it (git fetch --unshallow, or fetch-depth: 0 of "
        "actions/checkout).",
        "",
    ),
    "days-no-git": Row(
        "笔记在 git 仓库里，但这里没有 git，新条目的日期按笔记的日期算。",
        "",
        "The notes are in a git repository, and there is no git here: entries are dated by their "
        "notes.",
        "",
    ),
    "days-git-refused": Row(
        "git 不信任这个文件夹的主人，新条目的日期按笔记的日期算；"
        "要按加入的日子算，请运行 git config --global --add safe.directory 仓库的位置。",
        "",
        "git does not trust the owner of this folder, so that entries are dated by their notes; to "
        "date them by the day on which they came, run git config --global --add safe.directory "
        "and the repository's place.",
        "",
    ),
    "words-are-chinese": Row(
        "条目里没有汉字，网站自己的话却是中文：要用英文，请在 {place} 里写 language: en。",
        "",
        "The site's own words are Chinese; for English ones write `language: en` into {place}.",
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
    "copied": Row(
        "把 {pictures} 张图片抄存到了笔记旁的 {folder} 里，请一并提交。",
        "",
        "{pictures} copied into {folder} beside the notes: commit them too.",
        "",
    ),
    "not-copied": Row(
        "没有抄存 {url}：不是 PNG、JPEG、GIF 或 WebP 图片，或者太大。",
        "",
        "Not copied: {url} is no PNG, JPEG, GIF or WebP picture, or too large.",
        "",
    ),
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
    "pruned": Row(
        "笔记里已经没有的 {forgotten} 个链接，账本也忘了。",
        "",
        "Forgotten, for no note cites it any more: {forgotten}.",
        "",
    ),
    "unreadable-lines": Row(
        "{place} 里有读不懂的行（第 {lines} 行），已跳过。",
        "",
        "{place}: cannot be read, so skipped: line {lines}.",
        "",
    ),
    "mended": Row(
        "改好了 {notes} 篇笔记里的 {links} 个链接（{why}）。",
        "",
        "{links} mended in {notes} ({why}).",
        "",
    ),
    "would-mend": Row(
        "会改 {notes} 篇笔记里的 {links} 个链接（{why}）；什么都还没有写。",
        "",
        "{links} in {notes} would be mended ({why}); nothing was written.",
        "",
    ),
    "nothing-to-mend": Row(
        "{notes} 篇笔记，没有要改的链接。", "", "Nothing to mend in {notes}.", ""
    ),
    "mended-scheme": Row("补上协议 {count}", "", "{count} without a scheme", ""),
    "mended-short": Row("展开短链接 {count}", "", "{count} short", ""),
    "mended-moved": Row("搬了家 {count}", "", "{count} moved", ""),
    "mended-https": Row("改用 https {count}", "", "{count} to https", ""),
    "mended-arxiv": Row("arXiv {count}", "", "{count} to arXiv's own page", ""),
    "mended-tracking": Row("去掉跟踪参数 {count}", "", "{count} with trackers", ""),
    "mended-archived": Row("存档 {count}", "", "{count} to an archived copy", ""),
    "left-reads-otherwise": Row(
        "{place}：没有改 {url}：换成 {new} 后，它会和旁边的字连在一起。在它后面加一个空格再试。",
        "",
        "{place}: left {url} alone: {new} would run into the words beside it; "
        "put a space after it.",
        "",
    ),
    "left-listed": Row(
        "{place}：没有改 {url}：{new} 已经是 {other} 的条目，"
        "两个条目的固定地址会混在一起。留一处即可。",
        "",
        "{place}: left {url} alone: {new} is the entry at {other}, and the permanent addresses "
        "of the two would be confused; keep one of them.",
        "",
    ),
    "mend-this": Row(
        "改吗？（y 改，n 不改，a 余下全改，q 余下全不改）",
        "",
        "Mend it? (yes, no, all the rest, quit)",
        "",
    ),
    "mend-shown": Row("{place}（{why}）", "", "{place} ({why})", ""),
    "and-then": Row("，", "", ", ", ""),
    "added": Row("加好了：{title}（{place}）", "", "Added {title} at {place}.", ""),
    "listed-already": Row(
        "{url} 已经在书目里：{place}", "", "The list has {url} already, at {place}.", ""
    ),
    "asking-page": Row("正在问 {host}", "", "Asking {host}.", ""),
    "not-asked": Row("没有问网上", "", "the web was not asked", ""),
    "which-one": Row("放进第几个主题？", "", "Which topic, by its number?", ""),
    "imported": Row(
        "{entries} 个条目写到 {place}，"
        "略过 {skipped} 个（已有的、重复的、不是网址的，或读不懂的）。",
        "",
        "{entries} to {place}; {skipped} left out "
        "(listed already, twice, not of the web, or not understood).",
        "",
    ),
    "waiting": Row("等一会儿再问", "", "waiting before asking again", ""),
    "kept": Row("已经得出的结论都记下了。", "", "What was learnt so far is kept.", ""),
    "stats": Row(
        "{notes} 篇笔记，{entries} 个条目，{links} 个链接。", "", "{notes}, {entries}, {links}.", ""
    ),
    "stats-topics": Row("主题（条目数）", "", "Topics (entries)", ""),
    "stats-kinds": Row("类别（条目数）", "", "Kinds (entries)", ""),
    "stats-years": Row("年份（条目数）", "", "Years (entries)", ""),
    "stats-hosts": Row("网站（链接数）", "", "Hosts (links)", ""),
    "stats-health": Row("健康（地址数）", "", "Health (addresses)", ""),
    "stats-rest": Row("另有 {rest} 项，共 {total}", "", "{rest} more, {total} together", ""),
    "stats-problems": Row(
        "{problems} 处笔记里的小问题：dlnotes lint {place}",
        "",
        "{problems} in the notes: dlnotes lint {place}",
        "",
    ),
    "made-file": Row("新写 {place}", "", "made {place}", ""),
    "kept-file": Row("已有 {place}，没有动", "", "kept {place}: it was there", ""),
    "list-ready": Row(
        "书目好了。接下来：\n{steps}\n"
        "推送到 GitHub，再到仓库的 Settings > Pages > Source 选 GitHub Actions，就会发布。",
        "",
        "The list is ready. Next:\n{steps}\n"
        "Push it to GitHub and choose Settings > Pages > Source > GitHub Actions to publish it.",
        "",
    ),
    "not-the-root": Row(
        "GitHub 只看仓库根目录里的工作流：把 {place} 移过去，"
        "并在它的 NOTES 和 LEDGER 前面加上 {within}/。",
        "",
        "GitHub looks for workflows at the root of a repository only: move {place} there, "
        "and write {within}/ before its NOTES and LEDGER.",
        "",
    ),
    "list-was-ready": Row(
        "什么都不缺：没有写任何文件。", "", "All of it is there: no file was made.", ""
    ),
    "serving": Row(
        "在浏览器里打开 {url}（存盘就刷新；按 Ctrl-C 结束）",
        "",
        "Open {url} in a browser: each save shows there. Ctrl-C ends it.",
        "",
    ),
    "serving-everybody": Row(
        "{host} 不只是本机：网络里的任何人都能看到这份预览，没有密码。",
        "",
        "{host} is not this machine alone: anybody who can reach it "
        "can read this preview, without a password.",
        "",
    ),
    "rebuilt": Row("{time} {changed}，{took} 毫秒", "", "{time} {changed} in {took} ms", ""),
    "well-again": Row("{time} 好了。", "", "{time} Mended.", ""),
    "served": Row(
        "预览结束，网站在 {place}。", "", "The preview has ended; the site is in {place}.", ""
    ),
    "interrupted": Row("已中断。", "", "Interrupted.", ""),
    "reading": Row("正在读", "", "reading", ""),
    "writing": Row("正在写", "", "writing", ""),
}

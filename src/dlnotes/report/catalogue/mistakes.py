"""What only the user can put right; the values fill ``{name}``."""

from __future__ import annotations

from collections.abc import Mapping

from dlnotes.report.catalogue.row import Row

MISTAKES: Mapping[str, Row] = {
    "no-such-notes": Row(
        "没有这个文件或文件夹",
        "{near}写上笔记所在的文件夹，例如 dlnotes build 我的笔记；"
        "还没有书目，就用 dlnotes init 建一份",
        "there is no such file or folder",
        "{near}name the folder of your notes, as in `dlnotes build my-notes`, "
        "or begin a list with `dlnotes init`",
    ),
    "nowhere-to-print": Row(
        "要打印的东西写不下：磁盘满了",
        "腾出地方再运行一次；写到一半的那份不要用",
        "what there was to print could not be written: the disk is full",
        "make room and run it again; what was begun is not whole",
    ),
    "no-such-file": Row(
        "没有这个文件",
        "看看名字和所在的文件夹对不对",
        "there is no such file",
        "see whether its name and its folder are right",
    ),
    "no-notes": Row(
        "这个文件夹里没有笔记（*.md 或 *.markdown）",
        "放进一个 Markdown 文件，或换一个文件夹",
        "there is no note (*.md or *.markdown) in this folder",
        "put a Markdown file there, or name another folder",
    ),
    "no-such-topic": Row(
        "没有一条在这个标题之下",
        '最接近的是“{nearest}”；写全标题，如 --topic "{nearest}"',
        "no entry stands under this heading",
        'the nearest is “{nearest}”; name a heading in full, as in --topic "{nearest}"',
    ),
    "leads-out": Row(
        "这是一个指向笔记文件夹外面的符号链接",
        "把文件复制进来，或从书目里去掉",
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
    "cannot-make": Row(
        "写不了：{reason}",
        "检查权限，或换一个文件夹；已有的文件都没有动",
        "cannot be made: {reason}",
        "look at the permissions, or choose another folder; what was there is untouched",
    ),
    "list-full": Row(
        "磁盘满了",
        "腾出空间再运行 dlnotes init；已有的文件都没有动",
        "the disk is full",
        "make room and run dlnotes init again; what was there is untouched",
    ),
    "in-the-way": Row(
        "这是一个文件，而这里要有一个文件夹",
        "把它移开，或换一个名字",
        "this is a file, and a folder is needed here",
        "move it away, or choose another name",
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
        "另一个 dlnotes check（或 fix、add）正在处理这份书目",
        "等它结束再试；dlnotes check --offline 可以先看已经记下的",
        "another dlnotes check is at work on this list, or a fix or an add",
        "wait for it to end, or use --offline to see what is known so far",
    ),
    "cannot-edit": Row(
        "改不了这篇笔记：{reason}",
        "检查权限和磁盘再试；笔记还是原来的样子",
        "the note cannot be edited: {reason}",
        "look at its permissions and its disk, and run it again; the note is as it was",
    ),
    "note-full": Row(
        "磁盘满了，这篇笔记没有改",
        "腾出空间再运行一次；笔记还是原来的样子",
        "the disk is full, and the note was not changed",
        "make room and run it again; the note is as it was",
    ),
    "not-an-address": Row(
        "“{got}”不是地址",
        "给出网址、短链接、DOI 或 arXiv 编号",
        '"{got}" is no address',
        "give a web address, a short link, a DOI or an arXiv id",
    ),
    "no-title": Row(
        "不知道它叫什么：{reason}",
        "用 --title 写上题名；也可以加 --no-fetch，不问网上",
        "nobody says what it is called: {reason}",
        "give its title with --title, and --no-fetch to ask nobody",
    ),
    "topic-not-here": Row(
        "没有“{topic}”这个主题",
        "{near}现有的主题：{topics}",
        'there is no topic "{topic}"',
        "{near}there are: {topics}",
    ),
    "which-topic": Row(
        "要放进哪个主题？",
        "用 --topic 写上一个：{topics}",
        "which topic does it belong to?",
        "name one with --topic: {topics}",
    ),
    "cannot-place": Row(
        "写在这个主题里会被读成别的东西",
        "请手工加上这一行：{entry}",
        "an entry in this topic would not be read as one",
        "add it by hand: {entry}",
    ),
    "unknown-form": Row(
        "看不出这是什么文件",
        "用 --format 说明：bookmarks、bibtex、csv 或 opml",
        "it does not show what this file is",
        "say so with --format: bookmarks, bibtex, csv or opml",
    ),
    "cannot-import": Row(
        "不是能读的 {form}：{reason}",
        "检查文件，或用 --format 说明它是什么",
        "this is no {form} that can be read: {reason}",
        "look at the file, or say with --format what it is",
    ),
    "note-exists": Row(
        "已经有这个文件了",
        "换一个名字",
        "there is a file of this name already",
        "choose another name",
    ),
    "note-in-motion": Row(
        "这篇笔记一直在变，没有动它",
        "等别的程序写完再运行一次",
        "the note keeps changing, so it was left alone",
        "run it again when the other program has done",
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
    "port-in-use": Row(
        "端口 {port} 已被别的程序占用（也许是另一个 dlnotes serve）",
        "换一个：--port {free}，或 --port 0 任取一个空的",
        "port {port} is in use by another program (another `dlnotes serve`, perhaps)",
        "choose another with --port {free}, or let --port 0 find a free one",
    ),
    "cannot-listen": Row(
        "不能在这里提供预览：{reason}",
        "去掉 --host 就只在本机提供；1024 以下的端口要管理员权限，用 --port 换一个",
        "the preview cannot be served there: {reason}",
        "leave --host out to serve this machine alone; "
        "ports below 1024 are the administrator's, choose another with --port",
    ),
    "cannot-watch": Row(
        "系统不能替我们看着这些文件：{reason}",
        "设 WATCHFILES_FORCE_POLLING=1 再运行，就由我们自己去看（慢一些）",
        "the system cannot watch these files: {reason}",
        "set WATCHFILES_FORCE_POLLING=1 to have them looked at again and again, which is slower",
    ),
    "unaccounted": Row(
        "这里有一个地址没有被读到（{count} 个中的第一个）。这是 dlnotes 的错，不是你的",
        "网站没有写。请把这一行报告给我们",
        "an address here was not read (the first of {count}); this is dlnotes' fault, not yours",
        "the site was not written; please report this line",
    ),
}

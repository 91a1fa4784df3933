"""What ``--help`` says in Chinese: the commands, and the options of each.

The English is where the commands are.  A command's text begins with what it
does in one line; lines after ``\\b`` stay as they are, others are filled.
"""

from __future__ import annotations

from collections.abc import Mapping

_VERSION = "显示版本，然后退出。"
_OUTPUT = "网站放在哪个文件夹。"
_DIFF = "只打印差异，什么也不写。"

COMMANDS: Mapping[str, str] = {
    "dlnotes": """\
照人们本来的写法读一份书目，把它印成网站。

书目是一个放着 Markdown 笔记的文件夹，或者单独一篇笔记。只有 fix（修链接）、add 和 import
会改动笔记。

\b
例如：
  dlnotes init my-list           新建一份可以发布的书目
  dlnotes build                  notes/ 印成 site/
  dlnotes build list.md -o www   一篇笔记印成 www/
  dlnotes serve                  同上，边写边在浏览器里看
  dlnotes check                  哪些链接还通向原来的作品
  dlnotes fix --dry-run          其中哪些可以在笔记里修好
  dlnotes add 1706.03762         添一篇论文，连同题名和作者
  dlnotes stats                  书目一览
  dlnotes lint                   笔记里有什么该改
  dlnotes export > list.json     导出记录，供别的程序用
""",
    "init": """\
在 DIR 里建一份书目；不写就是当前文件夹。

会写下一篇样例笔记、逐项说明的设置、.gitignore，以及一个 GitHub 工作流：发布网站，
每周在限定时间内检查链接，提交查到的结果，并用一个 issue 列出需要人来处理的事。
已有的文件一概不动，所以也可以给现成的书目加上工作流。

\b
例如：
  dlnotes init my-list
  dlnotes init --notes README.md     只有一个文件的书目
  dlnotes init my-list --language zh-CN
""",
    "build": """\
把 NOTES 印成网站。

NOTES 是一个文件夹或一个文件，不写就是 notes。网站从磁盘打开、放在任何服务器的任何路径下
都能用。再印一次只写有变化的文件，并删去不再有的页面；不是 dlnotes 写的文件从不去碰。

\b
例如：
  dlnotes build
  dlnotes build list.md -o www
  dlnotes build --strict     用在工作流里
""",
    "serve": """\
在浏览器里看 NOTES 的网站，每次保存都马上看到。

NOTES 是一个文件夹或一个文件，不写就是 notes。网站像 dlnotes build 那样印出来；
笔记、图片、设置、账本或模板一有变化就重印。打开着的页面随即就地更新，不离开读到的地方；
做不到时才重新载入。笔记里该改的地方显示在页面上方，出的错也是：改好以前，
留着上一次印好的网站。这些都不会写进网站。

\b
例如：
  dlnotes serve
  dlnotes serve list.md --open
  dlnotes serve --port 0             随便哪个空着的端口
  dlnotes serve --host 0.0.0.0       给手机看，附近的人也都看得到
""",
    "check": """\
到网上查 NOTES 里的链接是否还通向原来的作品。

NOTES 是一个文件夹或一个文件，不写就是 notes。查到的结果记在笔记旁边的 links.jsonl 里，
请一并提交。那里还新鲜的不再去问。笔记从不改动。

\b
例如：
  dlnotes check
  dlnotes check --changed-since main      一个拉取请求里的链接
  dlnotes check --format junit=links.xml  供持续集成使用
  dlnotes check --explain http://t.cn/RZMtCsP

有链接失效或不安全时退出码是 1；网络不通时是 3，那时对任何链接都不下结论。
""",
    "fix": """\
修好 NOTES 里的链接，只修账本里有凭据的。

NOTES 是一个文件夹或一个文件，不写就是 notes。短链接换成目标地址，arXiv 的各种写法和镜像
换成它自己的论文页，缺少协议的地址补上；更多的由选项决定。不上网：请先运行
dlnotes check。只改地址，别的一个字节也不动；条目在网站上的永久地址不变。

\b
例如：
  dlnotes fix --dry-run                   看看会改什么
  dlnotes fix --moved --https
  dlnotes fix --archive append -i         逐个询问
  dlnotes fix list.md --dry-run | git apply
""",
    "add": """\
把 URL 处的作品添进书目。

URL 是网址、短链接、DOI 或 arXiv 编号。题名、作者和年份取自 arXiv、DOI 的登记机构或网页。
条目添在所属题目的末尾，照着邻近条目的写法。书目里已有的，不管写成什么样，都不再添。

\b
例如：
  dlnotes add 1706.03762 --topic Attention
  dlnotes add http://t.cn/RZMtCsP --topic RNN --note "值得细读"
  dlnotes add https://example.org --title "RNN 笔记" --no-fetch

书目里已经有了时，退出码是 1。
""",
    "import": """\
把 FILE 变成书目的一篇笔记。

FILE 是浏览器的书签（HTML）、BibTeX、CSV 或 OPML。笔记打印出来；用 --to
则把条目放进一篇已有的笔记，各归各的题目，书目里已有的略去；还没有那篇笔记就新建。

\b
例如：
  dlnotes import bookmarks.html > notes/bookmarks.md
  dlnotes import library.bib --to notes/papers.md
""",
    "lint": """\
指出 NOTES 里该改的地方：标点、空链接、不认识的标签。

NOTES 是一个文件夹或一个文件，也可以是几个，不写就是 notes。有问题也照样能印网站，
所以这里只是建议：除非用了 --strict，退出码都是 0。

\b
例如：
  dlnotes lint
  dlnotes lint list.md --strict
  dlnotes lint --format github     用在工作流里，标在改动旁边
""",
    "stats": """\
数一数 NOTES 里有什么，状况如何，该做什么。

NOTES 是一个文件夹或一个文件，不写就是 notes。不上网：链接的状况是
dlnotes check 查到的。

\b
例如：
  dlnotes stats
  dlnotes stats list.md --format json | jq .health
""",
    "export": """\
打印 NOTES 的记录：每个条目、每个链接以及它的位置。

NOTES 是一个文件夹或一个文件，不写就是 notes。引用文献时，用 check
从 arXiv 查到的真正题名和作者、短链接背后的真实地址，以及失效页面的存档。

\b
例如：
  dlnotes export > list.json
  dlnotes export list.md --format csv > list.csv
  dlnotes export --format bibtex --kind paper > papers.bib
  dlnotes export --format bookmarks --topic 语音识别 > 语音识别.html
  dlnotes export | jq -r '.entries[] | select(.year == 2015) | .title'
""",
    "completion": """\
打印 SHELL 的补全脚本。

补全命令和选项；选项要填手头书目的题目、类型或网站时，也补全这些。

\b
安装一次即可：
  bash   dlnotes completion bash >> ~/.bashrc
  zsh    dlnotes completion zsh >> ~/.zshrc
  fish   dlnotes completion fish > ~/.config/fish/completions/dlnotes.fish
""",
}

OPTIONS: Mapping[str, Mapping[str, str]] = {
    "dlnotes": {"--version": _VERSION},
    "init": {
        "--notes": "笔记在 DIR 里的什么地方：一个文件夹，或一个 Markdown 文件。",
        "--language": "书目的语言：网站、样例和注释用它。  [默认：与您的相同]",
    },
    "build": {
        "--output": _OUTPUT,
        "--strict": "笔记有问题时，退出码为 1。",
        "--cache": "记住印过什么，或者不记。",
    },
    "serve": {
        "--output": _OUTPUT,
        "--port": "在哪个端口；0 是随便哪个空着的。",
        "--host": "在哪个地址；只要不是默认的，别人也看得到。",
        "--open": "打开浏览器。",
    },
    "check": {
        "--all": "每个链接都问，不管新鲜不新鲜。",
        "--only": "只查符合的链接，或符合的网站。",
        "--changed-since": "只查这次提交以后新写的行里的链接。",
        "--offline": "谁也不问，只说账本里知道的。",
        "--max-time": "到时就停：90s、10m、1h30m……",
        "--fragments": "也看页面里有没有 # 后面的那一处。",
        "--allow-private": "内部网络的链接也去访问。",
        "--strict": "可疑的链接、找不到的那一处，也算失败。",
        "--prune": "不再有笔记提到的链接，就忘掉它。",
        "--format": "text、json、junit、sarif、github 或 markdown；加 =FILE 写进文件，可以写多个。",
        "--explain": "只问一个链接，讲清来龙去脉。",
    },
    "fix": {
        "--moved": "永久搬走的页面换成新地址（301、308）。",
        "--https": "在 https 见过同一页面的，http 换成 https。",
        "--clean": "去掉跟踪参数。",
        "--archive": "失效的链接：换成存档、把存档写在旁边，或都不做。",
        "--dry-run": _DIFF,
        "--interactive": "每个链接都问一声。",
    },
    "add": {
        "--topic": "属于哪个题目。",
        "--note": "您的评语。",
        "--title": "题名，网上查不到时用。",
        "--to": "添进哪份书目。",
        "--fetch": "上网查它，或谁也不问。",
        "--allow-private": "内部网络里的也去问。",
        "--dry-run": _DIFF,
    },
    "import": {
        "--to": "添进这篇笔记。",
        "--format": "FILE 是什么格式，看不出来时用。",
    },
    "lint": {
        "--format": "给人看、给程序看、GitHub Actions 的标注，或代码扫描。",
        "--strict": "有问题时，退出码为 1。",
    },
    "stats": {"--format": "给人看，或给程序看。"},
    "export": {
        "--format": "JSON 给程序；CSV 一个链接一行，给电子表格；"
        "BibTeX、CSL-JSON 或 RIS 给写论文的人；OPML 给大纲软件；书签给浏览器和 Zotero。",
        "--topic": "只要这个题目下的条目。",
        "--kind": "只要这一类作品：paper、book、video……",
    },
    "completion": {},
}

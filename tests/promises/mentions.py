"""Text as people write it, for Hypothesis: whole mentions rather than random letters."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

HOSTS = ("t.cn", "arxiv.org", "github.com", "pan.baidu.com", "例子.cn", "www.example.org:8080")
WORDS = (
    "深度学习",
    "循环网络",
    "attention",
    "LSTM",
    "a survey",
    "词向量",
    "《",
    "》",
    "的",
    "1,000",
)
TAGS = ("[文章]", "[视频] ", "论文 ", "[幻灯]", "[IPN]", "[unknown]", "")
ODDITIES = (
    *("---\n", "---\ntitle: a\n---\n", "---\ntitle: [\n---\n", "```\nhttp://in.code/\n```\n"),
    *("<!-- http://in.comment/ -->", "<img src='http://a.cn/i.png'>", "<a href=http://b.cn>x</a>"),
    *("[x]: http://t.cn/Ref1234\n", "[x][x]", "| a | b |\n|---|---|\n| http://c.cn | d |\n"),
    *("> 引用 http://t.cn/Quo1234\n", "\u2028", "\x0c", "\r", "\r\n", "\ufeff", "\u200b", "\xa0"),
    *("javascript:alert(1)", "[a](javascript:alert(1))", "http://[::1", "http://", "https://。"),
    *("标题\n===\n", "##标题\n", "-[x](http://d.cn)\n", "\t- 子项\n", "   1) 编号\n", "* * *\n"),
    *(
        "http://t.cn/RwCfROu。下一句",
        "代码http://t.cn/RwrNMNa，②SVM",
        "] (http://e.cn)",
        "\\[",
        "&amp;",
    ),
    *("$x_i$", "$$\\frac{a}{b}$$", "$$\n- b\n$$\n", "$", "$5 和 $10", "$\\text{<b>}$", "$a<b$"),
    *("```python\nif x: 'http://in.code/'\n```\n",),
    *(
        "[http://i.cn/i][x]",
        "[a](<http://f.cn/x y>)",
        "[a](http://g.cn 'title')",
        "<http://h.cn>",
        "![](i.png)",
        "\x00",
    ),
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One work as one bullet; *url* is its own address, like no other's."""

    url: str
    title: str
    form: int
    tag: str
    comment: str

    def __str__(self) -> str:
        url, title = self.url, self.title
        bodies = (
            f"[{title}]({url}) {self.comment}",
            f"{self.tag}《{title}》{url} {self.comment}",
            f"《{title}》{url}",
            f"[{self.tag}{title}]({url})，{self.comment}",
            f"{title}：[官网]({url}) {self.comment}",
            f"**{title}** (2015), A. Author [[pdf]]({url}) {self.comment}",
            f"{url} {title}",
            f"[{title}]({url}) 云:http://pan.baidu.com/s/{hash_of(url)}\n\n\t{self.comment}",
        )
        return f"- {bodies[self.form % len(bodies)]}\n\n"


def hash_of(url: str) -> str:
    """A second address that belongs to the first."""
    return url.rsplit("/", 1)[1]


titles = st.lists(
    st.sampled_from([word for word in WORDS if word not in "《》"]), min_size=1, max_size=4
).map(" ".join)

comments = st.lists(st.sampled_from([*WORDS, "，", "。", "“", "”"]), max_size=6).map("".join)

mentions = st.builds(
    Mention,
    url=st.integers(0, 10**6).map(lambda number: f"http://example.org/w{number}"),
    title=titles,
    form=st.integers(0, 7),
    tag=st.sampled_from(TAGS),
    comment=comments,
)

several = st.lists(mentions, min_size=1, max_size=8, unique_by=lambda mention: mention.url)

addresses = st.builds(
    "{}://{}/{}".format,
    st.sampled_from(["http", "https", "HTTP", "ftp"]),
    st.sampled_from(HOSTS),
    st.text(st.sampled_from("aZ09-_.~()[]%/?#=&;,，。）神经'\"<>|*`"), max_size=12),
)

scraps = st.one_of(
    mentions.map(str),
    addresses,
    st.sampled_from(ODDITIES),
    st.sampled_from(
        ["\n", "\n\n", " ", "\t", "- ", "# 题\n", "**", "_", "`", "[", "]", "(", ")", "|"]
    ),
    st.text(max_size=20),
)

any_text = st.one_of(st.lists(scraps, max_size=30).map("".join), st.text())

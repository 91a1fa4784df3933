"""Each link gets the verdict that a careful person would give."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from msgspec.structs import replace

from dlnotes.judging.answers import Cited, Evidence, Hop, Missing, Outcome, Paper, Verdict
from dlnotes.judging.case import Seen, proceed, start
from dlnotes.judging.control import beside, home
from dlnotes.judging.evidence import SENTENCES, sentence
from dlnotes.judging.hosts import KNOWN
from dlnotes.judging.rows import Row
from dlnotes.ledger import Memory, VerdictName
from tests.judging.scripted import ENGLISH, NOW, WORK, Script, error, failure, judge, page

X = "http://a.example/x"
HOME = "http://a.example/"
BESIDE = beside(X)
TCN = "http://t.cn/RZMtCsP"
FINE = page(X, WORK, "1943年心理学家McCulloch")
SHELL = "欢迎来到本站，这里有全部的文章、图片和友情链接"


class Told(NamedTuple):
    """A link, what the web answers, and what a careful person says."""

    name: str
    cited: Cited
    web: Script
    verdict: VerdictName
    code: str


def cited(url: str = X, *titles: str) -> Cited:
    return Cited(url, titles or (WORK,))


def redirected(final: str, *statuses: int, start: str = X, title: str = WORK) -> Outcome:
    ways = [start, *(f"{start}/{n}" for n in range(1, len(statuses))), final]
    hops = [
        Hop(url, status, later)
        for url, status, later in zip(ways, statuses, ways[1:], strict=False)
    ]
    return page(final, title, hops=hops)


def through_code(final: Outcome, url: str = X) -> list[Hop]:
    return [Hop(TCN, 302, url)]


DOI, PUBLISHED = "https://doi.org/10.1038/nature14539", "https://a.example/nature14539"
REPOSITORY = "https://github.com/karpathy/char-rnn"
FILE = f"{REPOSITORY}/blob/master/train.lua"
RESOLVED = Hop(DOI, 302, PUBLISHED)


STORIES = [
    # The page is there.
    Told("title matches", cited(), {X: FINE}, "alive", "title-matches"),
    Told(
        "other language", cited(X, ENGLISH), {X: page(X, "长短期记忆网络入门")}, "alive", "status"
    ),
    Told("no title known", Cited(X), {X: page(X, "Some blog entirely")}, "alive", "status"),
    Told("a PDF", cited(), {X: page(X, content_type="application/pdf")}, "alive", "status"),
    Told(
        "expired certificate", cited(), {X: replace(FINE, tls_note="expired")}, "alive", "tls-note"
    ),
    Told(
        "another title, but the text speaks of it",
        cited(X, ENGLISH),
        {X: page(X, "colah's blog posts", "Understanding how LSTM networks remember")},
        "alive",
        "status",
    ),
    Told(
        "an article about 404",
        cited(X, "404 页面设计"),
        {X: page(X, "404 页面不存在")},
        "alive",
        "title-matches",
    ),
    Told(
        "an article about captchas",
        cited(X, "用卷积网络识别验证码"),
        {X: page(X, "验证码识别")},
        "alive",
        "title-matches",
    ),
    Told("503, then well", cited(), {X: [error(503), FINE]}, "alive", "title-matches"),
    Told("reset, then well", cited(), {X: [failure("reset"), FINE]}, "alive", "title-matches"),
    Told("timeout, then well", cited(), {X: [failure("timeout"), FINE]}, "alive", "title-matches"),
    Told(
        "no name, then well",
        cited(),
        {X: [failure("dns-nxdomain"), FINE]},
        "alive",
        "title-matches",
    ),
    Told("404, then well to a browser", cited(), {X: [error(404), FINE]}, "alive", "title-matches"),
    Told("403, then well to a browser", cited(), {X: [error(403), FINE]}, "alive", "title-matches"),
    Told(
        "loop without cookies",
        cited(),
        {X: [failure("redirect-loop"), FINE]},
        "alive",
        "title-matches",
    ),
    Told(
        "429, then well",
        cited(),
        {X: [error(429, retry_after="2"), FINE]},
        "alive",
        "title-matches",
    ),
    # Moved, and not moved.
    Told("301", cited(), {X: redirected("http://b.example/y", 301)}, "moved", "moved"),
    Told("308", cited(), {X: redirected("https://a.example/x", 308)}, "moved", "moved"),
    Told("302", cited(), {X: redirected("http://b.example/y", 302)}, "alive", "title-matches"),
    Told(
        "302 then 301",
        cited(),
        {X: redirected("http://b.example/y", 302, 301)},
        "alive",
        "title-matches",
    ),
    Told(
        "301 then 302", cited(), {X: redirected("http://b.example/y", 301, 302)}, "moved", "moved"
    ),
    Told(
        "to a home page of its own",
        cited(),
        {X: redirected("http://ann.example/", 301, title="HaHack"), BESIDE: error(404, BESIDE)},
        "moved",
        "home-page",
    ),
    Told(
        "to a home page of its own name",
        cited(X, "Theano 深度学习库"),
        {
            X: redirected("http://theano.example/", 301, title="Theano：深度学习库的主页"),
            BESIDE: redirected("http://theano.example/", 301, start=BESIDE, title="Theano"),
        },
        "moved",
        "moved",
    ),
    # A person can open it.
    Told("403", cited(), {X: error(403)}, "blocked", "turned-away"),
    Told("401", cited(), {X: error(401)}, "blocked", "turned-away"),
    Told("451", cited(), {X: error(451)}, "blocked", "turned-away"),
    Told("412 as CSDN", cited(), {X: error(412)}, "blocked", "turned-away"),
    Told("521 as CSDN", cited(), {X: error(521)}, "blocked", "turned-away"),
    Told("999 as LinkedIn", cited(), {X: error(999)}, "blocked", "turned-away"),
    Told("429 for ever", cited(), {X: error(429)}, "blocked", "deferred"),
    Told("429 for an hour", cited(), {X: error(429, retry_after="3600")}, "blocked", "deferred"),
    Told(
        "challenge with 503",
        cited(),
        {X: page(X, "Just a moment...", status=503, headers={"server": "cloudflare"})},
        "blocked",
        "bot-wall",
    ),
    Told(
        "challenge with 404",
        cited(),
        {X: error(404, cf_mitigated="challenge")},
        "blocked",
        "bot-wall",
    ),
    Told("challenge with 200", cited(), {X: page(X, "百度安全验证")}, "blocked", "bot-wall"),
    Told(
        "AWS challenge",
        cited(),
        {X: page(X, status=202, headers={"x-amzn-waf-action": "challenge"})},
        "blocked",
        "bot-wall",
    ),
    Told(
        "Sina Visitor System",
        cited("https://weibo.com/1/2"),
        {"https://weibo.com/1/2": page("https://weibo.com/1/2", "Sina Visitor System")},
        "blocked",
        "login-wall",
    ),
    Told(
        "login path",
        cited(),
        {X: redirected("http://a.example/login?next=/x", 302, title="登录")},
        "blocked",
        "login-wall",
    ),
    Told("drawn by a script", cited(), {X: page(X, thin=True)}, "blocked", "drawn-by-script"),
    # We could not tell.
    Told("timeout", cited(), {X: failure("timeout")}, "unsure", "timeout"),
    Told("refused", cited(), {"*": failure("refused")}, "unsure", "refused"),
    Told("reset", cited(), {X: failure("reset")}, "unsure", "reset"),
    Told("SERVFAIL", cited(), {X: failure("dns-trouble")}, "unsure", "dns-trouble"),
    Told("TLS", cited(), {X: failure("tls")}, "unsure", "tls"),
    Told("not HTTP", cited(), {X: failure("protocol")}, "unsure", "protocol"),
    Told("loop", cited(), {X: failure("redirect-loop")}, "unsure", "redirect-loop"),
    Told("500", cited(), {X: error(500)}, "unsure", "server-error"),
    Told("503 for a day", cited(), {X: error(503, retry_after="86400")}, "unsure", "deferred"),
    Told(
        "521 of Cloudflare", cited(), {X: error(521, server="cloudflare")}, "unsure", "server-error"
    ),
    Told("400", cited(), {X: error(400)}, "unsure", "odd-status"),
    Told("304 unasked", cited(), {X: error(304)}, "unsure", "odd-status"),
    Told("an empty page", cited(), {X: page(X)}, "unsure", "blank"),
    Told(
        "404 everywhere",
        cited(),
        {X: error(404), HOME: error(404, HOME)},
        "unsure",
        "gone-everywhere",
    ),
    Told(
        "404, home down",
        cited(),
        {X: error(404), HOME: failure("reset")},
        "unsure",
        "gone-unproved",
    ),
    Told("404, then 500", cited(), {X: [error(404), error(500)]}, "unsure", "server-error"),
    Told("404, then reset", cited(), {X: [error(404), failure("reset")]}, "unsure", "reset"),
    Told("home page is 404", cited(HOME), {HOME: error(404, HOME)}, "unsure", "gone-everywhere"),
    Told(
        "pan is being upgraded",
        cited("http://pan.baidu.com/s/1"),
        {"http://pan.baidu.com/s/1": page("http://pan.baidu.com/s/1", "百度网盘", "系统升级中")},
        "unsure",
        "temporary",
    ),
    Told("offline", cited(), {X: failure("offline")}, "unsure", "offline"),
    # It is not the work.
    Told(
        "parked",
        cited(),
        {X: page(X, "a.example", "This domain is for sale")},
        "suspect",
        "parked",
    ),
    Told(
        "led to a parking house",
        cited(),
        {X: redirected("https://www.hugedomains.com/domain_profile.cfm?d=a", 302, title="a")},
        "suspect",
        "parked",
    ),
    Told("gambling", cited(), {X: page(X, "澳门新葡京娱乐城-官网")}, "suspect", "hijacked"),
    Told(
        "another work",
        cited(X, ENGLISH),
        {X: page(X, "Cheap Flights Booking")},
        "suspect",
        "other-title",
    ),
    Told("default page", cited(), {X: page(X, "Welcome to nginx!")}, "suspect", "parked"),
    # Gone.
    Told("404", cited(), {X: error(404), HOME: page(HOME, "首页")}, "dead", "gone"),
    Told("410", cited(), {X: error(410)}, "dead", "gone"),
    Told(
        "404, home asks for a login",
        cited(),
        {X: error(404), HOME: error(403, HOME)},
        "dead",
        "gone",
    ),
    Told("no such name", cited(), {X: failure("dns-nxdomain")}, "dead", "no-such-name"),
    Told("页面不存在", cited(), {X: page(X, "页面不存在 - 某站")}, "dead", "tombstone"),
    Told("Page not found", cited(), {X: page(X, "Page not found | Example")}, "dead", "tombstone"),
    Told("404 Not Found", cited(), {X: page(X, "404 Not Found")}, "dead", "tombstone"),
    Told(
        "a shell for everything but its home",
        cited(X, "深度学习入门教程详解"),
        {
            X: page(X, "我们的新网站大全", SHELL),
            BESIDE: page(BESIDE, "我们的新网站大全", SHELL),
            HOME: page(HOME, "我们的新网站"),
        },
        "dead",
        "soft-404",
    ),
    Told(
        "a shell for everything and its home",
        cited(X, "深度学习入门教程详解"),
        {url: page(url, "我们的新网站大全", SHELL) for url in (X, BESIDE, HOME)},
        "suspect",
        "one-notice",
    ),
    Told(
        "everything leads home",
        cited(),
        {
            X: redirected(HOME, 302, title="首页"),
            BESIDE: redirected(HOME, 302, start=BESIDE, title="首页"),
        },
        "dead",
        "soft-404",
    ),
    Told(
        "says so, and of everything",
        cited(),
        {
            X: page(X, "某站", "抱歉，您访问的页面不存在"),
            BESIDE: page(BESIDE, "某站", "抱歉，您访问的页面不存在"),
        },
        "dead",
        "soft-404",
    ),
    # Not the web's.
    Told("private", cited(), {X: failure("unsafe")}, "unsafe", "unsafe"),
    Told("a script", cited("javascript:alert(1)"), {}, "unsafe", "unsafe"),
    Told("a file", cited("file:///etc/passwd"), {}, "unsafe", "unsafe"),
    Told("mail", cited("mailto:a@b.example"), {}, "excluded", "not-web"),
    Told("ftp", cited("ftp://a.example/x"), {}, "excluded", "not-web"),
    Told("relative", cited("../x.html"), {}, "excluded", "not-web"),
    Told("broken", cited("http://[::1"), {}, "excluded", "not-web"),
    # Whoever else can say whether a link is good.
    Told("unknown DOI", cited(DOI), {DOI: error(404, DOI)}, "dead", "unknown-identifier"),
    Told(
        "DOI behind a wall",
        cited(DOI),
        {DOI: page(PUBLISHED, "403", status=403, hops=[RESOLVED])},
        "blocked",
        "registered",
    ),
    Told(
        "DOI whose publisher is silent",
        cited(DOI),
        {DOI: failure("timeout", DOI, RESOLVED)},
        "blocked",
        "registered",
    ),
    Told(
        "DOI whose resolver is silent",
        cited(DOI),
        {DOI: failure("timeout", DOI)},
        "unsure",
        "timeout",
    ),
    Told(
        "repository gone",
        cited(REPOSITORY),
        {REPOSITORY: error(404, REPOSITORY), home(REPOSITORY): page(home(REPOSITORY), "GitHub")},
        "dead",
        "gone-or-private",
    ),
    Told(
        "file lost",
        cited(FILE),
        {FILE: error(404, FILE), REPOSITORY: page(REPOSITORY, "char-rnn")},
        "dead",
        "lost-file",
    ),
    Told(
        "file gone with its repository",
        cited(FILE),
        {
            FILE: error(404, FILE),
            REPOSITORY: error(404, REPOSITORY),
            home(FILE): page(home(FILE), "GitHub"),
        },
        "dead",
        "gone-or-private",
    ),
    Told(
        "repository archived",
        cited(REPOSITORY, ENGLISH),
        {REPOSITORY: page(REPOSITORY, ENGLISH, "This repository was archived by the owner on")},
        "alive",
        "remark",
    ),
]


@pytest.mark.parametrize("told", STORIES, ids=lambda told: told.name)
def test_a_link_gets_the_verdict_of_a_careful_person(told: Told) -> None:
    """What the web answers, and what follows from it."""
    verdict = judge(told.cited, told.web).verdict
    assert (verdict.name, verdict.evidence.code) == (told.verdict, told.code)
    assert verdict.evidence.code in SENTENCES
    assert sentence(verdict.evidence, "zh-CN") != sentence(verdict.evidence, "en") or (
        verdict.evidence.code == "status"
    )


PAN = [
    ("啊哦，你来晚了，分享的文件已经被删除了，下次要早点哟", "dead"),
    ("分享的文件已经被取消了", "dead"),
    ("啊哦！该分享文件已过期", "dead"),
    ("链接不存在", "dead"),
    ("链接错误没找到文件，请打开正确的分享链接", "dead"),
    ("此链接分享内容可能因为涉及侵权、色情、反动、低俗等信息，无法访问！", "dead"),
    ("链接访问次数过多", "dead"),
    ("请输入提取码：", "alive"),
    ("请输入提取码 分享的文件已经被取消了", "dead"),
]


@pytest.mark.parametrize(("text", "verdict"), PAN)
def test_a_share_of_pan_baidu_is_read(text: str, verdict: str) -> None:
    """A cancelled share answers 200 and says so; one that asks for its code is there."""
    url = "https://pan.baidu.com/s/1i4KoumL"
    web = {url: page(url, "百度网盘-链接", text)}
    assert judge(cited(url), web).verdict.name == verdict


def test_a_404_is_looked_at_twice() -> None:
    """Hard evidence is seen again, later and as a browser would ask, before a link is dead."""
    story = judge(cited(), {X: error(404), HOME: page(HOME, "首页")})
    assert [(ask.url, ask.manner, ask.purpose) for ask in story.asked] == [
        (X, "program", "page"),
        (X, "browser", "page"),
        (HOME, "program", "control"),
    ]
    assert story.waited
    assert min(story.waited) > 0


def test_a_server_that_gave_a_page_needs_no_control_question() -> None:
    """One link of a host that answers vouches for the host's 404s."""
    seen = Seen()
    judge(
        cited("http://a.example/y"),
        {"http://a.example/y": page("http://a.example/y", WORK)},
        seen=seen,
    )
    story = judge(cited(), {X: error(404)}, seen=seen)
    assert story.verdict.name == "dead"
    assert all(ask.purpose == "page" for ask in story.asked)


def test_our_own_network_teaches_nothing() -> None:
    """When we are offline nothing is dead, nothing is news, and nothing more is asked."""
    story = judge(cited(), {X: failure("offline")})
    assert not story.verdict.learnt
    assert len(story.asked) == 1


# Short links.


def test_a_short_links_verdict_is_its_targets() -> None:
    """The reader clicks the code and lands on the page: what counts is the page."""
    answer = page(X, WORK, hops=through_code(FINE))
    verdict = judge(cited(TCN), {TCN: answer}).verdict
    assert (verdict.name, verdict.target, verdict.moved_to) == ("alive", X, None)
    assert verdict.chain == (TCN, X)


def test_a_short_link_whose_target_is_gone_is_dead() -> None:
    """A code that works and leads to a 404 is as dead as the page."""
    gone = page(X, status=404, hops=through_code(FINE))
    verdict = judge(cited(TCN), {TCN: gone, HOME: page(HOME, "首页")}).verdict
    assert (verdict.name, verdict.target) == ("dead", X)


def test_a_short_link_whose_target_moved_is_moved() -> None:
    """The code's own redirect is no move, its target's is."""
    hops = [Hop(TCN, 302, X), Hop(X, 301, "http://b.example/y")]
    verdict = judge(cited(TCN), {TCN: page("http://b.example/y", WORK, hops=hops)}).verdict
    assert (verdict.name, verdict.target, verdict.moved_to) == ("moved", X, "http://b.example/y")


def test_an_interstitial_is_opened() -> None:
    """A 200 of t.cn is not the page: its target is asked for."""
    web = {TCN: page(TCN, "微博", target=X), X: FINE}
    verdict = judge(cited(TCN), web).verdict
    assert (verdict.name, verdict.target, verdict.chain) == ("alive", X, (TCN, X))


def test_a_location_on_a_200_is_followed() -> None:
    """Some codes answer 200 and name their target in the header."""
    web = {TCN: page(TCN, headers={"location": X}), X: FINE}
    assert judge(cited(TCN), web).verdict.target == X


@pytest.mark.parametrize("status", [200, 404, 410])
def test_a_code_that_names_no_target_is_never_dead_on_one_run(status: int) -> None:
    """What an expired code answers is not known, so it proves nothing."""
    verdict = judge(cited(TCN), {TCN: page(TCN, "微博", status=status)}).verdict
    assert (verdict.name, verdict.failed) == ("unsure", True)


def test_a_known_target_is_not_asked_of_the_shortener_again() -> None:
    """t.cn is asked at most once per code."""
    memory = Memory(url=TCN, verdict="alive", target=X)
    story = judge(cited(TCN), {X: FINE}, memory=memory)
    assert [ask.url for ask in story.asked] == [X]
    assert story.verdict.chain == (TCN, X)
    assert story.verdict.target == X


def test_a_wrapper_is_opened_without_a_request() -> None:
    """weibo.cn/sinaurl carries its target in its query."""
    url = "https://weibo.cn/sinaurl?u=http%3A%2F%2Fa.example%2Fx"
    story = judge(cited(url), {X: FINE})
    assert [ask.url for ask in story.asked] == [X]
    assert story.verdict.target == X


def test_a_code_with_a_dead_name_behind_it_is_dead() -> None:
    """The code works, the domain is gone."""
    web = {TCN: failure("dns-nxdomain", TCN, Hop(TCN, 302, X))}
    verdict = judge(cited(TCN), web).verdict
    assert (verdict.name, verdict.target, verdict.chain) == ("dead", X, (TCN, X))


# arXiv.

ABS = "https://arxiv.org/abs/1706.03762"
ATTENTION = Paper("1706.03762", "Attention Is All You Need", ("Ashish Vaswani",), 2017, 7)


@pytest.mark.parametrize(
    ("url", "answer", "name", "code"),
    [
        ("http://arxiv.org/pdf/1706.03762v5.pdf", ATTENTION, "alive", "paper"),
        ("http://cn.arxiv.org/pdf/1706.03762v5", ATTENTION, "moved", "mirror"),
        ("https://arxiv.org/abs/1706.03762v9", ATTENTION, "dead", "no-such-version"),
        (ABS, replace(ATTENTION, withdrawn=True), "alive", "withdrawn"),
        (ABS, Missing("1706.03762"), "dead", "no-such-paper"),
        (ABS, Missing("1706.03762", malformed=True), "dead", "malformed-id"),
        (ABS, failure("timeout"), "unsure", "papers-unanswered"),
    ],
)
def test_a_paper_is_what_arxiv_says(url: str, answer: Outcome, name: str, code: str) -> None:
    """arXiv's own API knows every id, version and withdrawal."""
    verdict = judge(cited(url, "Attention is all you need"), {ABS: answer}).verdict
    assert (verdict.name, verdict.evidence.code) == (name, code)


def test_a_missing_paper_is_asked_for_alone() -> None:
    """An id that a batch did not return is dead only when it is asked for by itself."""
    story = judge(cited(ABS), {ABS: Missing("1706.03762")})
    assert [ask.alone for ask in story.asked] == [False, True]
    story = judge(cited(ABS, ATTENTION.title), {ABS: [Missing("1706.03762"), ATTENTION]})
    assert story.verdict.name == "alive"


def test_a_malformed_id_needs_no_request() -> None:
    """There is no thirteenth month."""
    story = judge(cited("https://arxiv.org/abs/1513.04321"), {})
    assert (story.verdict.name, story.asked) == ("dead", [])


def test_a_mirrors_paper_keeps_its_form_and_version() -> None:
    """A curator who linked a PDF is given the PDF."""
    verdict = judge(cited("http://cn.arxiv.org/pdf/1706.03762v5", ""), {ABS: ATTENTION}).verdict
    assert verdict.moved_to == "https://arxiv.org/pdf/1706.03762v5"


# Captures.


def test_a_dead_link_is_offered_the_capture_before_its_date() -> None:
    """What the curator read is what the reader gets."""
    gone = Cited(X, (WORK,), "2015-02-23")
    rows = '[["timestamp","original"],["20140101000000","http://a.example/x"]]'
    web: dict[str, Outcome] = {X: error(410), "*": page("http://archive", text=rows)}
    story = judge(gone, web, archive=True)
    assert (
        story.verdict.archived_url
        == "https://web.archive.org/web/20140101000000/http://a.example/x"
    )
    assert "to=20150223" in story.asked[-1].url


def test_without_an_earlier_capture_the_first_later_one_is_asked_for() -> None:
    """Better a later copy than none."""
    story = judge(
        Cited(X, (), "2015-02-23"),
        {X: error(410), "*": page("http://archive", text="[]")},
        archive=True,
    )
    assert story.verdict.name == "dead"
    assert story.verdict.archived_url is None
    assert "from=20150223" in story.asked[-1].url


def test_the_archive_in_trouble_changes_no_verdict() -> None:
    """A dead link is dead whether or not a copy is found."""
    story = judge(cited(), {X: error(410), "*": failure("timeout")}, archive=True)
    assert (story.verdict.name, story.verdict.archived_url) == ("dead", None)


def test_a_known_capture_is_not_looked_for_again() -> None:
    """A copy once found is kept."""
    memory = Memory(url=X, verdict="dead", archived="https://web.archive.org/web/1/x")
    story = judge(cited(), {X: error(410)}, memory=memory, archive=True)
    assert story.verdict.archived_url == "https://web.archive.org/web/1/x"
    assert all(ask.purpose != "captures" for ask in story.asked)


def test_a_remembered_page_is_asked_for_conditionally() -> None:
    """A page that has not changed costs its server nothing."""
    memory = Memory(url=X, verdict="alive", etag='"1"')
    story = judge(cited(), {X: error(304)}, memory=memory)
    assert story.asked[0].etag == '"1"'
    assert (story.verdict.name, story.verdict.evidence) == ("alive", Evidence("unchanged"))


def test_the_control_address_cannot_exist_and_is_always_the_same() -> None:
    """Every case of a host asks the same question, so it is asked once."""
    assert beside(X) == beside("http://a.example/y?z=1")
    assert beside(X) != beside("http://a.example/blog/x")
    assert home("https://a.example:8080/x?y") == "https://a.example:8080/"
    assert NOW.tzinfo is not None


def test_a_list_can_add_what_it_knows_of_hosts() -> None:
    """An oddity that only one list has met is a row in its configuration."""
    known = KNOWN.extended("tombstones", [Row("a.example", "text", "本站的灯已经熄灭")])
    seen = Seen()
    answer = page(X, "某站", "本站的灯已经熄灭")
    case, move = start(Cited(X), now=NOW, archive=False, known=known)
    while not isinstance(move, Verdict):
        case, move = proceed(case, answer, seen)
    assert (move.name, move.evidence.code) == ("dead", "tombstone")
    assert judge(Cited(X), {X: answer}).verdict.name == "alive"


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        ("ghosts", Row("", "title", "x")),
        ("parked", Row("", "footer", "x")),  # type: ignore[arg-type]
        ("parked", Row("", "title", "(")),
    ],
)
def test_a_row_that_cannot_work_is_refused(kind: str, row: Row) -> None:
    """A mistake in the configuration is said at once, and says what there is."""
    with pytest.raises(ValueError, match=r"no kind|no place|no regular"):
        KNOWN.extended(kind, [row])

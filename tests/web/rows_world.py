"""What houses of the world really say: videos, blogs, whole sites, repositories."""

from __future__ import annotations

from tests.web.behaviour import GOOD, Behaviour
from tests.web.replies import (
    Reply,
    html,
    message,
    raw_html,
    redirect,
    sends,
)
from tests.web.rows_contents import ENGLISH
from tests.web.rows_pages import everywhere

WORDS = "Gates decide what a cell keeps and what it forgets, step by step. " * 12
EXCUSED = "Sorry, nothing to see here. "


def seen(
    url: str,
    verdict: str,
    rule: str,
    title: str,
    text: str = WORDS,
    *,
    status: int = 200,
    titles: tuple[str, ...] = (ENGLISH,),
) -> Behaviour:
    """One page of a house, and its very words."""
    page = url.partition("://")[2]
    return Behaviour(rule, url, verdict, {page: html(title, text, status=status)}, titles)


def onto(url: str, verdict: str, rule: str, *way: tuple[str, int], end: Reply = GOOD) -> Behaviour:
    """A page that leads on through *way*, addresses and statuses, and what stands at its end."""
    pages, here = {}, url.partition("://")[2]
    for address, status in way:
        pages[here] = redirect(address, status)
        here = address.partition("://")[2]
    pages[here] = end
    return Behaviour(rule, url, verdict, pages, (ENGLISH,))


PLAYER = (
    "<title>{title}</title><body><div id=player></div><script>var ytInitialPlayerResponse = "
    '{{"responseContext":{{}},"playabilityStatus":{{"status":"{status}","reason":"{reason}"}}}};'
    "</script></body>"
)


def video(
    name: str, status: str, reason: str, verdict: str, rule: str, title: str = " - YouTube"
) -> Behaviour:
    reply = raw_html(PLAYER.format(title=title, status=status, reason=reason))
    url = f"www.youtube.com/watch?v={name}"
    return Behaviour(rule, f"https://{url}", verdict, {url: reply}, (ENGLISH,))


WORLD = [
    video(
        "gone0000001", "ERROR", "Video unavailable", "dead", "A video that is unavailable is gone."
    ),
    video(
        "bot00000001",
        "LOGIN_REQUIRED",
        "Sign in to confirm you’re not a bot",
        "blocked",
        "A video that wants to see no bot is behind a wall.",
    ),
    video("fine0000001", "OK", "", "alive", "A video that plays is there.", f"{ENGLISH} - YouTube"),
    seen(
        "https://www.youtube.com/watch?v=seen0000001",
        "dead",
        "A video whose account was closed is gone.",
        "- YouTube",
        "Video unavailable This video is no longer available because the YouTube account"
        " associated with this video has been terminated.",
    ),
    seen(
        "https://vimeo.com/404",
        "dead",
        "A video that Vimeo does not find is gone.",
        "VimeUhOh",
        "Sorry, we couldn’t find that page",
        status=404,
    ),
    seen(
        "https://vimeo.com/403",
        "blocked",
        "A video may be private.",
        "Private Video on Vimeo",
        "Because of its privacy settings, this video cannot be played here.",
        status=403,
    ),
    seen(
        "https://medium.com/@someone/lstm-1",
        "dead",
        "A story whose author left is gone.",
        "Medium",
        "Error 410 User deactivated or deleted their account.",
        status=410,
    ),
    onto(
        "https://towards.example/lstm-2",
        "alive",
        "Medium sends its readers round for a cookie.",
        (
            "https://medium.com/m/global-identity-2?redirectUrl=https%3A%2F%2Ftowards.example%2Flstm-2",
            307,
        ),
        ("https://towards.example/lstm-2?gi=1f2e", 307),
        end=html(f"{ENGLISH} | by Someone | Towards", WORDS),
    ),
    everywhere(
        "removed.blogspot.com",
        html(
            "Blog not found",
            "Sorry, the blog you were looking for does not exist. However, the name is available"
            " to register!",
            status=404,
        ),
        "dead",
        "A blog that its house does not know is gone, front page and all.",
        (ENGLISH,),
    ),
    onto(
        "http://rnnblog.blogspot.com/2015/02/lstm.html",
        "alive",
        "A blog may be shown under the reader's country.",
        ("http://rnnblog.blogspot.hk/2015/02/lstm.html", 302),
        end=html(f"Some blog: {ENGLISH}", WORDS),
    ),
    everywhere(
        "closed.wordpress.com",
        html(
            "WordPress.com",
            "closed.wordpress.com is no longer available. The authors have deleted this site.",
            status=410,
        ),
        "dead",
        "A site that its authors deleted is gone.",
        (ENGLISH,),
    ),
    everywhere(
        "banned.wordpress.com",
        html(
            "WordPress.com",
            "banned.wordpress.com is no longer available. This site has been archived or suspended"
            " in accordance with our Terms of Service.",
        ),
        "dead",
        "A site that its house closed is gone, whatever the status.",
        (ENGLISH,),
    ),
    everywhere(
        "quiet.tumblr.com",
        html(
            "Not found.",
            "There's nothing here. Whatever you were looking for doesn't currently exist at this"
            " address. Unless you were looking for this error page, in which case: Congrats!",
            status=404,
        ),
        "dead",
        "A tumblelog that is not there is gone, front page and all.",
        (ENGLISH,),
    ),
    everywhere(
        "someone.github.io",
        html(
            "Site not found · GitHub Pages", "404 There isn't a GitHub Pages site here.", status=404
        ),
        "dead",
        "A page whose whole site its house does not know is gone.",
        (ENGLISH,),
    ),
    everywhere(
        "an-app.herokuapp.com",
        html(
            "No such app",
            "There's nothing here, yet. Build something amazing Heroku | No such app",
            status=404,
        ),
        "dead",
        "An app that its house does not know is gone.",
        (ENGLISH,),
    ),
    Behaviour(
        "A bucket that does not exist holds no file.",
        "http://course.s3.amazonaws.com/lstm.pdf",
        "dead",
        {
            "course.s3.amazonaws.com*": sends(
                message(
                    404,
                    b"<?xml version='1.0'?><Error><Code>NoSuchBucket</Code><Message>The specified"
                    b" bucket does not exist</Message></Error>",
                    kind="application/xml",
                )
            )
        },
        (ENGLISH,),
    ),
    Behaviour(
        "A store may refuse what it does not have.",
        "http://store.s3.amazonaws.com/lstm.pdf",
        "blocked",
        {
            "store.s3.amazonaws.com*": sends(
                message(
                    403,
                    b"<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>",
                    kind="application/xml",
                )
            )
        },
        (ENGLISH,),
    ),
    onto(
        "https://gitlab.com/group/private",
        "blocked",
        "GitLab asks for a login before what it may not show.",
        ("https://gitlab.com/users/sign_in", 302),
        end=html(
            "Sign in · GitLab",
            "GitLab.com Username or primary email Password Forgot your password?",
        ),
    ),
    seen(
        "https://gist.github.com/someone/404",
        "dead",
        "A gist that is gone is gone.",
        "Page not found · GitHub · GitHub",
        "Find code, projects, and people on GitHub",
        status=404,
    ),
    seen(
        "https://github.com/someone/dmca",
        "blocked",
        "What was withheld by law may be shown elsewhere.",
        "Repository unavailable due to DMCA takedown",
        "This repository is currently disabled due to a DMCA takedown notice.",
        status=451,
    ),
    seen(
        "https://bitbucket.org/someone/hg-repo",
        "dead",
        "A repository of Mercurial's went with its house's support.",
        "Repository not found — Bitbucket",
        "Repository not found. You may not have access to this repository or it no longer exists.",
        status=404,
    ),
    onto(
        "http://code.google.com/p/word2vec/",
        "moved",
        "What was put into an archive for good has moved.",
        ("https://code.google.com/archive/p/word2vec/", 301),
        end=raw_html(
            "<html><head><title>Google Code Archive - Long-term storage for Google Code Project"
            ' Hosting.</title></head><body><script src="/archive.js"></script></body></html>'
        ),
    ),
]

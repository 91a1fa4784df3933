"""What houses of the world really say: documents, files, codes, publishers, pictures."""

from __future__ import annotations

from tests.web.behaviour import Behaviour
from tests.web.replies import file, has_cookie, html, raw_html, redirect, when
from tests.web.rows_china import TARGET, wrapped
from tests.web.rows_contents import ENGLISH
from tests.web.rows_world import EXCUSED, WORDS, onto, seen

TWITTER = raw_html(
    "<html><head><title></title></head><body><noscript>JavaScript is not available.</noscript>"
    '<div id="react-root"></div><div class="errorContainer">Something went wrong, but don’t fret — '
    "let’s give it another shot. Try again. Some privacy related extensions may cause issues on"
    ' x.com. Please disable them and try again.</div><script src="/main.js"></script></body></html>'
)
TCO = raw_html(
    '<head><noscript><META http-equiv="refresh" content="0;URL=http://answered.example/paper">'
    "</noscript><title>http://answered.example/paper</title></head><script>window.opener = null; "
    'location.replace("http:\\/\\/answered.example\\/paper")</script>'
)

FILES = [
    seen(
        "https://docs.google.com/document/d/2noaccess/edit",
        "blocked",
        "A document may want to be asked for.",
        "You need access",
        "You need access Request access, or switch to an account with access.",
    ),
    seen(
        "https://drive.google.com/file/d/404/view",
        "dead",
        "A file that Drive does not know is gone.",
        "Page Not Found",
        "Sorry, the file you have requested does not exist. Make sure that you have the correct"
        " URL and the file exists.",
        status=404,
    ),
    seen(
        "https://drive.google.com/uc?export=download&id=quota",
        "unsure",
        "A file that too many have fetched today is there tomorrow.",
        "Google Drive - Quota exceeded",
        "Sorry, you can't view or download this file at this time. Too many users have viewed or"
        " downloaded this file recently. Please try accessing the file again later.",
    ),
    seen(
        "https://drive.google.com/uc?export=download&id=large",
        "alive",
        "A file too large to be looked through is a file.",
        "Google Drive - Virus scan warning",
        "Google Drive can't scan this file for viruses. lstm.zip is too large. Download anyway",
    ),
    seen(
        "https://www.dropbox.com/s/404/lstm.pdf?dl=0",
        "dead",
        "A share of Dropbox that was taken back is gone.",
        "Dropbox - Link not found",
        "This item was deleted. You can ask the person who shared it.",
    ),
    Behaviour(
        "The web folders of Dropbox are closed.",
        "https://dl.dropboxusercontent.com/u/12345/lstm.pdf",
        "dead",
        {"dl.dropboxusercontent.com*": html("Dropbox - 404", EXCUSED, status=404)},
        (ENGLISH,),
    ),
    Behaviour(
        "A page of x.com is drawn by a script, and its shell is the same for all.",
        "https://x.com/someone/status/1",
        "blocked",
        {"x.com*": TWITTER},
        (ENGLISH,),
    ),
    Behaviour(
        "The code of a tweet names its target in a script, with leaning slashes.",
        "https://t.co/AbCdEfGh",
        "alive",
        {"t.co/AbCdEfGh": TCO},
        (ENGLISH,),
    ),
    Behaviour(
        "LinkedIn's page between names the target.",
        "https://lnkd.in/eAbCdE",
        "alive",
        {
            "lnkd.in/eAbCdE": raw_html(
                "<title>LinkedIn</title><p>This link will take you to a page that’s not on LinkedIn"
                '</p><a class="artdeco-button" data-tracking-control-name="external_url_click"'
                ' href="http://answered.example/paper">http://answered.example/paper</a>'
            )
        },
        (ENGLISH,),
    ),
    seen(
        "http://bit.ly/gone404",
        "dead",
        "A code that Bitly does not know is dead.",
        "Bitly | Page Not Found | 404",
        "Something's wrong here. This is a 404 error.",
        status=404,
    ),
    seen(
        "https://goo.gl/gone40",
        "dead",
        "A code of Google's that was switched off is dead.",
        "Dynamic Link Not Found",
        "Invalid Dynamic Link. Requested URL must be a parsable and complete DynamicLink.",
        status=404,
    ),
    wrapped(f"https://www.youtube.com/redirect?q={TARGET}", "YouTube's wrapper is unwrapped."),
    wrapped(f"https://out.reddit.com/t3_1?url={TARGET}", "Reddit's wrapper likewise."),
    wrapped(f"https://slack-redir.net/link?url={TARGET}", "Slack's too."),
    Behaviour(
        "A publisher that sends its readers round for a cookie lets them in.",
        "https://link.springer.example/article/1",
        "alive",
        {
            "link.springer.example/article/1": when(
                has_cookie,
                html(f"{ENGLISH} | SpringerLink", WORDS),
                redirect(
                    "https://idp.springer.example/authorize?response_type=cookie&redirect_uri=x",
                    303,
                ),
            ),
            "idp.springer.example/authorize?response_type=cookie&redirect_uri=x": redirect(
                "https://link.springer.example/article/1",
                302,
                "Set-Cookie: idp=1; Domain=springer.example; Path=/\r\n",
            ),
        },
        (ENGLISH,),
    ),
    seen(
        "https://ieeexplore.ieee.org/document/1",
        "blocked",
        "A teapot of a publisher is a wall.",
        "",
        "",
        status=418,
    ),
    seen(
        "https://dl.acm.org/doi/10.1145/1.2",
        "blocked",
        "A publisher's challenge is a wall.",
        "Just a moment...",
        "Enable JavaScript and cookies to continue",
        status=403,
    ),
    onto(
        "https://class.coursera.org/neuralnets-2012-001/lecture",
        "suspect",
        "A course that leads to the front page is not the course.",
        ("https://www.coursera.org/", 301),
        end=html(
            "Coursera | Degrees, Certificates, & Free Online Courses", "Learn without limits. " * 30
        ),
    ),
    Behaviour(
        "A laboratory that leads every old page to one section has lost them.",
        "http://research.lab.example/pubs/1234/lstm.aspx",
        "dead",
        {
            "research.lab.example*": redirect("https://www.lab.example/en-us/research/", 301),
            "www.lab.example/en-us/research/": html(
                "Research at the Lab", "What we work on. " * 40
            ),
        },
        ("长短期记忆网络详解",),
    ),
    onto(
        "https://i.imgur.com/AbC123.png",
        "dead",
        "A picture that became the picture for removed ones is gone.",
        ("https://i.imgur.com/removed.png", 302),
        end=file("image/png", b"\x89PNG" + b"0" * 500),
    ),
    onto(
        "https://farm1.staticflickr.com/2/3_4.jpg",
        "dead",
        "A photo that became the picture for unavailable ones is gone.",
        ("https://s.yimg.com/pw/images/en-us/photo_unavailable.png", 302),
        end=file("image/png", b"\x89PNG" + b"0" * 500),
    ),
    onto(
        "https://www.yahoo.example/news/lstm",
        "blocked",
        "A house that first wants consent shows the page to people.",
        ("https://consent.yahoo.example/v2/collectConsent?sessionId=3_cc", 302),
        end=html("Yahoo is part of the family", "We use cookies. Accept all Reject all " * 12),
    ),
    seen(
        "https://www.scribd.com/doc/404",
        "dead",
        "A document that was removed is gone.",
        "Document Removed",
        "This document has been removed.",
    ),
    seen(
        "https://www.slideshare.net/someone/lstm-404",
        "dead",
        "Slides that were taken away by their author are gone.",
        "SlideShare",
        "This presentation has been removed by its author.",
    ),
    seen(
        "https://www.facebook.com/someone/posts/1",
        "blocked",
        "What is not shown to strangers may be shown to friends.",
        "Facebook",
        "This content isn't available right now. When this happens, it's usually because the owner"
        " only shared it with a small group of people, changed who can see it or it's been deleted."
        " Log In",
    ),
    seen(
        "https://someone.substack.com/p/lstm",
        "alive",
        "A newsletter that wants to be subscribed to shows its page.",
        f"{ENGLISH} - by Someone",
        WORDS + "This post is for paid subscribers. Subscribe Already a paid subscriber? Sign in",
    ),
]

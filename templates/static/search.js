/* The search page.  What is searched stands in the address, after the number
   sign: it can be shared, the way back leads through it, and no server sees it. */
"use strict";

(() => {
  const { make, word } = dlnotes;
  const byId = (id) => document.getElementById(id);
  const query = byId("q"), census = byId("census"), found = byId("found"), more = byId("more");
  const PAGE = 30, FEW = 8, MANY = 200, PAUSE = 1000, BREATH = 250;
  const expanded = new Set();
  const told = {}; // what each facet shows, so as to draw only what is new
  let state = read();
  let result = null;
  let shown = 0;
  let waiting = 0;
  let typed = 0;
  let writing = 0;
  let coming = 0;
  let answered = "";

  /* ——— The state, and the address ——— */

  function read() {
    const asked = new URLSearchParams(location.hash.slice(1) || location.search);
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
    clearTimeout(writing);
    const address = written();
    if (address === (location.hash || "#")) return;
    if (step) history.pushState(null, "", address);
    // Browsers refuse to write with every key of somebody who types fast.
    else writing = setTimeout(rewrite, 100);
  }

  function rewrite() {
    if (written() !== (location.hash || "#")) history.replaceState(null, "", written());
  }

  /* ——— Showing ——— */

  function show() {
    clearTimeout(coming);
    waiting = coming = 0;
    if (!dlnotes.words) return;
    const asked = written();
    result = dlnotes.find(state.q, state.chosen);
    // What was shown of the same search stays when more of the list has come.
    const length = asked === answered ? Math.max(PAGE, shown) : PAGE;
    answered = asked;
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
    if (left) more.textContent = word("more", Math.min(PAGE, left));
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
    const counts = result.counts[facet];
    const open = expanded.has(facet);
    const weight = facet === "year" ? (at) => Number(column.values[at]) : (at) => counts[at];
    const { first, number } = most(counts, weight, open ? MANY : FEW);
    const values = first.map((at) => ({ value: column.values[at], count: counts[at] }));
    for (const value of chosen) {
      if (!values.some((it) => it.value === value)) values.push({ value, count: counts[column.known(value)] ?? 0 });
    }
    const news = JSON.stringify([values, [...chosen], number, open]);
    if (told[facet] === news) return;
    told[facet] = news;
    const focused = document.activeElement?.closest(`#${facet} input`)?.value;
    list.replaceChildren(...values.map((it) => choice(facet, it, chosen)));
    set.hidden = !values.length || (!chosen.size && column.values.length < 2);
    all.hidden = !open && first.length === number;
    all.textContent = open ? word("fewer") : word("values", number);
    all.setAttribute("aria-expanded", open);
    if (focused !== undefined) [...list.querySelectorAll("input")].find((it) => it.value === focused)?.focus();
  }

  /** Of the values that occur the *few* of most weight, in order, and how many occur. */
  function most(counts, weight, few) {
    const first = [];
    let number = 0;
    for (let at = 0; at < counts.length; at++) {
      if (!counts[at]) continue;
      number++;
      const heavy = weight(at);
      if (first.length === few && weight(first[few - 1]) >= heavy) continue;
      let place = first.length;
      while (place && weight(first[place - 1]) < heavy) place--;
      first.splice(place, 0, at);
      first.length = Math.min(first.length, few);
    }
    return { first, number };
  }

  function choice(facet, { value, count }, chosen) {
    const box = make("input", "");
    Object.assign(box, { type: "checkbox", value, checked: chosen.has(value) });
    // A long host is broken where it has a dot.
    const name = (dlnotes.values[facet]?.[value] ?? value).split(/(?<=\.)/).flatMap((part) => [part, make("wbr", "")]);
    return make("li", "", make("label", "", box, make("span", "name", ...name), make("span", "count", count.toLocaleString("en"))));
  }

  function choose(facet, value, on) {
    rewrite(); // what was typed is a step of its own
    const others = state.chosen[facet].filter((it) => it !== value);
    state.chosen[facet] = on ? [...others, value] : others;
    write(true);
    soon();
  }

  /** Whether what is shown is what was asked for. */
  dlnotes.idle = () => !waiting && !coming && result !== null;

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
    // The first at once, then now and then while more of the list comes.
    if (!shown || dlnotes.data.complete || dlnotes.data.broken) soon();
    else coming ||= setTimeout(soon, BREATH);
  };
  dlnotes.load("");
})();

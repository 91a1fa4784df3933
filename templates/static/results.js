/* Draw what was found.  Everything is made of text nodes: nothing that somebody
   wrote is ever read as HTML, and an address leads out only when it is the web's. */
"use strict";

(() => {
  const dlnotes = (globalThis.dlnotes ??= {});
  const SAFE = /^(?:https?|ftp):\/\/|^mailto:/i;
  const BEFORE = 32, SHOWN = 150;
  const LANGUAGES = { zh: "zh-CN", en: "en", ja: "ja", ko: "ko" };

  /** An element with a class (or none), and in it texts and elements. */
  const make = (dlnotes.make = (tag, name, ...inside) => {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(...inside.filter((it) => it !== "" && it != null));
    return made;
  });

  /** A word of the interface; of "one|many", *n* decides which. */
  dlnotes.word = (key, n) => {
    const [one, many = one] = dlnotes.words[key].split("|");
    return (n === 1 ? one : many).replace("{n}", n?.toLocaleString("en"));
  };

  /** *text* in pieces, what was looked for marked. */
  function marked(text, ranges, start = 0, end = text.length) {
    const pieces = [];
    let at = start;
    for (const [from, to] of ranges) {
      if (to <= start || from >= end) continue;
      pieces.push(text.slice(at, Math.max(at, from)), make("mark", "", text.slice(Math.max(at, from), Math.min(to, end))));
      at = Math.min(to, end);
    }
    return [...pieces, text.slice(at, end)].filter((it) => it !== "");
  }

  const mark = (text, terms) => marked(text, dlnotes.ranges(text, terms));

  /** The permanent address of an entry. */
  dlnotes.address = (row) => `${dlnotes.root}e/${row[0].slice(0, 2)}.html#${row[0]}`;

  function speaks(element, script) {
    const language = LANGUAGES[script];
    if (language && language !== dlnotes.language) element.lang = language;
    return element;
  }

  function seal(kind) {
    if (!kind) return "";
    const word = dlnotes.values.kind[kind], short = dlnotes.seals[kind];
    const [before, after] = [word.slice(0, word.indexOf(short)), word.slice(word.indexOf(short) + short.length)];
    const made = make("span", "seal", before && make("span", "vh", before), short, after && make("span", "vh", after));
    made.title = word;
    return made;
  }

  function outward(href, name, inside) {
    if (!SAFE.test(href)) return make("span", "", ...inside);
    const made = make("a", name, ...inside);
    made.href = href;
    made.rel = "noopener noreferrer";
    made.referrerPolicy = "no-referrer";
    return made;
  }

  /** An entry as the topics' pages show it, its commentary cut down to what was looked for. */
  dlnotes.entry = (at, terms) => {
    const row = dlnotes.data.rows[at];
    const [, title, href, kind, year, host, script, topics, , authors, venue, tags, proper, link] = row;
    const made = make("article", "entry", seal(kind));
    made.append(speaks(make("p", "title", outward(href, link?.[0] ?? "", mark(title, terms))), script));
    if (proper) made.append(make("p", "true", dlnotes.words.trueTitle, ...mark(proper, terms)));
    if (year) made.append(make("p", "year", ...mark(String(year), terms)));
    const about = [["authors", authors], ["venue", venue], ["host", gone(link) ? "" : host], ["in", topics.at(-1)]]
      .concat((tags ?? []).map((tag) => ["tag", tag]))
      .filter(([, text]) => text)
      .map(([name, text]) => make("span", name, name === "tag" ? "#" : "", ...mark(text, terms)));
    made.append(make("p", "about", ...about));
    if (link) made.append(make("ul", "health", make("li", "", ...health(href, link))));
    const said = excerpt(dlnotes.data.rests[at], terms, made.querySelector("mark"));
    if (said.length) made.append(make("p", "text", ...said));
    const pin = make("a", "pin", "¶");
    pin.href = dlnotes.address(row);
    pin.setAttribute("aria-label", dlnotes.words.permalink);
    made.append(pin);
    return made;
  };

  /** Whether the title's own link is dead: it leads to the archived copy, or nowhere. */
  const gone = (link) => link && ["", "archived"].includes(link[0]);

  /** The line about the title's own link: its archived copy, and what is the matter. */
  function health(href, [form, said, captured]) {
    if (form !== "archived") return [make("span", "", said)];
    const name = captured ? dlnotes.words.archived.replace("{day}", captured) : dlnotes.words.archivedBare;
    return [make("span", "", outward(href, "archived", [name])), make("span", "", said)];
  }

  /** The piece of the commentary that was looked for, else the address, else how it begins. */
  function excerpt([said = "", labels = "", addresses = ""] = [], terms, elsewhere, length = SHOWN) {
    const text = said.replaceAll("\n", " ");
    const ranges = dlnotes.ranges(text, terms);
    if (!ranges.length && terms.length && !elsewhere) {
      for (const line of [...labels.split("\n"), ...addresses.split("\n")]) {
        const inside = dlnotes.ranges(line, terms);
        if (inside.length) return [make("code", "", ...marked(line, inside))];
      }
    }
    const first = ranges[0]?.[0] ?? 0;
    const start = first > BEFORE + 8 ? boundary(text, first - BEFORE) : 0;
    const end = text.length > start + length + 8 ? boundary(text, start + length) : text.length;
    return [start ? "…" : "", ...marked(text, ranges, start, end), end < text.length ? "…" : ""].filter(Boolean);
  }

  // Never between the two halves of one character.
  function boundary(text, at) {
    return /[\udc00-\udfff]/.test(text[at]) ? at - 1 : at;
  }

  /** An entry as one line, for the box. */
  dlnotes.short = (at, terms) => {
    const row = dlnotes.data.rows[at];
    const made = make("a", "line", seal(row[3]), speaks(make("span", "title", ...mark(row[1], terms)), row[6]));
    const names = [row[9], row[10], ...row[7].slice(-1), ...(row[11] ?? [])].filter(Boolean);
    const [why] = made.querySelector("mark") ? [] : names.filter((it) => dlnotes.ranges(it, terms).length);
    const said = why ? mark(why, terms) : made.querySelector("mark") ? [] : excerpt(dlnotes.data.rests[at], terms, false, 60);
    if (said.length) made.append(make("span", "why", ...said));
    if (row[4]) made.append(make("span", "year", String(row[4])));
    made.href = dlnotes.address(row);
    return made;
  };
})();

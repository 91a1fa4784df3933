/* What the search knows of the list, and how it finds: nothing here is shown.

   The data come as scripts, because a page opened from a disk may run a script
   beside it and may not fetch a file: first the index, then the heads of all
   shards, then their rests.  A search may begin at any time and finds in what
   has come so far; `dlnotes.changed` is called whenever there is more.

   Everything is found by its letters alone: a plain scan through the folded
   text of whole shards, which misses nothing and takes a few milliseconds for
   twenty thousand entries. */
"use strict";

(() => {
  const dlnotes = (globalThis.dlnotes ??= {});
  const FACETS = ["kind", "topic", "year", "host", "language", "health"];
  const BETWEEN = "\u0001"; // no text holds it: the build has seen to that
  const AT_ONCE = 4; // files that are loaded at a time
  const TITLE = 1, NAMES = 2, SAID = 3, ADDRESS = 4;

  let index = null;
  let root = "";
  let waiting = []; // the files to load
  let round = 0; // of loading: a second one comes when the first lacks something
  let simpler = new Map();
  let traditional = null;
  let kept = new Map(); // the places of each term of the last search
  const data = { rows: [], rests: [], shards: [], complete: false, broken: false, columns: {} };

  dlnotes.data = data;
  dlnotes.facets = FACETS;
  dlnotes.changed = () => {};

  /* ——— Loading ——— */

  /** Load everything, once; *way* leads from the page to the site's root. */
  dlnotes.load = (way) => {
    if (index || root) return;
    root = way || "./";
    dlnotes.root = way;
    load("search/index.js");
  };

  function load(path) {
    const script = document.createElement("script");
    script.src = root + path;
    script.async = false; // they run in this order, whichever comes first
    const asked = round;
    script.onerror = () => asked === round && again();
    script.onload = () => asked === round && next();
    document.head.append(script);
  }

  // A few at a time, so that the browser finds time to show what has come.
  function next() {
    const path = waiting.shift();
    if (path) load(path);
  }

  // The index may be an older one than the site, remembered by the browser.
  function again() {
    if (round) {
      data.broken = true;
      dlnotes.changed();
      return;
    }
    round++;
    index = null;
    load(`search/index.js?${Date.now()}`);
  }

  dlnotes.index = (found) => {
    index = found;
    dlnotes.words = found.words;
    dlnotes.seals = found.seals;
    dlnotes.language = found.language;
    dlnotes.values = found.values;
    const letters = [...found.simpler];
    simpler = new Map();
    for (let at = 0; at < letters.length; at += 2) simpler.set(letters[at], letters[at + 1]);
    traditional = found.traditional ? new RegExp(`[${found.traditional}]`, "gu") : null;
    Object.assign(data, { rows: [], rests: [], shards: [], complete: !found.shards.length, broken: false });
    data.columns = Object.fromEntries(FACETS.map((name) => [name, new Column()]));
    waiting = ["head", "rest"].flatMap((part) => found.shards.map(([name]) => `search/${name}-${part}.js`));
    for (let more = 1; more < AT_ONCE; more++) next();
    dlnotes.changed();
  };

  dlnotes.heads = (name, rows) => {
    if (!index?.shards.some(([known]) => known === name)) return;
    const titles = rows.map((row) => `${row[1]}\n${row[12] ?? ""}`);
    const names = rows.map((row) =>
      [row[9], row[10], ...row[7], ...(row[11] ?? []), row[4] || ""].filter(Boolean).join("\n"),
    );
    const shard = { name, start: data.rows.length, size: rows.length, hays: [] };
    shard.hays[TITLE] = hay(titles);
    shard.hays[NAMES] = hay(names);
    data.shards.push(shard);
    for (const row of rows) {
      data.rows.push(row);
      const found = [row[3], row[7], row[4], row[5], row[6], row[8]];
      FACETS.forEach((facet, at) => data.columns[facet].add([found[at]].flat()));
    }
    kept.clear();
    dlnotes.changed();
  };

  dlnotes.rests = (name, rests) => {
    const shard = data.shards.find((known) => known.name === name);
    if (!shard) return;
    rests.forEach((rest, at) => (data.rests[shard.start + at] = rest));
    shard.hays[SAID] = hay(rests.map(([said, labels]) => (labels ? `${said}\n${labels}` : said)));
    shard.hays[ADDRESS] = hay(rests.map((rest) => rest[2]));
    data.complete = data.shards.every((known) => known.hays[ADDRESS]) &&
      data.shards.length === index.shards.length;
    kept.clear();
    dlnotes.changed();
  };

  /** The values of one facet: the numbers of those that each entry has. */
  class Column {
    values = [];
    of = [];
    #numbers = new Map();

    add(values) {
      this.of.push(values.filter(Boolean).map((value) => this.number(String(value))));
    }

    number(value) {
      if (!this.#numbers.has(value)) this.#numbers.set(value, this.values.push(value) - 1);
      return this.#numbers.get(value);
    }

    known(value) {
      return this.#numbers.get(value) ?? -1;
    }
  }

  function hay(texts) {
    const text = fold(texts.join(BETWEEN));
    const starts = new Int32Array(texts.length + 1);
    for (let at = 1, from = 0; at < texts.length; at++) {
      starts[at] = from = text.indexOf(BETWEEN, from) + 1;
    }
    starts[texts.length] = text.length + 1;
    return { text, starts };
  }

  /* ——— Folding: what is found by what ——— */

  /** *text* as it is compared: width, case, and traditional characters do not matter. */
  function fold(text) {
    const plain = text.normalize("NFKC").toLowerCase().replace(/[ςß]/g, (it) => (it === "ß" ? "ss" : "σ"));
    return traditional ? plain.replace(traditional, (it) => simpler.get(it) ?? it) : plain;
  }

  function foldQuery(text) {
    return [...fold(text.replaceAll(BETWEEN, " "))].map((it) => simpler.get(it) ?? it).join("");
  }

  const PLAIN = /^[\0-\x7f\u3001-\u3011\u4e00-\u9fff\uff01-\uff5e\u2014\u2018-\u201d]*$/;
  const TOGETHER = /[\u1100-\u11ff]+|\P{M}\p{M}*|\p{M}+/gu;

  /** *text* folded, and for each place in it where that begins and ends in *text*. */
  function aligned(text) {
    const whole = fold(text);
    if (whole.length === text.length && PLAIN.test(text)) {
      return { folded: whole, from: (at) => at, to: (at) => at + 1 };
    }
    let folded = "";
    const from = [], to = [];
    for (const { 0: letters, index: at } of text.matchAll(TOGETHER)) {
      const plain = fold(letters);
      for (let n = 0; n < plain.length; n++) {
        from.push(at);
        to.push(at + letters.length);
      }
      folded += plain;
    }
    return { folded, from: (at) => from[at], to: (at) => to[at] };
  }

  /** Where in *text* the terms stand, as pairs of a start and an end, none touching another. */
  dlnotes.ranges = (text, terms) => {
    const { folded, from, to } = aligned(text);
    const found = [];
    for (const { letters, speller } of terms) {
      for (let at = folded.indexOf(letters); at >= 0; at = folded.indexOf(letters, at + letters.length)) {
        found.push([from(at), to(at + letters.length - 1)]);
      }
      if (speller) for (const [start, end] of speller.ranges(folded)) found.push([from(start), to(end - 1)]);
    }
    found.sort((one, other) => one[0] - other[0]);
    const apart = [];
    for (const [start, end] of found) {
      const last = apart.at(-1);
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else apart.push([start, end]);
    }
    return apart;
  };

  /* ——— Finding ——— */

  /** The terms of a query: words, each of which is to be found; "quoted" ones keep their spaces. */
  dlnotes.terms = (query) => {
    const found = foldQuery(query).matchAll(/"([^"]+)"|\S+/g);
    const letters = new Set([...found].map((it) => it[1]?.trim() || it[0]));
    return [...letters].slice(0, 12).map((it) => ({ letters: it, speller: null }));
  };

  /** Search: the entries' numbers, the best first, and how many more each choice would give.

      *chosen* maps a facet to its chosen values; of one facet any will do, of several all. */
  dlnotes.find = (query, chosen = {}) => {
    const terms = dlnotes.terms(query);
    const ranks = terms.length ? rank(terms) : null;
    const tests = FACETS.map((facet) => {
      const values = chosen[facet] ?? [];
      return values.length ? new Set(values.map((it) => data.columns[facet].known(it))) : null;
    });
    const columns = FACETS.map((facet) => data.columns[facet]);
    const counts = columns.map((column) => new Int32Array(column.values.length));
    const buckets = [];
    for (let at = 0; at < data.rows.length; at++) {
      if (ranks && !ranks[at]) continue;
      let failing = -1, fails = 0;
      for (let facet = 0; facet < tests.length && fails < 2; facet++) {
        if (tests[facet] && !columns[facet].of[at].some((it) => tests[facet].has(it))) {
          failing = facet;
          fails++;
        }
      }
      if (fails > 1) continue;
      if (fails) tally(counts[failing], columns[failing].of[at]);
      else {
        for (let facet = 0; facet < counts.length; facet++) tally(counts[facet], columns[facet].of[at]);
        (buckets[ranks ? ranks[at] : 0] ??= []).push(at);
      }
    }
    const hits = buckets.flat();
    return { terms, hits, counts: Object.fromEntries(FACETS.map((facet, at) => [facet, counts[at]])) };
  };

  function tally(counts, numbers) {
    for (let at = 0; at < numbers.length; at++) counts[numbers[at]]++;
  }

  /** For each entry the sum of where its terms stand, 0 when it lacks one. */
  function rank(terms) {
    const known = kept;
    kept = new Map();
    const places = terms.map((term) => {
      const found = known.get(term.letters) ?? placed(term.letters);
      kept.set(term.letters, found);
      term.speller = found.speller;
      return found.best;
    });
    if (places.length === 1) return places[0];
    return places[0].map((_, at) => {
      let sum = 0;
      for (const best of places) {
        if (!best[at]) return 0;
        sum += best[at];
      }
      return sum;
    });
  }

  /** The best place of a term in each entry; 0 where it is not. */
  function placed(letters) {
    const best = new Uint8Array(data.rows.length);
    let spoken = false;
    for (const shard of data.shards) {
      for (let tier = TITLE; tier <= ADDRESS; tier++) {
        const found = shard.hays[tier] && scan(shard, shard.hays[tier], letters, tier, best);
        spoken ||= found && tier < ADDRESS;
      }
    }
    if (spoken || !/^[a-z]{2,28}$/.test(letters)) return { best, speller: null };
    // Nobody wrote these letters: they may be those of pinyin.
    const speller = spelling(letters);
    for (const shard of data.shards) {
      for (const tier of [TITLE, NAMES]) speller.scan(shard, shard.hays[tier], tier, best);
    }
    return { best, speller };
  }

  function scan(shard, { text, starts }, letters, tier, best) {
    let entry = 0;
    let at = text.indexOf(letters);
    const any = at >= 0;
    while (at >= 0) {
      while (starts[entry + 1] <= at) entry++;
      if (!best[shard.start + entry]) best[shard.start + entry] = tier;
      // One place in an entry is enough: on to the next.
      at = ++entry < shard.size ? text.indexOf(letters, starts[entry]) : -1;
    }
    return any;
  }

  /* ——— Pinyin: each character by its first letter or its whole syllable ——— */

  /** Finds the characters that may be spelt so.

      A state is a set of bits: bit n says that n letters have been spelt. */
  function spelling(letters) {
    const steps = [{ first: 0, last: 0, whole: [] }];
    const step = new Uint16Array(0x10000); // by the character's code: 0 where it spells none of them
    const spelt = 1 << letters.length;
    for (const [sound, characters] of Object.entries(index.sounds)) {
      let first = 0, last = 0, whole = 0;
      for (let at = 0; at < letters.length; at++) {
        const rest = letters.slice(at);
        if (rest[0] === sound[0]) first |= 1 << at;
        if (rest.length > 1 && rest.length < sound.length && sound.startsWith(rest)) last |= 1 << at;
        if (sound.length > 1 && rest.startsWith(sound)) whole |= 1 << at;
      }
      if (!first) continue;
      for (const character of characters) {
        const code = character.charCodeAt(0);
        if (character.length > 1) continue;
        step[code] ||= steps.push({ first: 0, last: 0, whole: [] }) - 1;
        const known = steps[step[code]];
        known.first |= first;
        known.last |= last;
        if (whole) known.whole.push([whole, sound.length]);
      }
    }

    function next(state, { first, last, whole }) {
      let after = (state & first) << 1;
      for (const [mask, length] of whole) after |= (state & mask) << length;
      // The last syllable may be unfinished: somebody is typing.
      return state & last ? after | spelt : after;
    }

    return {
      scan(shard, { text, starts }, tier, best) {
        for (let at = 0, entry = 0, state = 0; at < text.length; at++) {
          const number = step[text.charCodeAt(at)];
          state = number ? next(state | 1, steps[number]) : 0;
          if (!(state & spelt)) continue;
          while (starts[entry + 1] <= at) entry++;
          if (!best[shard.start + entry] || best[shard.start + entry] > tier) best[shard.start + entry] = tier;
        }
      },
      *ranges(text) {
        for (let start = 0; start < text.length; start++) {
          for (let at = start, state = 1; state && at < text.length; at++) {
            const number = step[text.charCodeAt(at)];
            state = number ? next(state, steps[number]) : 0;
            if (!(state & spelt)) continue;
            yield [start, at + 1];
            start = at;
            break;
          }
        }
      },
    };
  }
})();

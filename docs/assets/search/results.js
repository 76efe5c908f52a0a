// Turns hits into what the theme's box shows: grouped by page, the step's number and title, a
// piece of the text with marks, and the word that was understood.
(function (scope) {
  "use strict";
  const { forms } = scope.searchTexts;
  const { SHOWN } = scope.searchEngine;
  const SNIPPET = 90; // characters of text
  const GROUPS = 12;
  const SUGGESTIONS = 5;

  const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  const escape = (text) => text.replace(/[&<>"]/g, (c) => ESCAPES[c]);

  // The stretches of `raw` that the needles match: [[start, end]], in order, apart.
  function stretches(raw, needles, readings) {
    const aligned = forms(raw, readings);
    const found = [];
    for (const { name, needle } of needles) {
      const { form, from, to } = aligned[name];
      for (let at = form.indexOf(needle); at !== -1; at = form.indexOf(needle, at + needle.length)) {
        const before = form[at - 1] || " ";
        if (/[a-z0-9]/.test(needle[0]) && /[a-z0-9]/.test(before)) continue;
        let end = to[at + needle.length - 1];
        if (/[a-z]/.test(needle[needle.length - 1])) while (/[a-z]/i.test(raw[end] || "")) end++;
        while (raw[end - 1] === " ") end--;
        found.push([from[at], end]);
      }
    }
    found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    const apart = [];
    for (const one of found) {
      const last = apart[apart.length - 1];
      if (last && one[0] <= last[1]) last[1] = Math.max(last[1], one[1]);
      else apart.push(one);
    }
    return apart;
  }

  function marked(raw, found, start = 0, end = raw.length) {
    let out = "";
    let at = start;
    for (const [from, to] of found) {
      if (to <= start || from >= end) continue;
      out += `${escape(raw.slice(at, Math.max(at, from)))}<mark>${escape(raw.slice(Math.max(at, from), Math.min(end, to)))}</mark>`;
      at = Math.min(end, to);
    }
    return out + escape(raw.slice(at, end));
  }

  // A piece of the text around the first mark, from the beginning of its sentence if near.
  function snippet(raw, found) {
    const first = found.length ? found[0][0] : 0;
    let start = Math.max(0, first - 30);
    const sentence = Math.max(raw.lastIndexOf("。", first), raw.lastIndexOf(". ", first)) + 1;
    if (sentence >= start || !start) start = Math.min(sentence, first);
    while (raw[start] === " ") start++;
    const end = Math.min(raw.length, start + SNIPPET);
    return `${start ? "…" : ""}${marked(raw, found, start, end)}${end < raw.length ? "…" : ""}`;
  }

  function item(hit, engine) {
    const { section, page } = hit.entry;
    const needles = hit.terms.filter(({ hit: one }) => !one.needle.pair).map(({ hit: one }) => one.needle);
    const inTitle = stretches(section.title, needles, engine.readings);
    const text = section.text || (section.pictures || []).join(" ");
    const inText = stretches(text, needles, engine.readings);
    const terms = {};
    for (const [raw, found] of [[section.title, inTitle], [text, inText], ...(section.pictures || []).map((one) => [one, stretches(one, needles, engine.readings)])]) {
      for (const [from, to] of found) if (Object.keys(terms).length < 8) terms[raw.slice(from, to)] = true;
    }
    const number = section.no ? `<span class="search-no">${section.no}</span>` : "";
    const meant = understood(hit, engine, section.title, inTitle, text, inText);
    const note = meant.map(([typed, word]) => `<span class="search-meant">${escape(typed)} → ${escape(word)}</span>`).join("");
    return {
      location: page.url + (section.id ? `#${section.id}` : ""),
      title: number + marked(section.title, inTitle),
      text: `${note}${text ? `<p>${snippet(text, inText)}</p>` : ""}`,
      terms,
      score: 10 * hit.score + 1,
    };
  }

  // What was taken for what: [typed, word on the page], at most two, none for words as typed.
  function understood(hit, engine, title, inTitle, text, inText) {
    const pairs = new Map();
    for (const { term, hit: one } of hit.terms) {
      const typed = term.romaji || one.needle.from || term.form;
      let word = one.needle.meant || "";
      if (!word && one.needle.name !== "surface") {
        const place = [[title, [one.needle]], [text, [one.needle]]]
          .map(([raw, needles]) => [raw, stretches(raw, needles, engine.readings)[0]]).find(([, found]) => found);
        if (place) word = place[0].slice(...place[1]);
      }
      if (!word && one.needle.needle !== term.form && one.needle.name === "surface") word = one.needle.needle;
      const same = scope.normalForm.of(word);
      if (word && same !== term.form && !same.startsWith(term.form) && same !== typed) pairs.set(typed, word);
    }
    return [...pairs].slice(0, 2);
  }

  // The message's data: {items: groups of documents, suggest}.
  function render(raw, engine) {
    const { hits, nearest, query } = engine.search(raw);
    const groups = new Map();
    for (const hit of hits) {
      const { page } = hit.entry;
      if (!groups.has(page) && groups.size === GROUPS) continue;
      groups.set(page, [...(groups.get(page) || []), hit]);
    }
    const completions = suggestions(raw, query, hits, engine);
    const items = [...groups].map(([page, group], number) => {
      const opening = page.sections[0];
      const docs = group.map((hit) => item(hit, engine));
      const top = docs[0].score;
      for (const doc of docs.slice(0, SHOWN)) doc.score = top; // the theme folds away what is lower
      const head = group.findIndex((hit) => hit.entry.section === opening);
      if (head > 0) docs[head].score = Math.min(docs[head].score, top - 0.05); // Enter takes the highest
      if (head === -1) docs.push({ location: page.url, title: escape(opening.title), text: "", terms: {}, score: 0 });
      if (!number) {
        const doc = docs.find((one) => one.location === page.url);
        const said = { nearest: nearest ? engine.said.nearest : "", suggest: completions };
        doc.title += `<span hidden data-search="${escape(JSON.stringify(said))}"></span>`;
      }
      return docs;
    });
    return { items, suggest: completions.filter((one) => one.toLowerCase().startsWith(lastWord(raw).toLowerCase())).slice(0, 1).map((one) => lastWord(raw) + one.slice(lastWord(raw).length)) };
  }

  const lastWord = (raw) => raw.split(/[\s-]+/).pop();

  // Words and titles that go on as the query begins, as written or as read aloud.
  function suggestions(raw, query, hits, engine) {
    const form = scope.normalForm.of(raw);
    if (form.length < 2) return [];
    engine.offers ??= offers(engine);
    const kana = (query.terms[0] || {}).romaji ? query.form : form;
    const found = engine.offers.filter(({ forms: all, shown }) => shown !== raw && all.some((one) => one !== form && (one.startsWith(form) || one.startsWith(kana))));
    const best = new Set(hits.slice(0, 8).map((hit) => hit.entry));
    const worth = (offer) => offer.entries.reduce((sum, entry) => sum + (best.has(entry) ? 3 : 0), 0) - offer.shown.length / 20;
    return found.map((offer) => [worth(offer), offer.shown]).sort((a, b) => b[0] - a[0] || (a[1] < b[1] ? -1 : 1)).slice(0, SUGGESTIONS).map(([, shown]) => shown);
  }

  function offers(engine) {
    const all = new Map();
    const add = (shown, entry) => {
      if (shown.length > 30) return;
      const known = all.get(shown) || { shown, entries: [], forms: [] };
      known.entries.push(entry);
      all.set(shown, known);
    };
    for (const entry of engine.entries) {
      if (!entry.page.rank) continue;
      add(entry.section.title, entry);
      for (const label of entry.section.labels || []) add(label, entry);
      if (entry.section === entry.page.sections[0]) for (const word of entry.page.keywords) add(word, entry);
    }
    for (const offer of all.values()) {
      const { surface, reading } = forms(offer.shown, engine.readings);
      offer.forms = [...new Set([surface.form, reading.form])];
    }
    return [...all.values()];
  }

  scope.searchResults = { render };
})(self);

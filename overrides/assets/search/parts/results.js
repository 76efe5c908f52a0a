// Turns hits into what the theme's box shows: grouped by page, the step's number and title, a
// piece of the text with marks, and the word that was understood.
(function (scope) {
  "use strict";
  const { forms } = scope.searchTexts;
  const { isLatin, isKanji, of: formOf } = scope.normalForm;
  const SNIPPET = 90; // characters of text
  const SHOWN = 3; // entries of a page that are not folded away
  const SUGGESTIONS = 5;

  const escape = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

  // The stretches of `raw` that the needles match: [[start, end]], in order, apart.
  function stretches(raw, needles, readings) {
    const found = [];
    for (const { name, needle } of needles) {
      const { form, from, to } = forms(raw, readings)[name];
      for (let at = form.indexOf(needle); at !== -1; at = form.indexOf(needle, at + needle.length)) {
        if (isLatin(needle[0]) && isLatin(form[at - 1] || "")) continue;
        let end = to[at + needle.length - 1];
        while (/[a-z]/i.test(raw[end - 1]) && /[a-z]/i.test(raw[end] || "")) end++;
        found.push([from[at], raw.slice(0, end).replace(/[^\p{L}\p{N}ー]+$/u, "").length]);
      }
    }
    found.sort((a, b) => a[0] - b[0]);
    const apart = [];
    for (const [start, end] of found) {
      const last = apart[apart.length - 1];
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else apart.push([start, end]);
    }
    return apart;
  }

  function marked(raw, found, start = 0, end = raw.length) {
    let out = "";
    let at = start;
    for (const [from, to] of found) {
      if (from < at || from >= end) continue;
      out += `${escape(raw.slice(at, from))}<mark>${escape(raw.slice(from, to))}</mark>`;
      at = to;
    }
    return out + escape(raw.slice(at, Math.max(at, end)));
  }

  // Where a piece of the text around the first mark begins: with its sentence, if that is near.
  function beginning(raw, [[first] = [0]]) {
    const sentence = Math.max(raw.lastIndexOf("。", first - 1), raw.lastIndexOf(". ", first - 1)) + 1;
    return first - sentence < 40 ? sentence : first - 30;
  }

  function item(hit, { readings }) {
    const { section, page } = hit.entry;
    const needles = hit.terms.map(({ hit: { needle } }) => needle).filter(({ needle }) => needle[1] || isKanji(needle));
    const pictures = section.pictures || [];
    const text = section.text || pictures.join(" ");
    const terms = {}; // for the marks on the page
    for (const raw of [section.title, text, ...pictures]) for (const place of stretches(raw, needles, readings).slice(0, 4)) terms[raw.slice(...place)] = true;
    const found = stretches(text, needles, readings);
    const start = beginning(text, found);
    const end = start + SNIPPET;
    const piece = `${start ? "…" : ""}${marked(text, found, start, Math.min(end, text.length))}${text[end] ? "…" : ""}`;
    const meant = understood(hit, [section.title, text.slice(start, end)], readings).map((pair) => `<span class="search-meant">${escape(pair.join(" → "))}</span>`);
    return {
      location: page.url + (section.id ? `#${section.id}` : ""),
      title: (section.no ? `<span class="search-no">${section.no}</span>` : "") + marked(section.title, stretches(section.title, needles, readings)),
      text: meant.join("") + (text && `<p>${piece}</p>`),
      terms,
      score: 10 * hit.score + 1,
    };
  }

  // What was taken for what: [[typed, word that is shown]], at most two; none for a word that is
  // shown as it was typed or in another form of it, and none that is too short to tell anything.
  function understood(hit, raws, readings) {
    const pairs = new Map();
    const stands = (word) => raws.some((raw) => formOf(raw).includes(formOf(word)));
    for (const { term, hit: { needle } } of hit.terms) {
      const typed = needle.from || term.shown;
      const [place] = raws.flatMap((raw) => stretches(raw, [needle], readings).map((one) => raw.slice(...one)));
      const word = needle.meant || place;
      if (word?.[1] && typed[1] && term.weight > 0.4 && !stands(typed) && stands(word) && (needle.meant || word[0] !== typed[0])) pairs.set(typed, word);
    }
    return [...pairs].slice(0, 2);
  }

  // Words and titles of guides that go on as the query begins, as written or as read aloud.
  function suggestions(raw, query, hits, engine) {
    if (query.form.length < 2) return [];
    if (!engine.offers) {
      engine.offers = new Map(); // shown -> [entry]
      for (const entry of engine.entries) {
        const { page, section } = entry;
        if (page.rank > 1 && (entry.opens || section.no)) for (const shown of [section.title, ...(section.labels || []), ...(entry.opens ? page.keywords : [])]) engine.offers.set(shown, [...(engine.offers.get(shown) || []), entry]);
      }
    }
    const found = [];
    for (const [shown, entries] of engine.offers) {
      const { surface, reading } = forms(shown, engine.readings);
      const fits = [surface.form, reading.form].some((form) => form !== query.form && form.startsWith(query.form));
      if (fits && shown.length < 30) found.push({ shown, worth: entries.filter((entry) => hits.some((hit) => hit.entry === entry)).length - shown.length / 20 });
    }
    return found.sort((a, b) => b.worth - a.worth).slice(0, SUGGESTIONS).map(({ shown }) => shown);
  }

  // The message's data: {items: groups of documents, suggest}.
  scope.renderResults = function (raw, engine) {
    const { hits, nearest, query } = engine.search(raw);
    const groups = new Map();
    for (const hit of hits) groups.set(hit.entry.page, [...(groups.get(hit.entry.page) || []), hit]);
    const suggest = suggestions(raw, query, hits, engine);
    const ranked = [...groups];
    const items = ranked.map(([page, group], number) => {
      const docs = group.map((hit) => item(hit, engine));
      const next = ranked[number + 1]?.[1][0].score || 0; // what is better than the next page's best is not folded away
      for (const [i, doc] of docs.slice(0, SHOWN).entries()) if (group[i].score >= next) doc.score = docs[0].score;
      // The theme makes the first document without # the group's heading, and folds away what
      // scores lower than the first of all. A heading that is no hit has no score; box.js takes
      // its link.
      if (!group[0].entry.opens) docs.splice(1, 0, { location: page.url, title: escape(page.sections[0].title), text: "", terms: {}, score: 0 });
      if (!number) docs[group[0].entry.opens ? 0 : 1].title += `<span hidden data-search="${escape(JSON.stringify({ nearest: nearest ? engine.said.nearest : "", suggest }))}"></span>`;
      return docs;
    });
    // The theme completes the last word, from a list of words that begin like it.
    const whole = suggest.find((shown) => shown.toLowerCase().startsWith(raw.toLowerCase()));
    return { items, suggest: whole ? [raw.split(/[\s-]+/).pop() + whole.slice(raw.length)] : [] };
  };
})(self);

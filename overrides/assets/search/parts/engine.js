// Finds and ranks the entries for a query. What counts, and why:
//
// - A term counts by how rare it is (idf), so that `API` weighs less than `生年月日`.
// - Where it stands: a title says what a step is for, keywords and UI labels what a reader looks
//   for, alternative texts repeat the text, the page's title and the translation only lend a
//   hand (FIELDS). A term in several fields counts a little more than in the best one alone
//   (AGAIN), one in a short title or text more than one in a long one (lengthOf).
// - How sure it is (query.js, SURE): as typed before a reading, a synonym or a corrected typo.
// - Coverage: an entry with all terms beats one with a single rare one (COVERAGE).
// - Phrase: the query as it stands beats its parts, in a title most (PHRASE).
// - A step beats its page (STEP). A page of the guide without steps only leads on (HUB).
// - The site's first guide beats other guides and notes (RANKS), also where these have the typed
//   word and it has a synonym; not where the query names what only they have, by coverage.
// - With too little covered (NEAREST) results are called the nearest; below NOTHING there are none.
(function (scope) {
  "use strict";
  const { Texts, forms } = scope.searchTexts;
  const { Words } = scope.searchWords;
  const { understand, Synonyms, SURE } = scope.searchQuery;

  const FORMAT = 1;
  const FIELDS = { title: 3, keywords: 2.2, labels: 2, text: 1.2, pictures: 0.9, page: 0.6, other: 0.5 };
  const AGAIN = 0.15;
  const COVERAGE = 0.92;
  const PHRASE = 0.2;
  const STEP = 1.2;
  const HUB = 0.5;
  const RANKS = [1, 1.1, 4];
  const NEAREST = 0.4;
  const NOTHING = 0.12;
  const FEWEST = 0.25; // of the best score: what is below is not shown
  const MOST = 24; // entries

  scope.SearchEngine = class {
    constructor(index) {
      if (index.format !== FORMAT) throw new Error("search index of another format: reload the page");
      this.said = index.words;
      const table = new Map(Object.entries(index.readings));
      this.readings = { table, longest: [...table.keys()].reduce((most, word) => Math.max(most, word.length), 1), kept: new Map() };
      this.readings.read = (form) => forms(form, this.readings).reading.form;
      this.entries = [];
      const fields = [];
      for (const page of index.pages) {
        const hub = page.rank && !page.sections.some((section) => section.no);
        for (const section of page.sections) {
          const opens = section === page.sections[0];
          const entry = { page, section, opens, worth: RANKS[page.rank] * (section.no ? STEP : hub ? HUB : 1) };
          this.entries.push(entry);
          const all = { ...section, title: [section.title], text: [section.text || ""], other: [section.other || ""] };
          if (opens) all.keywords = page.keywords; else all.page = [page.sections[0].title];
          for (const kind in FIELDS) if ((all[kind] || []).join("")) fields.push({ entry, kind, parts: all[kind] });
        }
      }
      this.texts = new Texts(fields, this.readings);
      for (const field of fields) {
        field.worth = FIELDS[field.kind] / lengthOf(field);
        field.trust = FIELDS[field.kind] < 0.7 ? 0.7 : 1;
      }
      this.words = new Words(fields.flatMap((field) => field.parts), index.synonyms.flat(), this.readings, index.ignored);
      this.synonyms = new Synonyms(index.synonyms, this.readings);
    }

    // Returns {hits: [{entry, score, coverage, terms}], nearest, query}, the best first.
    search(raw) {
      const query = understand(raw, this);
      const total = new Map();
      let weights = 0;
      for (const term of query.terms) {
        const found = this.lookUp(term.needles);
        const surer = (least) => { let count = 0; for (const { sure } of found.values()) count += sure > least; return count; };
        if (!surer(0.4)) better(found, this.guess(term));
        const count = surer(0.5) + 0.5;
        const weight = term.weight * Math.max(Math.log(1 + (this.entries.length + 1 - count) / count), 0.4);
        weights += weight;
        for (const [entry, hit] of found) {
          const sum = total.get(entry) || { entry, value: 0, coverage: 0, terms: [], phrases: [] };
          sum.value += weight * hit.value;
          sum.coverage += weight * hit.sure;
          sum.terms.push({ term, hit });
          total.set(entry, sum);
        }
      }
      this.addPhrases(query, total);
      const hits = [...total.values()];
      for (const hit of hits) {
        hit.coverage /= weights;
        hit.score = hit.phrases.reduce((sum, one) => sum + one, 1) * hit.value * hit.entry.worth
          * (1 - COVERAGE + COVERAGE * hit.coverage ** 3);
      }
      hits.sort((a, b) => b.score - a.score); // stable: the pages' order
      const best = Math.max(0, ...hits.slice(0, 5).map((hit) => hit.coverage));
      const kept = hits.filter((hit) => best >= NOTHING && hit.score >= FEWEST * hits[0].score);
      return { hits: kept.slice(0, MOST), nearest: best < NEAREST, query };
    }

    // entry -> {value, sure, needle} for the best of the needles in each entry.
    lookUp(needles) {
      const found = new Map();
      for (const needle of needles) {
        const fresh = [];
        this.texts.find(needle.name, needle.needle, ({ entry, worth, trust }, quality) => {
          let { hit } = entry;
          if (hit?.needle !== needle) {
            entry.hit = hit = { entry, value: 0, sure: 0, needle };
            fresh.push(hit);
          }
          const sure = needle.sure * quality;
          const value = sure * worth;
          hit.value = value > hit.value ? value + AGAIN * hit.value : hit.value + AGAIN * value;
          hit.sure = Math.max(hit.sure, sure * trust);
        });
        better(found, fresh);
      }
      return found;
    }

    // What a term that is nowhere may have been meant for: a known word with a wrong character
    // or two, else the entries with most of its pairs of characters.
    guess({ form, needles: [{ name }] }) {
      const near = this.words.nearest(form);
      const found = this.lookUp(near.filter((one) => one.away <= near[0].away + 0.5).flatMap((one) =>
        this.words.known.get(one.form).map((needle) => ({ ...needle, sure: SURE.mistyped - 0.1 * (one.away - 1), meant: one.form }))));
      if (found.size || form.length < 3) return found.values();
      const sums = new Map();
      for (let i = 1; i < form.length; i++) {
        for (const [entry, hit] of this.lookUp([{ name, needle: form.slice(i - 1, i + 1), sure: 1, pair: true }])) {
          const sum = sums.get(entry) || { entry, value: 0, sure: 0, needle: hit.needle };
          sum.value += hit.value / (form.length - 1);
          sum.sure += 1 / (form.length - 1);
          sums.set(entry, sum);
        }
      }
      for (const [entry, sum] of sums) {
        if (sum.sure < 0.5) sums.delete(entry);
        sum.sure = 0.5 * sum.sure ** 2;
        sum.value *= sum.sure;
      }
      return sums.values();
    }

    // The whole query as it stands, and each two words of it.
    addPhrases({ phrases }, total) {
      phrases.forEach(({ name, needle }, i) => this.texts.find(name, needle, ({ entry, kind }, quality) => {
        const hit = total.get(entry);
        if (!hit) return;
        const bonus = PHRASE * FIELDS[kind] * quality * (i ? 0.3 / (phrases.length - 1) : 1);
        hit.phrases[i] = Math.max(hit.phrases[i] || 0, bonus);
      }));
    }
  };

  // A word says more about a short title or text than about a long one.
  const lengthOf = ({ kind, size }) => (kind === "title" ? 0.75 + 0.25 * Math.min(3, size / 15) : 0.8 + 0.2 * Math.min(4, size / 120));

  // For each entry the hit of more value, as sure as the surer.
  function better(found, fresh) {
    for (const hit of fresh) {
      const known = found.get(hit.entry);
      if (known) known.sure = hit.sure = Math.max(known.sure, hit.sure);
      if (!known || hit.value > known.value) found.set(hit.entry, hit);
    }
  }
})(self);

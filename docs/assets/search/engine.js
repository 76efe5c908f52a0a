// Finds and ranks the entries for a query. What counts, and why:
//
// - A term counts by how rare it is (idf), so that `API` weighs less than `セキュリティ`.
// - Where it stands: a title says what a step is for, keywords and UI labels what a reader looks
//   for, alternative texts repeat the text, the page's title and the translation only lend a
//   hand (FIELDS). A term in several fields counts a little more than in the best one alone.
// - How sure it is (query.js, SURE): as typed before a reading, a synonym or a corrected typo.
// - Coverage: an entry with all terms beats one with a single rare one (COVERAGE).
// - Phrase: the query as it stands beats its parts, in a title most (PHRASE).
// - A step beats its page, the site's first guide other guides and notes, when equal
//   (STEP, RANKS).
// - With too little covered (NEAREST) results are called the nearest; below NOTHING there is none.
(function (scope) {
  "use strict";
  const { of: formOf, isKanji, isLatin, isKana } = scope.normalForm;
  const { Texts, forms } = scope.searchTexts;
  const { Words } = scope.searchWords;
  const { understand, Synonyms, SURE, stem } = scope.searchQuery;

  const FORMAT = 1;
  const FIELDS = { title: 3, keywords: 2.2, labels: 2, text: 1.2, pictures: 0.9, page: 0.6, other: 0.5 };
  const AGAIN = 0.15;
  const COVERAGE = 0.8;
  const PHRASE = { title: 0.6, keywords: 0.5, labels: 0.4, text: 0.25, pictures: 0.15, page: 0.1, other: 0.1 };
  const WHOLE_TITLE = 0.5;
  const STEP = 1.1;
  const RANKS = [1, 1.1, 1.5];
  const NEAREST = 0.4;
  const NOTHING = 0.12;
  const FEWEST = 0.25; // of the best score: what is below is not shown
  const SHOWN = 3; // steps of a page that are not folded away

  class Engine {
    constructor(index) {
      if (index.format !== FORMAT) throw new Error(`search index of format ${index.format}, not ${FORMAT}: reload the page`);
      this.said = index.words;
      const table = new Map(Object.entries(index.readings));
      this.readings = { table, longest: Math.max(1, ...[...table.keys()].map((word) => word.length)) };
      this.readings.read = (form) => forms(form, this.readings).reading.form;
      this.entries = [];
      const fields = [];
      for (const page of index.pages) {
        const opening = page.sections[0];
        for (const section of page.sections) {
          const entry = { number: this.entries.length, page, section };
          this.entries.push(entry);
          const add = (kind, parts) => { if (parts.length) fields.push({ entry, kind, parts }); };
          add("title", [section.title]);
          if (section === opening) add("keywords", page.keywords);
          add("labels", section.labels || []);
          add("text", section.text ? [section.text] : []);
          add("pictures", section.pictures || []);
          if (section !== opening) add("page", [opening.title]);
          add("other", section.other ? [section.other] : []);
        }
      }
      this.texts = new Texts(fields, this.readings);
      const raws = fields.flatMap((field) => field.parts);
      this.words = new Words(raws, index.synonyms.flat(), this.readings);
      this.synonyms = new Synonyms(index.synonyms, this.readings);
    }

    // Returns {hits: [{entry, score, coverage, terms}], nearest, query}, the best first.
    search(raw) {
      const query = understand(raw, this);
      const total = new Map();
      let weights = 0;
      for (const term of query.terms) {
        let found = this.lookUp(term.needles);
        if (!strong(found)) found = merge(found, this.guess(term));
        let count = 0;
        for (const { sure } of found.values()) count += sure > 0.5 ? 1 : 0;
        const rare = Math.log(1 + (this.entries.length - count + 0.5) / (count + 0.5));
        const weight = term.weight * Math.max(rare, 0.4);
        weights += weight;
        for (const [entry, hit] of found) {
          const sum = total.get(entry) || { entry, value: 0, covered: 0, terms: [] };
          sum.value += weight * hit.value;
          sum.covered += weight * hit.sure;
          sum.terms.push({ term, hit });
          total.set(entry, sum);
        }
      }
      this.addPhrases(query, total);
      const hits = [...total.values()];
      for (const hit of hits) {
        hit.coverage = weights ? hit.covered / weights : 0;
        hit.score = hit.value * (1 - COVERAGE + COVERAGE * hit.coverage ** 2) * (1 + (hit.phrase || 0))
          * (hit.entry.section.no ? STEP : 1) * RANKS[hit.entry.page.rank];
      }
      hits.sort((a, b) => b.score - a.score || a.entry.number - b.entry.number);
      const best = hits.length ? Math.max(...hits.slice(0, 5).map((hit) => hit.coverage)) : 0;
      const kept = best < NOTHING ? [] : hits.filter((hit) => hit.score >= FEWEST * hits[0].score).slice(0, 40);
      return { hits: kept, nearest: best < NEAREST, query };
    }

    // entry -> {value, sure, needle, where} for the best of the needles in each entry.
    lookUp(needles) {
      const found = new Map();
      for (const needle of needles) {
        const fresh = new Map();
        this.texts.find(needle.name, needle.needle, (field, quality) => {
          const sure = needle.sure * quality;
          const value = sure * FIELDS[field.kind] / (0.8 + 0.2 * Math.min(4, field.size / 120));
          const hit = fresh.get(field.entry);
          if (!hit) fresh.set(field.entry, { value, sure, needle, kinds: [field.kind] });
          else {
            hit.kinds.push(field.kind);
            hit.value = Math.max(hit.value, value) + AGAIN * Math.min(hit.value, value);
            hit.sure = Math.max(hit.sure, sure);
          }
        });
        for (const [entry, hit] of fresh) {
          if (hit.kinds.every((kind) => kind === "page" || kind === "other")) hit.sure *= 0.7;
          const known = found.get(entry);
          if (!known || hit.value > known.value) {
            if (known) hit.sure = Math.max(hit.sure, known.sure);
            found.set(entry, hit);
          } else known.sure = Math.max(known.sure, hit.sure);
        }
      }
      return found;
    }

    // What a term that is nowhere may have been meant for: a known word with a wrong character
    // or two, else the entries with most of its pairs of characters.
    guess(term) {
      const near = this.words.nearest(term.form);
      if (near.length) {
        const needles = near.filter((one) => one.away <= near[0].away + 0.5).flatMap(({ form, away }) =>
          this.words.known.get(form).map(({ name, needle }) => ({ name, needle, sure: SURE.mistyped - 0.1 * (away - 1), meant: form })));
        for (const { form } of near.slice(0, 1)) {
          for (const { member } of this.synonyms.within(form)) {
            if (member.form !== form) continue;
            for (const other of this.synonyms.groups[member.group]) {
              if (other.form !== form) needles.push({ name: /[a-z0-9㐀-鿿々]/.test(other.form) ? "surface" : "reading", needle: other.form, sure: SURE.mistyped * SURE.synonym, meant: other.shown });
            }
          }
        }
        const found = this.lookUp(needles);
        if (found.size) return found;
      }
      if (term.form.length < 3) return new Map();
      const pairs = [];
      for (let i = 0; i + 2 <= term.form.length; i++) pairs.push(term.form.slice(i, i + 2));
      const name = term.needles[0].name;
      const sums = new Map();
      for (const pair of pairs) {
        for (const [entry, hit] of this.lookUp([{ name, needle: pair, sure: 1, pair: true }])) {
          const sum = sums.get(entry) || { value: 0, sure: 0, count: 0, needle: hit.needle, kinds: hit.kinds };
          sum.value += hit.value / pairs.length;
          sum.count += 1 / pairs.length;
          sums.set(entry, sum);
        }
      }
      for (const [entry, sum] of sums) {
        if (sum.count < 0.5) sums.delete(entry);
        else { sum.sure = 0.5 * sum.count ** 2; sum.value *= sum.sure; }
      }
      return sums;
    }

    addPhrases({ form, phrases }, total) {
      phrases.forEach(({ name, needle }, i) => {
        this.texts.find(name, needle, (field, quality) => {
          const hit = total.get(field.entry);
          if (!hit) return;
          let bonus = PHRASE[field.kind] * quality * (i ? 0.3 / (phrases.length - 1 || 1) : 1);
          if (!i && field.kind === "title" && field.size - 1 <= form.length + 1) bonus += WHOLE_TITLE;
          hit.phrases ??= {};
          hit.phrases[i] = Math.max(hit.phrases[i] || 0, bonus);
          hit.phrase = Object.values(hit.phrases).reduce((sum, one) => sum + one, 0);
        });
      });
    }
  }

  function strong(found) {
    for (const { sure } of found.values()) if (sure > 0.4) return true;
    return false;
  }

  function merge(a, b) {
    for (const [entry, hit] of b) if (!a.has(entry) || a.get(entry).value < hit.value) a.set(entry, hit);
    return a;
  }

  // What words.js is asked for beside its own: words by their stem, and whether one begins so.
  Words.prototype.byStem = function () {
    if (!this.stems) {
      this.stems = new Map();
      for (const word of this.known.keys()) {
        if (!isLatin(word[0]) || word.includes(" ")) continue;
        const root = stem(word);
        if (!this.stems.has(root)) this.stems.set(root, []);
        this.stems.get(root).push(word);
      }
    }
    return this.stems;
  };
  Words.prototype.begins = function (form) {
    for (const word of this.byStem().keys()) if (word.startsWith(form)) return true;
    return false;
  };
  Texts.prototype.has = function (name, needle) { return this[name].text.includes(needle); };

  scope.searchEngine = { Engine, FORMAT, SHOWN };
})(self);

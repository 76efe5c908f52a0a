// Finds and ranks the entries for a query. What counts, and why:
//
// - A term counts by how rare it is (idf), so that `API` weighs less than `生年月日`.
// - Where it stands: a title says what a step is for, keywords and UI labels what a reader looks
//   for, alternative texts repeat the text, the page's title and the translation only lend a
//   hand (FIELDS). A term in several fields counts a little more than in the best one alone
//   (AGAIN), one in a short title or text more than one in a long one (lengthOf).
// - How sure it is (query.js, SURE): as typed before a reading, a synonym or a corrected typo.
// - Coverage: an entry with all terms beats one with a single rare one (COVERAGE).
// - A question that a section answers (ASKED): the more of the query is in one of them, the better;
//   with "not" on both sides or on neither (ALIKE), as in a title.
// - A heading as it stands, then one that begins as the query does: before all others.
// - A step beats its page (STEP). A page of the guide without steps comes behind (HUB), its opening
//   only leads on (LEADS).
// - The site's first guide beats other guides and notes (RANKS), also where these have the typed
//   word and it has a synonym; not where the query names what only they have, by coverage. Pages
//   for instructors come last, unless a word of the query stands out there alone (TEACHING).
// - With too little covered (NEAREST) results are called the nearest; below NOTHING they are the
//   guide's chapters.
(function (scope) {
  "use strict";
  const { of: formOf, visible } = scope.normalForm;
  const { Texts, forms } = scope.searchTexts;
  const { Words } = scope.searchWords;
  const { understand, Synonyms, SURE, denies } = scope.searchQuery;

  const FORMAT = 3;
  const FIELDS = { title: 3, keywords: 2.2, questions: 0.8, labels: 2, text: 1.2, pictures: 0.9, page: 0.6, other: 0.5 };
  const AGAIN = 0.15;
  const COVERAGE = 0.92;
  const STEP = 1.2;
  const HUB = 0.5;
  const LEADS = 0.3;
  const ASKED = 3;
  const ALIKE = 2;
  const RANKS = [0.5, 1, 1.1, 4];
  // "What is …": the heading that says the rest is as good as typed.
  const DEFINES = /^what(?:['’]?s| is| are| does) (?:an? |the )?| mean\W*$|(?:とは|って(?:何|なん|なに|どういう意味)|の意味).{0,7}$/gi;
  const TEACHING = 6;
  const NEAREST = 0.5;
  const NOTHING = 0.12;
  const FEWEST = 0.12; // of the best score: what is below is not shown
  const MOST = 15; // entries
  const CHAPTERS = 6; // where nothing is near

  scope.SearchEngine = class {
    constructor(index) {
      if (index.format !== FORMAT) throw new Error("format");
      this.said = index.words;
      const table = new Map(Object.entries(index.readings));
      this.readings = { table, longest: [...table.keys()].reduce((most, word) => Math.max(most, word.length), 1), kept: new Map() };
      this.readings.read = (form) => forms(form, this.readings).reading.form;
      this.entries = [];
      const fields = [];
      for (const page of index.pages) {
        const hub = page.rank > 1 && !page.sections.some((section) => section.no);
        for (const section of page.sections) {
          const opens = section === page.sections[0];
          const names = [section.title, section.name].filter(Boolean);
          const all = { ...section, title: [section.title], text: [section.text || ""], other: [section.name || "", section.other || ""] };
          const empty = !opens && !section.text && !section.pictures;
          const entry = { page, section, opens, denies: denies(section.title), heads: names, read: names.map(formOf), guides: page.rank > 1 && !empty, worth: section.no ? STEP : hub ? (opens ? LEADS : HUB) : 1 };
          this.entries.push(entry);
          if (opens) all.keywords = page.keywords; else all.page = [page.sections[0].title];
          for (const kind in FIELDS) {
            for (const parts of kind === "questions" ? (all[kind] || []).map((one) => [one, section.title]) : [all[kind] || []]) if (parts.join("")) fields.push({ entry, kind, parts, denies: denies(parts[0]) });
          }
        }
      }
      this.texts = new Texts(fields, this.readings);
      for (const field of fields) field.worth = FIELDS[field.kind] / lengthOf(field);
      this.words = new Words(fields.flatMap((field) => field.parts), index.synonyms.flat(), this.readings, index.ignored);
      this.synonyms = new Synonyms(index.synonyms, this.readings);
    }

    // Returns {hits: [{entry, score, coverage, terms}], nearest, query}, the best first.
    search(raw) {
      const query = understand(raw, this);
      const total = new Map();
      const of = (entry) => total.get(entry) || total.set(entry, { entry, score: 0, value: 0, coverage: 0, asked: 0, first: 0, terms: [] }).get(entry);
      const asked = new Map(); // a question -> how much of the query is in it
      let weights = 0;
      let teaching = false; // a word that tells nothing to participants
      for (const term of query.terms) {
        this.asked = new Map();
        const found = this.lookUp(term.needles);
        const surer = (least) => [...found.values()].filter(({ sure }) => sure > least).length;
        if (!surer(0.4) && !term.weak) better(found, this.guess(term));
        const count = surer(0.5) + 0.5;
        const weight = term.weight * Math.log(1 + (this.entries.length + 1 - count) / count);
        weights += weight;
        const most = [0, 0]; // for instructors, for others
        for (const [entry, hit] of found) {
          const sum = of(entry);
          sum.value += weight * hit.value;
          sum.coverage += weight * hit.sure;
          sum.terms.push({ term, hit });
          const one = Number(entry.page.rank > 0);
          most[one] = Math.max(most[one], hit.value);
        }
        teaching ||= most[0] > Math.max(1.2, 1.8 * most[1]);
        for (const [field, { sure, length }] of this.asked) {
          const sum = asked.get(field) || { covered: 0, length: 0 };
          asked.set(field, { covered: sum.covered + weight * sure, length: sum.length + length });
        }
      }
      const { terms, pieces } = query;
      const whose = ({ page }) => (teaching && !page.rank ? TEACHING : 1) * RANKS[page.rank];
      for (const [field, { covered, length }] of asked) {
        const hit = of(field.entry);
        const like = covered ** 2 / weights * (0.6 + 0.4 * Math.min(1, length / field.size)) * (field.denies === query.denies ? 1 : 0.7);
        hit.asked = Math.max(hit.asked, ASKED * like * (1 - 1 / (terms.length + query.denies)) * whose(hit.entry)); // one word asks nothing
      }
      const typed = formOf(raw);
      const seen = visible(raw);
      const topic = formOf(seen.replace(DEFINES, ""));
      const several = pieces > 1 ? !/^[おご].?$/.test(typed) : /^[㐀-鿿]{3}/.test(typed); // 利用額 is two words
      for (const entry of this.entries) {
        const begun = (heads, text) => (heads.includes(text) ? 2 : several && heads.some((head) => head.startsWith(text)) ? 1 : 0);
        const first = typed && Math.max(begun(entry.heads, seen), topic !== typed && entry.read.includes(topic), entry.guides && begun(entry.read, typed));
        if (first) of(entry).first = first;
      }
      const hits = [...total.values()];
      for (const hit of hits) {
        hit.coverage /= weights || 1;
        hit.score = hit.asked + (query.denies && hit.entry.denies ? ALIKE : 1) * hit.value * hit.entry.worth * whose(hit.entry)
          * (1 - COVERAGE + COVERAGE * hit.coverage ** 3);
      }
      hits.sort((a, b) => b.first - a.first || b.score - a.score); // stable: the pages' order
      const best = Math.max(0, ...hits.slice(0, 5).map((hit) => (hit.first ? 1 : hit.coverage)));
      const least = FEWEST * Math.max(0, ...hits.map((hit) => hit.score));
      const kept = hits.filter((hit) => best >= NOTHING && (hit.first || hit.score >= least)).slice(0, MOST);
      if (!kept[0]) kept.push(...this.entries.filter(({ opens, page }) => opens && page.rank > 2).slice(0, CHAPTERS).map(of));
      return { hits: kept, nearest: best < NEAREST, query };
    }

    // entry -> {value, sure, needle} for the best of the needles in each entry.
    lookUp(needles) {
      const found = new Map();
      for (const needle of needles) {
        const fresh = [];
        this.texts.find(needle.name, needle.needle, (field, quality) => {
          const { entry, worth } = field;
          let { hit } = entry;
          if (hit?.needle !== needle) {
            entry.hit = hit = { entry, value: 0, sure: 0, needle };
            fresh.push(hit);
          }
          const sure = needle.sure * quality;
          const value = sure * worth;
          const question = field.kind === "questions";
          if (question && !(this.asked.get(field)?.sure > sure)) this.asked.set(field, { sure, length: needle.needle.length });
          const again = question ? 0 : AGAIN; // there may be many
          hit.value = value > hit.value ? value + again * hit.value : hit.value + again * value;
          hit.sure = Math.max(hit.sure, sure);
        });
        better(found, fresh);
      }
      return found;
    }

    // What a term that is nowhere may have been meant for: a known word with a wrong character or two.
    guess({ form }) {
      const near = this.words.nearest(form);
      return this.lookUp(near.filter((one) => one.away <= near[0].away + 0.5).flatMap((one) =>
        this.words.known.get(one.form).map((needle) => ({ ...needle, sure: SURE.mistyped, meant: one.form })))).values();
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

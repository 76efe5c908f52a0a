// Understands a query: which words it is made of, and what else each of them can stand for.
(function (scope) {
  "use strict";
  const { of: formOf, isLatin, isKanji, visible } = scope.normalForm;
  const { runs, distance, stem, allowance } = scope.searchWords;

  // How sure one can be of what is not there as it was typed.
  const SURE = { read: 0.95, related: 0.8, mistyped: 0.75, kanji: 0.55 };

  const LONGEST = 300; // characters of a query that are read

  // "Not", which alone tells カードがない from カードを登録.
  const NOT = /ない|[な無]し(?!て)|無い|ません|なくて|ずに|(?:^|[^a-z])(?:no|not|never|without|nothing|cannot|(?:ca|do|does|did|is|are|was|wo)n['’]?t)(?![a-z])/i;
  const denies = (text) => NOT.test(text);

  const stringFor = (form) => (/[a-z0-9㐀-鿿々]/.test(form) ? "surface" : "reading");

  class Synonyms {
    constructor(synonyms, readings) {
      this.members = []; // {form, group, shown}; each word also by its reading
      const forms = (words) => words.map((shown) => ({ shown, form: formOf(shown) }));
      for (const group of synonyms.map(forms)) {
        for (const { shown, form } of group) {
          for (const one of new Set([form, readings.read(form)])) if (one.length > 1 || isKanji(one)) this.members.push({ form: one, group, shown, parted: /^[a-z]+ [a-z ]+$/.test(one) && RegExp(`\\b${one.replace(/ /g, "(?: [a-z0-9]+){1,2} ")}\\b`) });
        }
      }
    }

    // Which members stand in `form`: [{start, end, member}]. Two kana must be all of it.
    within(form) {
      const found = [];
      for (const member of this.members) {
        const word = member.form;
        if (word.length < 3 && stringFor(word) === "reading" && word !== form) continue;
        const parted = member.parted && member.parted.exec(form); // "see the key again" for "see again"
        if (parted) found.push({ start: parted.index, end: parted.index + parted[0].length, member, sure: 0, apart: true });
        for (let start = form.indexOf(word); start !== -1; start = form.indexOf(word, start + 1)) {
          const end = start + word.length;
          const cut = (isLatin(word[0]) && isLatin(form[start - 1] || "")) || (isLatin(word[word.length - 1]) && /^(?!(?:s|es|ed|ing)(?![a-z]))[a-z0-9]/.test(form.slice(end)));
          if (!cut) found.push({ start, end, member, sure: 0 });
        }
      }
      return found;
    }

    // Members that go on as `form` begins and, where that `stands` nowhere in the texts, those
    // that are `form` with a wrong character.
    like(form, stands) {
      if (form.length < (isLatin(form[0]) ? 3 : 2)) return [];
      const limit = stands ? 0 : allowance(form);
      return this.members.filter((member) => member.form !== form).flatMap((member) => {
        const sure = member.form.startsWith(form) ? SURE.related : limit && distance(form, member.form, limit) <= limit ? SURE.mistyped : 0;
        return sure ? [{ start: 0, end: form.length, member, sure }] : [];
      });
    }
  }

  // Turns a query into {form, terms, pieces, denies}: `pieces` counts also the words that only
  // ask, `denies` says whether there is a "not" in it. A term is {form, shown, start, end, weight, kind,
  // needles}; a needle is {name, needle, sure, meant, from}: which string to scan for what, how
  // sure, and which word was meant by what was typed.
  function understand(raw, engine) {
    const { words } = engine;
    const typed = visible(raw).slice(0, LONGEST).normalize("NFKC").replace(/([ぁ-ゖァ-ヺー])[b-df-hj-np-tv-z]{1,2}$/i, "$1"); // でんw: being typed
    const parts = readRuns(typed, words);
    const content = parts.some((part) => part.kind !== "kana");
    const terms = [];
    let form = "";
    let shown = ""; // the same stretches of it as typed
    for (const part of parts) {
      if (isLatin(form[form.length - 1] || "") && isLatin(part.form[0])) { form += " "; shown += " "; }
      const pieces = part.kind === "latin" ? splitLatin(part.form, words) : words.split(part.form, part.kind === "katakana");
      for (const { form: piece, kind, at } of pieces) {
        const start = form.length + at;
        const weak = content && part.kind === "kana" && !part.alone;
        const weight = kind === "ignored" ? 0 : weightOf(piece, kind, weak);
        terms.push({ form: piece, start, end: start + piece.length, weight, kind, weak: weak && kind === "rest", typed: part.typed, needles: [] });
      }
      form += part.form;
      shown += part.shown;
    }
    for (const term of terms) if (term.weight) addNeedles(term, words);
    addSynonyms(form, terms, engine);
    for (const term of terms) {
      term.shown = term.typed || shown.slice(term.start, term.end);
      for (const needle of term.needles) if (needle.over) needle.from = term.typed || shown.slice(...needle.over);
    }
    return { form, terms: terms.filter((term) => term.weight), pieces: terms.length, denies: denies(raw) };
  }

  // The runs of the query, those in romaji as kana.
  function readRuns(typed, words) {
    return runs(typed).map((run) => {
      const { kind, form } = run;
      if (kind !== "latin" || form.length < 3 || isKnownLatin(form, words)) return run;
      const kana = [form, form.replace(/([aiueo])\1/g, "$1-")].map(scope.readRomaji).find((one) => words.known.has(one)) || scope.readRomaji(form);
      return kana[1] && worthReading(kana, words) ? { kind: "romaji", form: kana, shown: kana, typed: form } : run;
    });
  }

  const isKnownLatin = (form, words) => words.known.has(form) || words.stems.has(stem(form));

  // Romaji is believed when half of its kana are known.
  function worthReading(kana, words) {
    const known = words.split(kana).reduce((sum, piece) => sum + (piece.kind === "word" ? piece.form.length : 0), 0);
    return kana.length > 2 && known >= kana.length / 2;
  }

  function splitLatin(form, words) {
    const pieces = words.split(form);
    return pieces.length === 1 ? pieces : [{ form, kind: "rest", at: 0 }];
  }

  // Kana beside other words are mostly endings and particles: weak.
  function weightOf(form, kind, weak) {
    const { length } = form;
    if (weak) return kind === "word" || length > 2 ? 0.5 : length > 1 ? 0.15 : 0;
    if (length === 1) return isKanji(form) ? 0.8 : form < ":" ? 0.3 : 0;
    return length === 2 && stringFor(form) === "reading" ? 0.75 : 1;
  }

  function addNeedles(term, words) {
    const { form } = term;
    const add = (name, needle, sure) => { if (needle !== form || sure === 1) term.needles.push({ name, needle, sure }); };
    add(stringFor(form), form, 1);
    for (const { name, needle } of words.known.get(form) || []) add(name, needle, SURE.read);
    if (isLatin(form[0])) for (const word of words.stems.get(stem(form)) || []) add("surface", word, SURE.related);
    else for (const core of form.match(/[㐀-鿿々]+/g) || []) add("surface", core, SURE.kanji); // 作りたい: 作
  }

  // Gives the terms that a synonym covers the other words of its group.
  function addSynonyms(form, terms, { synonyms, texts, words: { ignored } }) {
    const stands = texts[stringFor(form)].text.includes(form);
    for (const { start, end, member, sure, apart } of [...synonyms.within(form), ...ignored.has(form) ? [] : synonyms.like(form, stands)]) {
      const trust = (sure || 1) * SURE.related;
      for (const term of terms) {
        if (term.start < start || term.end > end || (apart && !member.form.includes(term.form))) continue;
        term.weight ||= term.kind === "ignored" ? 0.3 : 0.5;
        for (const { form: needle, shown } of member.group) {
          const trusted = needle === member.form ? sure : trust;
          if (trusted && !term.needles.some((one) => one.needle === needle && one.sure >= trusted)) term.needles.push({ name: stringFor(needle), needle, sure: trusted, meant: sure === SURE.mistyped ? member.shown : shown, over: [start, end] });
        }
      }
    }
  }

  scope.searchQuery = { understand, Synonyms, SURE, denies };
})(self);

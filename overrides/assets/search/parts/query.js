// Understands a query: which words it is made of, and what else each of them can stand for.
(function (scope) {
  "use strict";
  const { of: formOf, isLatin, isKanji, visible } = scope.normalForm;
  const { runs, distance, stem, allowance } = scope.searchWords;

  // How sure one can be of what is not there as it was typed.
  const SURE = { okurigana: 0.95, sound: 0.9, begun: 0.76, synonym: 0.8, general: 0.6, mistyped: 0.75, stem: 0.85, kanji: 0.55 };

  // "Not", which alone tells カードがない from カードを登録.
  const NOT = /ない|[な無]し(?!て)|無い|ません|なくて|ずに|(?:^|[^a-z])(?:no|not|never|without|nothing|cannot|(?:ca|do|does|did|is|are|was|wo)n['’]?t)(?![a-z])/i;
  const denies = (text) => NOT.test(text);

  const stringFor = (form) => (/[a-z0-9㐀-鿿々]/.test(form) ? "surface" : "reading");

  class Synonyms {
    constructor({ synonyms, general }, readings) {
      this.members = []; // {form, group, shown, sure}; each word also by its reading
      const forms = (words) => words.map((shown) => ({ shown, form: formOf(shown) }));
      for (const group of synonyms.map(forms)) {
        for (const { shown, form } of group) {
          for (const one of new Set([form, readings.read(form)])) if (one.length > 1 || isKanji(one)) this.members.push({ form: one, group, shown, sure: SURE.synonym });
        }
      }
      for (const [typed, found] of general) for (const form of typed) this.members.push({ form, group: forms(found), shown: form, sure: SURE.general });
    }

    // Which members stand in `form`: [{start, end, member}]. Two kana must be all of it.
    within(form) {
      const found = [];
      for (const member of this.members) {
        const word = member.form;
        if (word.length < 3 && stringFor(word) === "reading" && word !== form) continue;
        for (let start = form.indexOf(word); start !== -1; start = form.indexOf(word, start + 1)) {
          const end = start + word.length;
          const cut = (isLatin(word[0]) && isLatin(form[start - 1] || "")) || (isLatin(word[word.length - 1]) && /^(?!(?:s|es|ed|ing)(?![a-z]))[a-z0-9]/.test(form.slice(end)));
          if (!cut) found.push({ start, end, member, sure: 0 });
        }
      }
      return found;
    }

    // Members that go on as `form` begins, or that are `form` with a wrong character.
    like(form, begun) {
      const limit = allowance(form);
      if (form.length < (isLatin(form[0]) ? 3 : 2)) return [];
      return this.members.filter((member) => member.form !== form && member.sure !== SURE.general && (begun ? member.form.startsWith(form)
        : limit && member.form.length > 3 && distance(form, member.form, limit) <= limit));
    }
  }

  // Turns a query into {form, terms, pieces, denies}: `pieces` counts also the words that only
  // ask, `denies` says whether there is a "not" in it. A term is {form, shown, start, end, weight, kind,
  // needles}; a needle is {name, needle, sure, meant, from}: which string to scan for what, how
  // sure, and which word was meant by what was typed.
  function understand(raw, { words, synonyms, texts }) {
    const typed = visible(raw).normalize("NFKC").replace(/([ぁ-ゖァ-ヺー])[b-df-hj-np-tv-z]{1,2}$/i, "$1"); // でんw: being typed
    const parts = readRuns(typed, words);
    const content = parts.some((part) => part.kind !== "kana");
    const terms = [];
    let form = "";
    let shown = ""; // the same stretches of it as typed
    for (const part of parts) {
      if (isLatin(form[form.length - 1] || "") && isLatin(part.form[0])) { form += " "; shown += " "; }
      const pieces = part.kind === "latin" ? splitLatin(part.form, words) : words.split(part.form);
      for (const { form: piece, kind, at } of pieces) {
        const start = form.length + at;
        const weak = content && part.kind === "kana" && !part.alone;
        const weight = kind === "ignored" ? 0 : weightOf(piece, kind, weak);
        terms.push({ form: piece, start, end: start + piece.length, weight, kind, weak: weak && kind === "rest", typed: part.typed, needles: [] });
      }
      form += part.form;
      shown += part.shown;
    }
    if (!terms.some((term) => term.weight)) for (const term of terms) term.weight = /[㐀-鿿々]/.test(term.form) ? 0.5 : 0;
    for (const term of terms) if (term.weight) addNeedles(term, words);
    addSynonyms(form, terms, synonyms, texts);
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
      return kana[1] && worthReading(kana, form, words) ? { kind: "romaji", form: kana, shown: kana, typed: form } : run;
    });
  }

  const isKnownLatin = (form, words) => words.known.has(form) || words.stems.has(stem(form));

  // Romaji is believed when its kana are known, or when no Latin word is near.
  function worthReading(kana, form, words) {
    const known = words.split(kana).reduce((sum, piece) => sum + (piece.kind === "word" ? piece.form.length : 0), 0);
    if (kana.length > 2 && known >= kana.length / 2) return true;
    if (words.begins(form)) return false;
    return !words.nearest(form).length;
  }

  function splitLatin(form, words) {
    const pieces = words.split(form);
    return pieces.length === 1 ? pieces : [{ form, kind: "rest", at: 0 }];
  }

  // Kana beside other words are mostly endings and particles: weak.
  function weightOf(form, kind, weak) {
    const { length } = form;
    if (weak) return kind === "word" || length > 2 ? 0.5 : length > 1 ? 0.15 : 0;
    if (length === 1) return isKanji(form) ? 0.8 : isLatin(form) ? 0.3 : 0;
    return length === 2 && stringFor(form) === "reading" ? 0.75 : 1;
  }

  function addNeedles(term, words) {
    const { form } = term;
    const add = (name, needle, sure) => { if (needle !== form || sure === 1) term.needles.push({ name, needle, sure }); };
    add(stringFor(form), form, 1);
    for (const { name, needle } of words.known.get(form) || []) add(name, needle, name === "sound" ? SURE.sound : SURE.okurigana);
    if (isLatin(form[0])) for (const word of words.stems.get(stem(form)) || []) add("surface", word, SURE.stem);
    else for (const core of form.match(/[㐀-鿿々]+/g) || []) add("surface", core, core[1] ? SURE.okurigana : SURE.kanji); // 作りたい: 作
    if (/^[㐀-鿿]{4}$/.test(form)) add("surface", form.slice(2), SURE.kanji); // 有効期限: 期限
  }

  // Gives the terms that a synonym covers the other words of its group.
  function addSynonyms(form, terms, synonyms, texts) {
    const spans = synonyms.within(form);
    const stands = texts[stringFor(form)].text.includes(form); // then it is no typing error
    const like = (start, end, begun) => { for (const member of synonyms.like(form.slice(start, end), begun)) spans.push({ start, end, member, sure: begun ? SURE.begun : SURE.mistyped }); };
    like(0, form.length, true);
    if (!stands) like(0, form.length);
    for (const { start, end, kind } of terms) if (kind === "rest" && end - start < form.length) { like(start, end, true); like(start, end); }
    for (const { start, end, member, sure } of spans) {
      const trust = (sure || 1) * member.sure;
      for (const term of terms) {
        if (term.start < start || term.end > end) continue;
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

// Understands a query: which words it is made of, and what else each of them can stand for.
(function (scope) {
  "use strict";
  const { of: formOf, isKana, isLatin, isKanji } = scope.normalForm;
  const { runs, distance } = scope.searchWords;

  // How sure one can be of what is not there as it was typed.
  const SURE = { typed: 1, okurigana: 0.95, sound: 0.9, romaji: 0.95, synonym: 0.8, nested: 0.7, begun: 0.75, mistyped: 0.75, stem: 0.85, kanji: 0.55 };

  const stringFor = (form) => ([...form].some((c) => isKanji(c) || isLatin(c)) ? "surface" : "reading");
  const meaty = (form) => (isLatin(form[0]) ? form.length > 1 : form.length > 1 || isKanji(form));

  // A word without its English ending.
  function stem(word) {
    if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
    const cut = word.replace(/(?:ations?|ions?|ings?|ers?|ments?|ied|ies|ed|es|s|e|y)$/, "");
    return cut.length < 3 ? word : cut.replace(/([bdgklmnprt])\1$/, "$1");
  }

  class Synonyms {
    constructor(groups, readings) {
      this.members = []; // {form, group, shown}; each word also by its reading
      this.groups = groups.map((words) => words.map((shown) => ({ shown, form: formOf(shown) })));
      this.groups.forEach((words, group) => words.forEach(({ shown, form }) => {
        this.members.push({ form, group, shown });
        const read = readings.read(form);
        if (read !== form && read.length > 2) this.members.push({ form: read, group, shown });
      }));
    }

    // Which members stand in `form`: [{start, end, member}].
    within(form) {
      const found = [];
      for (const member of this.members) {
        const { form: word } = member;
        if (word.length < 2 && !isKanji(word)) continue;
        for (let at = form.indexOf(word); at !== -1; at = form.indexOf(word, at + 1)) {
          const end = at + word.length;
          if (isLatin(word[0]) && at && isLatin(form[at - 1])) continue;
          if (isLatin(word[word.length - 1]) && isLatin(form[end] || " ") && !/^(?:s|es|ed|ing)(?![a-z])/.test(form.slice(end))) continue;
          found.push({ start: at, end, member });
        }
      }
      return found;
    }

    // Members that go on as `form` begins, or that are `form` with a wrong character.
    like(form) {
      const found = [];
      const limit = form.length > 8 ? 2 : form.length > 3 ? 1 : 0;
      if (form.length < (isLatin(form[0]) ? 3 : 2)) return found;
      for (const member of this.members) {
        if (member.form === form) continue;
        if (member.form.startsWith(form)) found.push({ member, sure: SURE.begun });
        else if (limit && member.form.length > 3 && distance(form, member.form, limit) <= limit) found.push({ member, sure: SURE.mistyped });
      }
      return found;
    }
  }

  // Turns a query into {form, terms, phrases}. A term is {form, weight, needles}; a needle is
  // {name, needle, sure, meant}: which string to scan for what, how sure, and as which word.
  function understand(raw, { words, synonyms, texts }) {
    const typed = raw.normalize("NFKC").replace(/([ぁ-ゖァ-ヺー])[b-df-hj-np-tv-z]{1,2}$/i, "$1"); // でんw: being typed
    let parts = readRuns(typed, words, texts);
    const content = parts.some((part) => part.script !== "kana");
    const terms = [];
    let form = "";
    for (const part of parts) {
      if (form && isLatin(form[form.length - 1]) && isLatin(part.form[0])) form += " ";
      const start = form.length;
      form += part.form;
      for (const piece of part.romaji ? words.split(part.form) : part.script === "latin" ? splitLatin(part.form, words, texts) : words.split(part.form)) {
        const weak = content && part.script === "kana";
        const weight = piece.kind === "function" ? 0 : weightOf(piece, weak);
        terms.push({ form: piece.form, start: start + piece.at, end: start + piece.at + piece.form.length, weight, kind: piece.kind, romaji: part.typed, needles: [] });
      }
    }
    if (!terms.some((term) => term.weight)) terms.forEach((term) => { term.weight = meaty(term.form) || terms.length === 1 ? 0.5 : 0; });
    terms.forEach((term, i) => { if (term.weight) addNeedles(term, words, i === terms.length - 1); });
    addSynonyms(form, terms, synonyms);
    return { form, terms: terms.filter((term) => term.weight && term.needles.length), phrases: phrasesOf(form, terms) };
  }

  // The runs of the query, kanji and the kana behind them together, romaji as kana.
  function readRuns(typed, words, texts) {
    const parts = [];
    const hyphened = typed.toLowerCase().replace(/[a-zāīūēōâîûêô]+(?:-[a-z]+)+/g, (word) => {
      const flat = formOf(word).replace(/ /g, "-");
      return flat.split("-").some((piece) => words.known.has(piece)) || !scope.readRomaji(flat) ? word : scope.readRomaji(flat);
    });
    for (const run of runs(hyphened)) {
      const last = parts[parts.length - 1];
      if (run.script === "latin" && /^[a-z]{3,}$/.test(run.form)) {
        const kana = isKnownLatin(run.form, words) ? "" : scope.readRomaji(run.form);
        if (kana && kana.length > 1 && worthReading(kana, run.form, words, texts)) {
          parts.push({ script: "romaji", romaji: true, form: kana, typed: run.form });
          continue;
        }
      }
      if (last && (last.script === "kanji" || last.script === "mixed") && (run.script === "kana" || run.script === "kanji")) {
        last.form += run.form;
        last.script = "mixed";
      } else if (last && last.script === "kana" && run.script === "kanji" && last.form.length === 1) {
        last.form += run.form; // お金
        last.script = "mixed";
      } else parts.push({ ...run });
    }
    return parts;
  }

  function isKnownLatin(form, words) {
    return words.known.has(form) || (form.length > 3 && (words.byStem().has(stem(form)) || words.begins(form)));
  }

  // Romaji is believed when its kana are known, or when no Latin word is near.
  function worthReading(kana, form, words, texts) {
    const split = words.split(kana);
    const known = split.filter((piece) => piece.kind === "word").reduce((sum, piece) => sum + piece.form.length, 0);
    if (known >= kana.length / 2) return true;
    if (texts.has("reading", kana) || texts.has("sound", scope.normalForm.alignSound(kana).form)) return true;
    return !words.nearest(form).length;
  }

  function splitLatin(form, words, texts) {
    if (isKnownLatin(form, words) || words.nearest(form).length) return [{ form, kind: "word", at: 0 }];
    const pieces = words.split(form);
    return pieces.every((piece) => piece.kind !== "rest") ? pieces : [{ form, kind: "rest", at: 0 }];
  }

  function weightOf({ form, kind }, weak) {
    if (weak) return kind === "word" ? 0.5 : form.length > 1 ? 0.15 : 0;
    if (form.length === 1 && !isKanji(form)) return isLatin(form) ? 0.3 : 0.05;
    return form.length === 1 ? 0.8 : isKana(form[0]) && form.length === 2 ? 0.75 : 1;
  }

  function addNeedles(term, words, isLast) {
    const { form } = term;
    const sure = term.romaji ? SURE.romaji : SURE.typed;
    const add = (name, needle, trust) => term.needles.push({ name, needle, sure: trust });
    add(stringFor(form), form, sure);
    for (const { name, needle } of words.known.get(form) || []) {
      if (needle !== form) add(name, needle, name === "sound" ? SURE.sound : SURE.okurigana);
    }
    if (isLatin(form[0])) {
      const root = stem(form);
      if (root !== form || words.byStem().has(root)) for (const word of words.byStem().get(root) || []) if (word !== form) add("surface", word, SURE.stem);
      return;
    }
    if (![...form].some(isKanji)) {
      const sound = scope.normalForm.alignSound(form).form;
      if (sound.length > 2) add("sound", sound, sure * SURE.sound);
    } else if (term.kind === "rest") {
      const kanji = form.match(/[㐀-鿿々]+/g) || [];
      for (const core of kanji) if (core !== form) add("surface", core, core.length > 1 ? SURE.okurigana : SURE.kanji);
    } else if (form.length > 1) {
      const core = form.match(/^[㐀-鿿々]+(?=[ぁ-ゖ]+$)/);
      if (core) add("surface", core[0], core[0].length > 1 ? SURE.okurigana : SURE.kanji);
    }
  }

  // Gives the terms that a synonym covers the other words of its group.
  function addSynonyms(form, terms, synonyms) {
    const spans = synonyms.within(form);
    const whole = form.replace(/ $/, "");
    for (const { member, sure } of synonyms.like(whole)) spans.push({ start: 0, end: form.length, member, sure });
    for (const term of terms) {
      if (!term.weight || term.end - term.start === form.length) continue;
      if (term.kind === "rest") for (const { member, sure } of synonyms.like(term.form)) spans.push({ start: term.start, end: term.end, member, sure });
    }
    for (const { start, end, member, sure } of spans) {
      const nested = spans.some((other) => other.start <= start && other.end >= end && other.end - other.start > end - start && !other.sure);
      const trust = (sure || 1) * (nested ? SURE.nested : SURE.synonym);
      for (const term of terms) {
        if (term.start < start || term.end > end) continue;
        if (!term.weight) term.weight = term.kind === "function" ? 0.3 : 0.5;
        if (sure) term.needles.push({ name: stringFor(member.form), needle: member.form, sure, meant: member.shown });
        for (const other of synonyms.groups[member.group]) {
          if (other.form === member.form || term.needles.some((one) => one.needle === other.form && one.sure >= trust)) continue;
          term.needles.push({ name: stringFor(other.form), needle: other.form, sure: trust, meant: other.shown, from: form.slice(start, end) });
        }
      }
    }
  }

  // The stretches of two or more words, the whole query first.
  function phrasesOf(form, terms) {
    const phrases = [];
    const strong = terms.filter((term) => term.weight);
    if (strong.length) phrases.push(form.slice(strong[0].start, strong[strong.length - 1].end));
    for (let i = 0; i + 1 < strong.length; i++) phrases.push(form.slice(strong[i].start, strong[i + 1].end));
    return [...new Set(phrases)].filter((phrase) => phrase.length > 1).map((phrase) => ({ name: stringFor(phrase), needle: phrase }));
  }

  scope.searchQuery = { understand, Synonyms, SURE, stem };
})(self);

// Knows the words of the index: splits what is typed without spaces, and finds what was meant
// by a word with one or two wrong characters.
(function (scope) {
  "use strict";
  const { of: formOf, soundOf, isLatin, isKanji, visible } = scope.normalForm;

  // Runs of one script; kanji with the kana behind them, and with the お of お金.
  const SCRIPTS = /[ァ-ヺー]+|[おご]?[㐀-鿿々][㐀-鿿々ぁ-ゖー]*|[ぁ-ゖー]+|[a-z0-9]+/gu;

  // Splits a text into runs: [{kind, form, shown, alone}]. `shown` is as typed and as long as
  // `form`; `alone` between spaces.
  function runs(raw) {
    const text = visible(raw).normalize("NFKC").replace(/ ?([\u3099\u309a])/g, "$1").normalize("NFC").toLowerCase()
      .replace(/([ぁ-ゖァ-ヺー])[―‐‑–—−\-~]/g, "$1ー").replace(/['’]/g, "")
      .replace(/[\x80-\u2fff]/g, (c) => c.normalize("NFD")[0]);
    return [...text.matchAll(SCRIPTS)].map(({ 0: run, index }) => {
      const form = formOf(run);
      const kind = isLatin(run[0]) ? "latin" : /[㐀-鿿々]/.test(run) ? "kanji" : run[0] >= "ァ" && run[0] !== "ー" ? "katakana" : "kana";
      const alone = !/\S/.test((text[index - 1] || "") + (text[index + run.length] || ""));
      return { kind, form, shown: form.length === run.length ? run : form, alone };
    }).filter((run) => run.form);
  }

  // The number of characters to change, add, leave out or swap (optimal string alignment),
  // or limit + 1. https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance
  function distance(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit) return limit + 1;
    let older;
    let before = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
        row[j] = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a[i - 1] !== b[j - 1]), swapped ? older[j - 2] + 1 : limit + 1);
      }
      if (Math.min(...row) > limit) return limit + 1;
      older = before;
      before = row;
    }
    return before[b.length];
  }

  // How many wrong characters a word may have: short ones none, long ones two.
  function allowance(form) {
    const [one, two] = isLatin(form[0]) ? [4, 8] : /[㐀-鿿々]/.test(form) ? [3, 99] : [4, 9];
    return (form.length >= one) + (form.length >= two);
  }

  // A word without its English ending.
  function stem(word) {
    const cut = word.replace(/(?:ally|ly|ations?|ions?|ings?|ers?|ments?|ied|ies|ed|es|s|e|y)$/, "");
    return cut.length < 3 || /[^a-z]/.test(word) ? word : cut.replace(/([bdgklmnprt])\1$/, "$1");
  }

  class Words {
    // `parts` are raw texts of the index, `phrases` more words (of synonyms), `ignored` is what
    // people write around the words they look for.
    constructor(parts, phrases, readings, ignored) {
      this.ignored = new Set(ignored.map(formOf));
      this.known = new Map(); // form -> what to look for: [{name: string to scan, needle}]
      this.stems = new Map();
      this.byLength = [];
      for (const [word, reading] of readings.table) {
        this.add(word, "surface");
        if (isLatin(word[0])) { if (!this.ignored.has(word)) this.add(reading, "surface", word); continue; } // コード is code
        this.add(reading, "reading");
      }
      for (const text of new Set([...parts, ...phrases])) {
        for (const { kind, form } of runs(text)) {
          if (kind === "kanji") for (const kanji of form.match(/[㐀-鿿々]+/g)) this.add(kanji, "surface");
          else if (kind !== "kana") this.add(form, kind === "latin" ? "surface" : "reading");
        }
      }
      for (const phrase of [...phrases, ...parts.join("\n").match(/[a-z]+(?:-[a-z]+)+/gi) || []].map(formOf)) if (/^[a-z]+ [a-z ]+$/.test(phrase)) this.add(phrase.replace(/ /g, ""), "surface", phrase); // signup, Wi-Fi
      for (const [form, [{ name }]] of [...this.known]) {
        const sound = soundOf(form);
        if (name === "reading" && sound.length > 2 && !this.known.has(sound)) this.add(sound, "sound");
      }
    }

    add(form, name, needle = form) {
      if (form.length > 24 || (form.length < 2 && !isKanji(form))) return;
      if (!this.known.has(form)) {
        this.known.set(form, []);
        (this.byLength[form.length] ??= []).push(form);
        if (isLatin(form[0])) this.stems.set(stem(form), [...(this.stems.get(stem(form)) || []), form]);
      }
      const needles = this.known.get(form);
      if (!needles.some((one) => one.name === name && one.needle === needle)) needles.push({ name, needle });
    }

    // Splits a run into known words, ignored ones and the rest, with the least effort:
    // [{form, kind, at}]. A run in katakana is `solid`: no short word stands in it.
    split(form, solid) {
      const best = [{ cost: 0 }];
      for (let at = 0; at < form.length; at++) {
        const offer = (size, cost, kind) => {
          const all = best[at].cost + cost - 0.02 * size;
          if (!best[at + size] || all < best[at + size].cost) best[at + size] = { cost: all, back: at, kind };
        };
        offer(1, best[at].kind === "rest" ? 0.92 : 1.62, "rest");
        for (let size = 1; size < 25 && at + size <= form.length; size++) {
          const piece = form.slice(at, at + size);
          if (solid && size < 3 && size < form.length) continue;
          if (this.ignored.has(piece)) offer(size, size === 1 ? 0.7 : 0.6, "ignored");
          if (this.known.has(piece)) offer(size, size === 1 ? 1.2 : 1, "word");
        }
      }
      const pieces = [];
      for (let end = form.length; end > 0; end = best[end].back) {
        const { back, kind } = best[end];
        const more = kind === "rest" && pieces[0]?.kind === kind ? pieces.shift().form : "";
        pieces.unshift({ form: form.slice(back, end) + more, kind, at: back });
      }
      return pieces;
    }

    // The known words nearest to a mistyped one: [{form, away}], at most three.
    nearest(form) {
      const limit = allowance(form);
      const found = [];
      for (let length = form.length - limit; limit && length <= form.length + limit; length++) {
        for (const word of this.byLength[length] || []) {
          const away = isLatin(word[0]) === isLatin(form[0]) ? distance(form, word, limit) : 9;
          if (away <= limit) found.push({ form: word, away: away + (word[0] === form[0] ? 0 : 0.5) });
        }
      }
      return found.sort((a, b) => a.away - b.away).slice(0, 3);
    }
  }

  scope.searchWords = { Words, runs, distance, stem, allowance };
})(self);

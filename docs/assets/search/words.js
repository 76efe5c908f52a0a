// Knows the words of the index: splits what is typed without spaces, and finds what was meant
// by a word with one or two wrong characters.
(function (scope) {
  "use strict";
  const { align, of: formOf, alignSound, isKana, isLatin, isKanji } = scope.normalForm;

  // What people write around the words they look for; weighs nothing.
  const FUNCTION_WORDS = new Set((
    "は が を に で の と も へ や か な ね よ から まで より です ます でしょうか ですか ますか しますか すれば いいですか "
    + "いいの いい ください くださいますか したい したら する して した しました される されない できる できます できますか "
    + "できません できない できた たい たら ない なら なる なった には では とは って どこ どう どうやって どうすれば どうする どうしたら "
    + "なに なん なぜ いつ ように ようにする ようにするには するには こと もの ところ について ある あります ありますか いる "
    + "いない てる ても でも だけ しか くらい ぐらい ので のか のは のが ば り られる れる ん さん の場合 場合 何 何ですか 教えて 教えてください 知りたい 必要 "
    + "how do does i can could the a an to of my is are in on for with what where when which it you your be will and or not "
    + "don t dont im s me this that get should there if again much"
  ).split(" "));

  const SCRIPTS = /[ァ-ヺヽヾー]+|[ぁ-ゖゝゞー]+|[㐀-鿿々]+|[a-z0-9]+/gu;
  const LONG_KANA = /([ぁ-ゖァ-ヺー])[―‐‑–—−\-~]/gu;

  // Splits a text into runs of one script: [{script, form}].
  function runs(raw) {
    const text = raw.normalize("NFKC").replace(/ ?([\u3099\u309a])/g, "$1").normalize("NFC")
      .replace(LONG_KANA, "$1ー").toLowerCase().replace(/['’]/g, "");
    const accents = text.replace(/[^\x00-\x7f\u3000-\uffff]/g, (c) => c.normalize("NFD")[0]);
    return [...accents.matchAll(SCRIPTS)].map(({ 0: run }) => {
      const script = isLatin(run[0]) ? "latin" : isKanji(run[0]) ? "kanji" : run[0] >= "ァ" && run[0] !== "ー" ? "katakana" : "kana";
      return { script, form: formOf(run) };
    }).filter((run) => run.form);
  }

  // The number of characters to change, add, leave out or swap (optimal string alignment),
  // or limit + 1. https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance
  function distance(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit) return limit + 1;
    let older = [];
    let before = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        const same = a[i - 1] === b[j - 1] ? 0 : 1;
        let value = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + same);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) value = Math.min(value, older[j - 2] + 1);
        row.push(value);
        if (value < least) least = value;
      }
      if (least > limit) return limit + 1;
      older = before;
      before = row;
    }
    return before[b.length];
  }

  // How many wrong characters a word of this length may have.
  function allowance(form) {
    if (isLatin(form[0])) return form.length < 4 ? 0 : form.length < 8 ? 1 : 2;
    if ([...form].some(isKanji)) return form.length < 3 ? 0 : 1;
    return form.length < 4 ? 0 : form.length < 9 ? 1 : 2;
  }

  class Words {
    // `texts` are raw texts of the index, `phrases` more words (of synonyms).
    constructor(texts, phrases, readings) {
      this.known = new Map(); // form -> what to look for: [{name: string to scan, needle}]
      this.longest = 1;
      for (const [word, reading] of readings.table) {
        this.add(word, "surface", word);
        if (isLatin(word[0])) { this.add(reading, "surface", word); continue; } // コード is code
        this.add(reading, "reading", reading);
        const kanji = [...word].filter(isKanji).join("");
        if (kanji !== word && isKanji(word[0])) this.add(kanji, "surface", word); // 支払 is 支払い
      }
      const seen = new Set();
      for (const text of [...texts, ...phrases]) {
        for (const run of runs(text)) {
          if (seen.has(run.form)) continue;
          seen.add(run.form);
          if (run.script === "latin") this.add(run.form, "surface", run.form);
          if (run.script === "katakana") this.add(run.form, "reading", run.form);
          if (run.script === "kanji" && run.form.length < 9) this.add(run.form, "surface", run.form);
        }
      }
      for (const [form, needles] of [...this.known]) {
        if (form.length < 3 || !needles.some((one) => one.name === "reading")) continue;
        const sound = alignSound(form).form;
        if (sound !== form && sound.length > 2 && !this.known.has(sound)) this.add(sound, "sound", sound);
      }
      this.byLength = [];
      for (const form of this.known.keys()) (this.byLength[form.length] ??= []).push(form);
    }

    add(form, name, needle) {
      if (!form || form.length > 24 || (form.length === 1 && !isKanji(form))) return;
      const needles = this.known.get(form) || [];
      if (!needles.some((one) => one.name === name && one.needle === needle)) needles.push({ name, needle });
      this.known.set(form, needles);
      if (form.length > this.longest) this.longest = form.length;
    }

    // Splits a run into known words, function words and the rest, with the least effort.
    split(form) {
      const best = [{ cost: 0 }];
      for (let at = 0; at < form.length; at++) {
        const here = best[at];
        const offer = (size, cost, kind) => {
          const there = best[at + size];
          if (!there || here.cost + cost < there.cost) best[at + size] = { cost: here.cost + cost, back: at, kind };
        };
        offer(1, here.kind === "rest" ? 0.9 : 1.6, "rest");
        for (let size = 1; size <= Math.min(this.longest, form.length - at); size++) {
          const piece = form.slice(at, at + size);
          if (FUNCTION_WORDS.has(piece)) offer(size, 0.8 - 0.02 * size, "function");
          if (this.known.has(piece)) offer(size, (size === 1 ? 1.3 : 1) - 0.02 * size, "word");
        }
      }
      const pieces = [];
      for (let end = form.length; end > 0; end = best[end].back) {
        const { back, kind } = best[end];
        const next = pieces[0];
        if (next && kind === "rest" && next.kind === "rest") { next.form = form.slice(back, end) + next.form; next.at = back; }
        else pieces.unshift({ form: form.slice(back, end), kind, at: back });
      }
      return pieces;
    }

    // The known words nearest to a mistyped one: [{form, away}], at most three.
    nearest(form) {
      const limit = allowance(form);
      const found = [];
      for (let length = form.length - limit; limit && length <= form.length + limit; length++) {
        for (const word of this.byLength[length] || []) {
          if (isLatin(word[0]) !== isLatin(form[0])) continue;
          const away = distance(form, word, limit);
          if (away <= limit) found.push({ form: word, away: away + (word[0] === form[0] ? 0 : 0.5) });
        }
      }
      return found.sort((a, b) => a.away - b.away).slice(0, 3);
    }
  }

  scope.searchWords = { Words, runs, distance, FUNCTION_WORDS };
})(self);

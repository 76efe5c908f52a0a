// Gives the one form in which text and queries are compared; normal_form.py gives the same.
// The shared cases in tests/data/search/normal_form.tsv hold the two together.
(function (scope) {
  "use strict";

  const LONG = new Set("ー―‐‑–—−-~");
  const MARKS = { "\u3099": "\u3099", "\u309a": "\u309a", "゛": "\u3099", "゜": "\u309a", "ﾞ": "\u3099", "ﾟ": "\u309a" };
  const E_ROW = "えけせてねへめれげぜでべぺ";
  const O_ROW = "おこそとのほもよろごぞどぼぽょ";
  const LENGTHENS = {
    あ: "あかさたなはまやらわがざだばぱゃ", い: "いきしちにひみりぎじびぴ" + E_ROW,
    う: "うくすつぬふむゆるぐずぶぷゅ" + O_ROW, え: E_ROW, お: O_ROW,
  };
  const SAME_SOUND = { を: "お", ぢ: "じ", づ: "ず" };
  const DROPPED = new Set("'’");
  const OTHER_LETTER = /[\p{L}\p{Nd}\p{Nl}\p{No}]/u;

  const isKana = (c) => c >= "ぁ" && c <= "ゖ";
  const isLatin = (c) => (c >= "a" && c <= "z") || (c >= "0" && c <= "9");
  const isKanji = (c) => (c >= "\u3400" && c <= "\u9fff") || c === "々";

  function foldCharacter(c) {
    if (c >= "ァ" && c <= "ヶ") c = String.fromCharCode(c.charCodeAt(0) - 0x60);
    if (c === "ゕ" || c === "ゖ") c = "か";
    if (LONG.has(c)) return "";
    if (isKana(c) || isKanji(c)) return c;
    const base = c < "\x80" ? c : c.normalize("NFD")[0];
    if (isLatin(base)) return base;
    return c.codePointAt(0) > 0x2ff && OTHER_LETTER.test(c) ? c : "";
  }

  // Returns the form, and for each of its characters where in `text` it comes from.
  function align(text) {
    const form = [];
    const from = [];
    let gap = false;
    let at = 0;
    for (const character of text) {
      const start = at;
      at += character.length;
      const last = form.length - 1;
      const mark = MARKS[character];
      if (mark) {
        if (last >= 0 && !gap) {
          const composed = (form[last] + mark).normalize("NFC");
          if (composed.length === 1) form[last] = composed;
        }
        continue;
      }
      const plain = character < "\x80" || (character >= "ぁ" && character <= "ん") || isKanji(character);
      for (const part of plain ? character.toLowerCase() : character.normalize("NFKC").toLowerCase()) {
        if (DROPPED.has(part)) continue;
        const before = form[form.length - 1];
        if (LONG.has(part) && before && !gap && (isKana(before) || before === "ー")) {
          if (before !== "ー") { form.push("ー"); from.push(start); }
          continue;
        }
        const folded = foldCharacter(part);
        if (!folded) { gap = true; continue; }
        if (gap && before && isLatin(before) && isLatin(folded[0])) { form.push(" "); from.push(start); }
        for (const unit of folded.split("")) { form.push(unit); from.push(start); }
        gap = false;
      }
    }
    from.push(text.length);
    return { form: form.join(""), from };
  }

  // Returns a normal form as it sounds when one does not mind how long: ー, っ, おう, えい, ああ; aligned.
  function alignSound(form) {
    let sound = "";
    const from = [];
    for (let i = 0; i < form.length; i++) {
      const c = SAME_SOUND[form[i]] || form[i];
      const before = sound[sound.length - 1];
      if (c === "ー" || c === "っ") continue;
      if (before && (LENGTHENS[c] || "").includes(before)) continue;
      sound += c;
      from.push(i);
    }
    from.push(form.length);
    return { form: sound, from };
  }

  scope.normalForm = { align, of: (text) => align(text).form, alignSound, isKana, isLatin, isKanji };
})(self);

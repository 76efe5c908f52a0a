// Gives the one form in which text and queries are compared; normal_form.py gives the same.
// The shared cases in tests/data/search/normal_form.tsv hold the two together.
(function (scope) {
  "use strict";

  const LONG = "ー―‐‑–—−-~";
  const MARKS = { "゛": "\u3099", "゜": "\u309a", "ﾞ": "\u3099", "ﾟ": "\u309a", "\u3099": "\u3099", "\u309a": "\u309a" };
  const E_ROW = "えけせてねへめれげぜでべぺ";
  const O_ROW = "おこそとのほもよろごぞどぼぽょ";
  const LENGTHENS = {
    あ: "あかさたなはまやらわがざだばぱゃ", い: `いきしちにひみりぎじびぴ${E_ROW}`, う: `うくすつぬふむゆるぐずぶぷゅ${O_ROW}`, え: E_ROW, お: O_ROW,
  };
  // What cannot be seen: invisible_signs.py has the same.
  const INVISIBLE = /[\p{DI}\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]/u;
  const SAME_SOUND = { を: "お", ぢ: "じ", づ: "ず" };

  const isKana = (c) => c >= "ぁ" && c <= "ゖ";
  const isLatin = (c) => (c >= "a" && c < "{") || (c >= "0" && c < ":");
  const isKanji = (c) => (c >= "㐀" && c < "ꀀ") || c === "々";

  function foldCharacter(c) {
    if (c >= "ァ" && c <= "ヶ") c = String.fromCharCode(c.charCodeAt(0) - 0x60);
    if (c === "ゕ" || c === "ゖ") c = "か";
    if (isKana(c) || isKanji(c)) return c;
    const base = c < "\x80" ? c : c.normalize("NFD")[0];
    if (isLatin(base)) return base;
    return c > "\u02ff" && !LONG.includes(c) && /[\p{L}\p{N}]/u.test(c) ? c : "";
  }

  // Returns the form, and for each of its characters where in `text` it comes from.
  function align(text) {
    const form = [];
    const from = [];
    let gap = false;
    let at = 0;
    for (const character of text) {
      const plain = (character >= " " && character < "\x7f") || isKanji(character) || (character > "\u3040" && character < "ヿ");
      if (!plain && INVISIBLE.test(character)) {
        at += character.length;
        continue;
      }
      const before = form[form.length - 1];
      const mark = MARKS[character];
      if (mark && before && !gap) {
        const composed = (before + mark).normalize("NFC");
        if (composed.length === 1) form[form.length - 1] = composed;
      }
      for (const part of mark ? "" : (plain ? character : character.normalize("NFKC")).toLowerCase()) {
        const last = form[form.length - 1] || "";
        if ("'’".includes(part)) continue;
        const long = last && !gap && LONG.includes(part) && (isKana(last) || last === "ー");
        const folded = long ? "ー" : foldCharacter(part);
        if (long && last === "ー") continue;
        if (gap && folded && isLatin(last) && isLatin(folded)) { form.push(" "); from.push(at); }
        for (const unit of folded.split("")) { form.push(unit); from.push(at); }
        gap = !folded;
      }
      at += character.length;
    }
    from.push(at);
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

  scope.normalForm = { align, of: (text) => align(text).form, alignSound, soundOf: (form) => alignSound(form).form, isKana, isLatin, isKanji, visible: (text) => text.split(INVISIBLE).join("") };
})(self);

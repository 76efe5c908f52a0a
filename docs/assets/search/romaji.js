// Reads romaji as hiragana, in Hepburn, in Kunrei and as people type it: shi and si, tsu and tu.
(function (scope) {
  "use strict";

  const ROWS = {
    "": "あいうえお", k: "かきくけこ", g: "がぎぐげご", s: "さしすせそ", z: "ざじずぜぞ", t: "たちつてと",
    d: "だぢづでど", n: "なにぬねの", h: "はひふへほ", b: "ばびぶべぼ", p: "ぱぴぷぺぽ", m: "まみむめも",
    r: "らりるれろ", l: "らりるれろ",
  };
  const TABLE = {
    ya: "や", yu: "ゆ", yo: "よ", wa: "わ", wo: "を", shi: "し", chi: "ち", tsu: "つ", fu: "ふ", ji: "じ",
    fa: "ふぁ", fi: "ふぃ", fe: "ふぇ", fo: "ふぉ", va: "ゔぁ", vi: "ゔぃ", vu: "ゔ", ve: "ゔぇ", vo: "ゔぉ",
    thi: "てぃ", dhi: "でぃ", ti: "ち", wi: "うぃ", we: "うぇ", je: "じぇ", she: "しぇ", che: "ちぇ",
    ca: "か", cu: "く", co: "こ", xtu: "っ", ltu: "っ", xtsu: "っ",
  };
  for (const [consonant, row] of Object.entries(ROWS)) {
    [..."aiueo"].forEach((vowel, i) => { TABLE[consonant + vowel] ??= row[i]; });
    if (!consonant) continue;
    [["ya", "ゃ"], ["yu", "ゅ"], ["yo", "ょ"]].forEach(([end, small]) => { TABLE[consonant + end] = row[1] + small; });
  }
  for (const [start, kana] of [["sh", "し"], ["ch", "ち"], ["j", "じ"], ["jy", "じ"], ["zy", "じ"], ["ty", "ち"], ["sy", "し"]]) {
    [["a", "ゃ"], ["u", "ゅ"], ["o", "ょ"]].forEach(([end, small]) => { TABLE[start + end] = kana + small; });
  }

  // Returns the kana of `word` (lower case, ー or - for a long vowel), "" when it is no romaji.
  // A consonant at the end, which is about to become a syllable, is left out.
  scope.readRomaji = function (word) {
    let kana = "";
    let at = 0;
    while (at < word.length) {
      const c = word[at];
      if (c === "-" || c === "ー") { if (!kana) return ""; kana += "ー"; at++; continue; }
      const piece = [4, 3, 2, 1].map((n) => word.slice(at, at + n)).find((p) => TABLE[p]);
      if (piece) { kana += TABLE[piece]; at += piece.length; continue; }
      if ((c === "n" || c === "m") && at + 1 < word.length && !"aiueoy".includes(word[at + 1])) {
        kana += "ん"; at += word.startsWith("nn", at) && !"aiueoy".includes(word[at + 2] || "x") ? 2 : 1; continue;
      }
      if (c === "n" && at + 1 === word.length) { kana += "ん"; at++; continue; }
      if (word[at + 1] === c || word.startsWith("tch", at)) { kana += "っ"; at++; continue; }
      return kana.length > 1 && /^(?:[bcdfghjkmpqrstvwxyz]y?|sh|ch|ts)$/.test(word.slice(at)) ? kana : "";
    }
    return kana;
  };
})(self);

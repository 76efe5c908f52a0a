// Reads romaji as hiragana, in Hepburn, in Kunrei and as people type it: shi and si, tsu and tu.
(function (scope) {
  "use strict";

  const TABLE = {};
  // Each row: consonant, then the kana for a i u e o, and for ya yu yo behind its i.
  for (const row of ("あいうえお kかきくけこ gがぎぐげご sさしすせそ zざじずぜぞ tたちつてと dだぢづでど nなにぬねの hはひふへほ "
    + "bばびぶべぼ pぱぴぷぺぽ mまみむめも rらりるれろ lらりるれろ cかしくせこ jじじじじじ").split(" ")) {
    const consonant = row.replace(/[^a-z]/g, "");
    const kana = row.slice(consonant.length);
    [..."aiueo"].forEach((vowel, i) => { TABLE[consonant + vowel] = kana[i]; });
    if (consonant) [..."auo"].forEach((vowel, i) => { TABLE[`${consonant}y${vowel}`] = kana[1] + "ゃゅょ"[i]; });
  }
  for (const [start, kana] of [["sh", "し"], ["ch", "ち"], ["j", "じ"]]) {
    [..."auo"].forEach((vowel, i) => { TABLE[start + vowel] = kana + "ゃゅょ"[i]; });
    TABLE[`${start}i`] = kana;
    TABLE[`${start}e`] = `${kana}ぇ`;
  }
  for (const pair of "yaや yuゆ yoよ waわ woを tsuつ fuふ faふぁ fiふぃ feふぇ foふぉ thiてぃ dhiでぃ wiうぃ weうぇ xtuっ ltuっ".split(" ")) {
    const at = pair.search(/[^a-z]/);
    TABLE[pair.slice(0, at)] = pair.slice(at);
  }

  // Returns the kana of `word` (lower case, - for a long vowel), "" when it is no romaji. A
  // consonant at the end, which is about to become a syllable, is left out.
  scope.readRomaji = function (word) {
    let kana = "";
    for (let at = 0; at < word.length;) {
      const rest = word.slice(at);
      const size = [4, 3, 2, 1].find((n) => TABLE[rest.slice(0, n)]);
      if (size) { kana += TABLE[rest.slice(0, size)]; at += size; }
      else if (kana && rest[0] === "-") { kana += "ー"; at++; }
      else if (/^(?:nn?$|nn(?![aiueoy])|[nm](?![aiueoy]))/.test(rest)) { kana += "ん"; at += /^nn(?![aiueoy])/.test(rest) ? 2 : 1; }
      else if (rest[1] === rest[0] || /^tch/.test(rest)) { kana += "っ"; at++; }
      else return kana[1] && /^(?:[b-df-hj-np-tv-z]y?|sh|ch|ts)$/.test(rest) ? kana : "";
    }
    return kana;
  };
})(self);

// Holds the text of all entries as three long strings, and finds needles in them.
//
// An entry is a page's opening or one of its sections. Each string has the fields of all
// entries one after the other: `surface` in normal form, `reading` with the words read aloud,
// `sound` without the length of vowels. Scanning them with indexOf needs no index to be built
// and takes about a millisecond a needle for a thousand pages.
(function (scope) {
  "use strict";
  const { align, alignSound, isKana, isLatin, isKanji } = scope.normalForm;

  // Reads a normal form aloud by longest match; says for each character where it comes from.
  function readAloud(aligned, readings) {
    const { form } = aligned;
    let out = "";
    const from = [];
    const to = [];
    const starts = [];
    const emit = (text, a, b) => {
      for (let i = 0; i < text.length; i++) { from.push(aligned.from[a]); to.push(aligned.from[b]); starts.push(i === 0); }
      out += text;
    };
    for (let at = 0; at < form.length;) {
      let size = 0;
      if (isKanji(form[at])) {
        for (size = Math.min(readings.longest, form.length - at); size > 0; size--) {
          if (readings.table.has(form.slice(at, at + size))) break;
        }
      }
      if (size) emit(readings.table.get(form.slice(at, at + size)), at, at + size);
      else emit(form[at], at, at + 1);
      at += size || 1;
    }
    return { form: out, from, to, starts };
  }

  // The same three forms for one raw text, aligned with it, to mark what matched; kept.
  function forms(raw, readings) {
    let all = readings.kept.get(raw);
    if (all) return all;
    const surface = align(raw);
    surface.to = surface.from.slice(1);
    const reading = readAloud(surface, readings);
    all = {
      surface,
      reading,
      get sound() {
        const heard = alignSound(reading.form);
        const sound = { form: heard.form, from: [], to: [] };
        heard.from.slice(0, -1).forEach((at, i) => {
          sound.from.push(reading.from[at]);
          sound.to.push(reading.to[Math.max(at, (heard.from[i + 1] ?? at + 1) - 1)]);
        });
        Object.defineProperty(this, "sound", { value: sound });
        return sound;
      },
    };
    readings.kept.set(raw, all);
    return all;
  }

  const FORMS = ["surface", "reading", "sound"];

  class Texts {
    // `fields` are {entry, kind, parts: [raw text]}, in the order of the entries.
    constructor(fields, readings) {
      this.fields = fields;
      this.readings = readings;
      for (const name of FORMS) this[name] = { text: "", starts: [] };
      const begins = []; // where words begin in `reading`: kana hits there are worth more
      for (const field of fields) {
        const all = { surface: "", reading: "", sound: "" };
        field.parts.forEach((raw) => {
          const surface = align(raw);
          const reading = readAloud(surface, readings);
          let script = "";
          reading.starts.forEach((start, k) => {
            const c = raw[reading.from[k]];
            const now = isKanji(c) ? "kanji" : c >= "ァ" && c <= "ー" || c >= "ｦ" ? "katakana" : isKana(c) ? "kana" : "latin";
            if (start && (now !== script || now === "kanji")) begins.push(this.reading.text.length + all.reading.length + k);
            script = now;
          });
          all.surface += surface.form + "\t";
          all.reading += reading.form + "\t";
          all.sound += alignSound(reading.form).form + "\t";
        });
        for (const name of FORMS) {
          this[name].starts.push(this[name].text.length);
          this[name].text += all[name] + "\n";
        }
        field.size = all.surface.length;
      }
      for (const name of FORMS) this[name].starts.push(this[name].text.length);
      this.begins = new Uint8Array(this.reading.text.length + 1);
      begins.forEach((at) => { this.begins[at] = 1; });
    }

    // Calls found(field, quality) for the best place of `needle` in each field that has it.
    // A Latin needle is found where a word begins, in part when the word goes on; kana that
    // begin no word are weaker evidence, the shorter the weaker.
    find(name, needle, found) {
      const { text, starts } = this[name];
      const latin = isLatin(needle[0]);
      const latinEnd = isLatin(needle[needle.length - 1]);
      const inside = Math.min(0.85, needle.length / 5 - 0.1);
      let field = 0;
      let best = 0;
      for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, at)) {
        if (at >= starts[field + 1]) {
          if (best) found(this.fields[field], best);
          best = 0;
          field = this.fieldAt(starts, at, field);
        }
        let quality = 1;
        if (latin && at && isLatin(text[at - 1])) quality = 0;
        else if (latinEnd && isLatin(text[at + needle.length])) quality = 0.8;
        else if (name === "reading" && !latin && !this.begins[at]) quality = inside;
        if (quality > best) best = quality;
        at = best === 1 ? starts[field + 1] : at + 1;
      }
      if (best) found(this.fields[field], best);
    }

    fieldAt(starts, at, low) {
      let high = starts.length - 1;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (starts[middle] <= at) low = middle; else high = middle;
      }
      return low;
    }
  }

  scope.searchTexts = { Texts, forms };
})(self);

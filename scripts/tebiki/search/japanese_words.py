"""Knows from the Japanese dictionary how words of a text are inflected, and what means the same.

The index carries both for the words of a site alone, so that the search's worker needs no
dictionary: 「失くした」 and 「なくしてしまった」 meet 「なくす」, 「紛失」 meets it too.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tebiki.search.normal_form import is_kana, is_latin, normal_form, sound_form
from tebiki.search.readings import open_dictionary

# The last kana of a verb's stems, by the kana with which it ends in the dictionary. What stands
# before って, いた, んで belongs to it: 買っ, 書い, 読ん.
_STEM_ENDS = {
    "う": "わいうえおっ", "く": "かきくけこいっ", "ぐ": "がぎぐげごい", "す": "さしすせそ",
    "つ": "たちつてとっ", "ぬ": "なにぬねのん", "ぶ": "ばびぶべぼん", "む": "まみむめもん",
    "る": "らりるれろっ",
}  # fmt: skip
_HIRAGANA = frozenset(map(chr, range(0x3041, 0x3097)))
_ADJECTIVE_ENDS = "いくかけさ"
_KINDS = {"動詞", "形容詞", "名詞", "形状詞"}
_MANY = 8  # words of a group: what means so much means nothing


@dataclass(frozen=True)
class Word:
    """One word of a text: as in the dictionary and as it is read there, in normal form.

    `ends` are the kana that may follow `stem` and its reading `heard`; `groups` are the numbers
    of the dictionary's synonyms.
    """

    form: str
    stem: str
    heard: str
    ends: str
    groups: tuple[int, ...]
    spelling: str = ""  # that which the dictionary gives to all spellings


@dataclass(frozen=True)
class JapaneseWords:
    """What is known of a site's words: see `related`."""

    words: Callable[[str], list[Word]]
    members: Callable[[], Mapping[int, tuple[Word, ...]]]


@dataclass(frozen=True)
class Related:
    """What the index carries.

    `verbs` is the reading of a stem -> the kana that may follow; `spellings` other spellings of a
    stem -> its reading; `groups` words that mean the same, each with those of them that stand in
    the site: ((typed, …), (found, …)).
    """

    verbs: Mapping[str, str]
    spellings: Mapping[str, str]
    groups: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


def open_words(*, with_groups: bool = True) -> JapaneseWords:
    """Return what the dictionary knows; synonyms are of use to readers of Japanese alone.

    Raises DictionaryError.
    """
    dictionary = open_dictionary()

    def words(text: str) -> list[Word]:
        return [word for token in dictionary.tokenize(text) if (word := _word(token))]

    return JapaneseWords(words, _members if with_groups else dict)


@cache  # it takes a second, and every build of a served site asks for it
def _members() -> Mapping[int, tuple[Word, ...]]:
    """Group -> its words, each as it stands in the dictionary."""
    found: dict[int, dict[Word, None]] = {}
    for entry in open_dictionary().entries():
        if not entry.synonym_group_ids() or entry.surface() != entry.dictionary_form():
            continue
        if word := _word(entry):
            for group in word.groups:
                found.setdefault(group, {})[word] = None
    return {group: tuple(words) for group, words in found.items()}


def related(
    texts: Iterable[str], grouped: Iterable[str], known: JapaneseWords, ignored: Collection[str]
) -> Related:
    """Return what the index carries for the words of `texts`, but for the `ignored` ones.

    Of words that are `grouped` with others already, that is how they are inflected.
    """
    words = dict.fromkeys(_words(texts, known, ignored))
    here = {word.form for word in words}
    numbers = sorted({group for word in words for group in word.groups})
    words |= dict.fromkeys(_words(grouped, known, ignored))
    elsewhere = {word.stem for word in words if word.form not in here}
    members = known.members()
    verbs = {word.heard: word.ends for word in words if word.ends and len(word.heard) > 1}
    spellings = {word.stem: word.heard for word in words if word.ends and word.stem != word.heard}
    groups: dict[tuple[tuple[str, ...], tuple[str, ...]], None] = {}
    for number in numbers:
        group = sorted(members.get(number, ()), key=lambda word: word.form)
        stems = {sound_form(word.stem): word.stem for word in group if _is_typed(word)}
        found = tuple(dict.fromkeys(word.stem for word in group if word.form in here))
        others = elsewhere | set(found)
        typed = tuple(stem for stem in stems.values() if stem not in others)
        if found and 0 < len(typed) <= _MANY:
            groups[typed, found] = None
    heard = {(word.heard, word.ends): word for word in words if word.ends}
    for spelled in members.values():
        for word in spelled:
            same = heard.get((word.heard, word.ends))
            if (
                same
                and word.stem not in ("", word.heard, same.stem)
                and all(map(_is_common, filter(_is_kanji, word.stem)))
                and (same.spelling == word.spelling or same.stem == same.heard)
            ):
                spellings[word.stem] = word.heard
    return Related(dict(sorted(verbs.items())), dict(sorted(spellings.items())), tuple(groups))


def _words(texts: Iterable[str], known: JapaneseWords, ignored: Collection[str]) -> Iterator[Word]:
    for text in texts:
        for word in known.words(text):
            if word.form not in ignored and word.heard not in ignored:
                yield word


def _word(entry: Any) -> Word | None:
    kind = entry.part_of_speech()
    if kind[0] not in _KINDS or kind[4].startswith("文語"):
        return None
    form, heard = normal_form(entry.dictionary_form()), normal_form(_reading(entry))
    if not form or not heard or (len(form) == 1 and (is_kana(form) or is_latin(form))):
        return None
    ends = ""
    if kind[0] == "動詞" and kind[4].startswith("五段"):
        ends = _STEM_ENDS.get(heard[-1], "")
    elif kind[0] == "形容詞":
        ends = _ADJECTIVE_ENDS
    elif kind[0] != "動詞" or "一段" not in kind[4]:
        return Word(
            form, form, heard, "", tuple(entry.synonym_group_ids()), entry.normalized_form()
        )
    return Word(
        form,
        form[:-1],
        heard[:-1],
        ends or "-",
        tuple(entry.synonym_group_ids()),
        entry.normalized_form(),
    )


def _reading(entry: Any) -> str:
    return str(entry.dictionary_form_morpheme().reading_form())


def _is_typed(word: Word) -> bool:
    """True for what people type: in the dictionary's own spelling, and not too short to tell."""
    if not normal_form(word.spelling).startswith(word.stem):
        return False
    kanji = list(filter(_is_kanji, word.stem))
    if not kanji:  # in katakana
        return len(word.stem) > 2 and word.spelling[-1] not in _HIRAGANA
    return len(word.stem) > 1 and all(map(_is_common, kanji))


def _is_kanji(sign: str) -> bool:
    return "\u3400" <= sign <= "\u9fff"


def _is_common(kanji: str) -> bool:
    """True for the first level of JIS X 0208, which is what people type."""
    return b"\xb0" <= kanji.encode("euc_jp", "replace")[:1] <= b"\xcf"

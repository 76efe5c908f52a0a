"""Reads how a Japanese sentence ends: what is done, by what form, to what, and of whom.

右上の保存を押してください。  -> 押す, asked, an object
右上に名前が表示されます。    -> 表示, passive, a subject
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from tebiki.search.readings import open_words

FORMS = ("asked", "polite", "plain", "noun", "told", "state", "other")
# Verbs that only help the one before: 押してみる, 入れておきます, 見ていく.
_HELPERS = ("みる", "おく", "いく", "しまう", "くる", "あげる")
_STATES = ("いる", "ある", "くれる", "もらう", "くださる", "いただく", "みえる")
_LIGHT = ("する", "致す", "いたす")
_DOES = (*_LIGHT, "行う", "行なう", "おこなう")  # 説明をする, 説明を行う
_TRAILING = re.compile(
    r"[\s:：、。.．!！?？〜~…☆★♪)）\]】」』\"'”’→↓⇒]+$|（[^（）]*）$|\([^()]*\)$"
)
_ROWS = dict(zip("えけげせてねべめれ", "うくぐすつぬぶむる", strict=True))
# What these do is done to something, though 入る, 開く and so on stand beside them.
_DOING = ("入れる", "開ける", "付ける", "つける", "止める", "立てる", "続ける")
_JOINTS = ("と", "を", "で", "に", "が", "は", "も", "など", "という", "って", "の")
_PARTICLES = ("ね", "よ", "よね", "な", "が", "けど", "か", "ので")


@dataclass(frozen=True)
class Predicate:
    """A sentence's last predicate.

    `verb` is its dictionary form, the noun where it is one with する or stands alone. `form` is
    one of FORMS: asked (してください, しよう), polite (します), plain (する), noun (入力),
    told (した), state (している, できる), or other. `is_passive` also holds what can be done.
    """

    verb: str = ""
    form: str = "other"
    is_passive: bool = False
    has_object: bool = False
    has_goal: bool = False  # に or へ, or what is done before it
    subject: str = ""  # what が stands behind
    topic: str = ""  # what は stands behind
    has_condition: bool = False  # 押すと、… or 押しても、…
    is_possible: bool = False  # 使える


@cache
def _tokenize() -> Any:
    return open_words()


def _words(sentence: str) -> list[Any]:
    """Return the words of a sentence, without the spaces around Latin ones."""
    return [word for word in _tokenize()(sentence) if word.surface().strip()] if sentence else []


def goes_on(text: str) -> bool:
    """Whether a text ends a sentence that code or a list has begun: と入力してください."""
    first = next(iter(_words(text)), None)
    return first is not None and (
        first.surface() in _JOINTS and first.part_of_speech()[0] in ("助詞", "助動詞", "接続詞")
    )


def read(sentence: str) -> Predicate:
    """Return how a sentence ends; `other` where it has no predicate."""
    before = ""
    while before != sentence:
        before, sentence = sentence, _TRAILING.sub("", sentence)
    words = _words(sentence)
    while words and words[-1].surface() in _PARTICLES and words[-1].part_of_speech()[0] == "助詞":
        words.pop()
    if not words:
        return Predicate()
    return _ended(words)


def condition(sentence: str) -> Predicate:
    """Return what is done first: 押す of 押すと、窓が開きます and of 押したら開きます.

    Of 押して、開きます its form is `other`: it may as well only say how.
    """
    words = _words(sentence)
    for at in range(len(words) - 2, 0, -1):
        kinds = words[at].part_of_speech()
        if kinds[1] == "接続助詞" and words[at].surface() == "と":
            return _ended(words[:at])
        if words[at].surface() in ("たら", "だら") and kinds[0] == "助動詞":
            return replace(_ended(words[:at]), form="plain")
        if kinds[1] == "接続助詞" and words[at].surface() == "て" and _is_parted(words[at + 1]):
            return _ended(words[:at])
    return Predicate()


def _is_parted(word: Any) -> bool:
    return bool(word.part_of_speech()[1] != "非自立可能" and word.surface() != "は")


def _ended(words: list[Any]) -> Predicate:
    at = len(words) - 1
    form, is_passive = "", False
    while at >= 0:
        kind = words[at].part_of_speech()[0]
        bend = words[at].part_of_speech()[5]
        word = words[at].dictionary_form()
        if kind == "助動詞":
            if word in ("だ", "です", "ない", "らしい", "ぬ"):
                return Predicate()
            if word == "た":
                form = form or "told"
            elif word in ("れる", "られる"):
                is_passive = True
            elif word == "ます":
                form = form or ("asked" if bend.startswith("意志") else "polite")
            elif word == "う":
                form = form or "asked"
            else:
                form = form or "other"
        elif (
            kind == "動詞" and bend.startswith("命令") and word in ("くださる", "下さる", "なさる")
        ):
            form = form or "asked"
        elif kind == "助詞" and words[at].surface() in ("て", "で") and form:
            pass
        elif kind == "動詞" and word in _HELPERS and _is_helper(words, at):
            form = form or _form_of(bend)
        elif kind == "動詞" and word in _STATES and _is_helper(words, at):
            form = "state"
        else:
            break
        at -= 1
    if at < 0:
        return Predicate(form=form or "other")
    kind, _, third = words[at].part_of_speech()[:3]
    bend = words[at].part_of_speech()[5]
    verb = words[at].dictionary_form()
    if kind == "動詞":
        form = form or _form_of(bend)
        if verb in ("できる", "出来る", "なる", "ある", "いる"):
            return Predicate(verb, "state", is_passive)
        if verb in _LIGHT and at and "サ変可能" in words[at - 1].part_of_speech()[2]:
            at -= 1
            verb = words[at].surface()
        elif verb in _DOES and (done := _what_is_done(words[:at])):
            verb = done
    elif third == "サ変可能" or (kind == "接尾辞" and verb == "化"):
        form = form or "noun"
    else:
        return Predicate(form="other")
    return replace(_clause(words[:at]), verb=verb, form=form, is_passive=is_passive,
                   is_possible=kind == "動詞" and _is_possible(words[at]))  # fmt: skip


def _what_is_done(words: list[Any]) -> str:
    """Return the noun that one does: 説明 of 説明を (行います), "" where it is a thing."""
    if len(words) < 2 or words[-1].surface() != "を":
        return ""
    return str(words[-2].surface()) if "サ変可能" in words[-2].part_of_speech()[2] else ""


def _is_helper(words: list[Any], at: int) -> bool:
    return at > 0 and words[at - 1].surface() in ("て", "で", "お", "ご", "ちゃ")


def _form_of(bend: str) -> str:
    if bend.startswith("意志"):
        return "asked"
    return "plain" if bend.startswith(("終止", "連体")) else "other"


def _clause(words: list[Any]) -> Predicate:
    """Return what the last clause does something to, who does it, and the sentence's topic."""
    found = Predicate()
    is_last = True
    is_same = False  # in a clause of the same doer: Bob が表を開き、行を消します
    for at in range(len(words) - 1, 0, -1):
        surface, kinds = words[at].surface(), words[at].part_of_speech()
        if kinds[0] != "助詞":
            if kinds[0] in ("動詞", "助動詞", "形容詞") and surface not in ("に", "な"):
                is_same = (is_last or is_same) and _joins(words, at)
                is_last = False
            continue
        is_same = is_same and kinds[1] != "接続助詞"
        before = words[at - 1]
        link = words[at] if surface == "と" else before if surface == "も" else None
        if link is not None and link.part_of_speech()[1] == "接続助詞":
            found = replace(found, has_condition=True)
        elif surface == "は" and not found.topic:
            is_about = before.surface() == "て" and at > 1 and words[at - 2].surface() == "つい"
            if before.surface() == "で" and at > 1 and words[at - 2].surface().isascii():
                before = words[at - 2]  # Hana では
            if is_about or before.part_of_speech()[0] in ("名詞", "代名詞", "接尾辞"):
                found = replace(found, topic=before.surface())
        elif surface == "を" and is_last:
            found = replace(found, has_object=True)
        elif surface in ("に", "へ", "て", "で") and is_last:
            found = replace(found, has_goal=True)
        elif surface == "が" and kinds[1] == "格助詞" and (is_last or is_same):
            found = replace(found, subject=found.subject or before.surface())
    return found


def _joins(words: list[Any], at: int) -> bool:
    """Whether a verb only joins clauses: 開き、 but not 開いて、 or 開くと、."""
    kinds = words[at].part_of_speech()
    after = words[at + 1].surface() if at + 1 < len(words) else ""
    return bool(kinds[0] == "動詞" and kinds[5].startswith("連用形") and after in ("、", ","))


def _is_possible(word: Any) -> bool:
    """A verb such as 使える, beside which there is one such as 使う."""
    verb = word.dictionary_form()
    if "下一段" not in word.part_of_speech()[4] or verb in _DOING or verb[-2:-1] not in _ROWS:
        return False
    other = list(_tokenize()(verb[:-2] + _ROWS[verb[-2]]))
    return len(other) == 1 and "五段" in other[0].part_of_speech()[4]

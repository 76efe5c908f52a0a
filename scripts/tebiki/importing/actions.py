"""Tells from a sentence whether it asks its reader to do something, or only explains.

右上の保存を押します。                  an action
右上に名前が表示されます。               none: nobody does it
Argo CD は差分を検出します。            none: another does it
保存の設定（a heading）                names one
"""

import re
from collections.abc import Iterable
from functools import cache

from tebiki.importing import action_words, predicates
from tebiki.importing.predicates import Predicate

_TOLD = action_words.TELLING | action_words.MEANS | action_words.HAPPENING
_SENTENCE = re.compile(r"[^。！？!?\n]+")
_MARKS = " \u3000＜＞<>〈〉【】「」『』[]"
_PLEASE = ("ください", "下さい")
_NEXT = re.compile(r"^(?:次(?:は|の|に|へ|回)|つぎ|続き|→|⇒|[Nn]ext\b|前[のへ]|戻る|目次)")
_ELSEWHERE = re.compile(r"^(?:※\s*)?(?:(?:より|さらに|もっと|なお、?)?(?:詳細|詳し|くわし))")
_ENGLISH = re.compile(
    r"^(?:first,? |then,? |next,? |now,? |finally,? )?(?:please )?"
    r"(?:click|press|open|type|enter|select|choose|run|install|download|copy|paste|create|add|"
    r"go to|log in|sign in|sign up|save|set|visit|start|execute|navigate|tap|drag|scroll|check|"
    r"upload)\b",
    re.IGNORECASE,
)


def is_action(text: str) -> bool:
    """Whether one of the sentences asks for something that is done."""
    return any(_asks(found[0].strip()) for found in _SENTENCE.finditer(text))


def leads_to(text: str) -> bool:
    """Whether a sentence does or ends something by the way: 「保存を押すと、窓が閉じます。」."""
    for found in _SENTENCE.finditer(text):
        first = predicates.condition(found[0].strip())
        if first.verb in action_words.ENDING:
            return True
        if _is_told(first) or first.is_possible or first.subject:
            continue
        if _is_by_hand(first) or (first.form == "plain" and first.has_object):
            return True
    return False


def appears(text: str) -> bool:
    """Whether a sentence tells what comes on a screen: 「メールが届きます。」."""
    for found in _SENTENCE.finditer(text):
        end = predicates.read(found[0].strip())
        is_about = end.topic and end.topic not in action_words.CIRCUMSTANCES
        if (end.is_passive or end.verb in action_words.COMING) and not is_about:
            return True
    return False


def requests(texts: Iterable[str]) -> bool:
    """Whether one of the texts says してください, or クリックします and the like."""
    return any(
        _asks(one) and _is_plain_request(one)
        for text in texts
        for one in (found[0].strip() for found in _SENTENCE.finditer(text))
    )


def pleads(text: str) -> bool:
    """Whether a text says してください."""
    return any(word in text for word in _PLEASE)


def are_tasks(texts: Iterable[str]) -> bool:
    """Whether texts say what to do, rather than now and then what is done.

    One that says してください or クリックします is enough; of others it takes a third.
    """
    known = [text for text in texts if _SENTENCE.search(text)]
    asking = sum(map(is_action, known))
    return asking > 0 and (asking * 3 >= len(known) or requests(known))


def names_action(heading: str) -> bool:
    """Whether a heading asks for something, or is the name of something to do (保存の設定)."""
    if is_action(heading):
        return True
    end = predicates.read(heading.rstrip("！？!?。"))
    return end.form == "noun" and not (_is_told(end) or end.topic or end.subject)


def frames(heading: str) -> bool:
    """Whether what stands below a heading is around the steps: aims, contents, remedies."""
    return is_around(heading) or action_words.TROUBLE.match(_name(heading)) is not None


def is_around(heading: str) -> bool:
    """Whether a heading is one of those that stand around the steps of any guide: まとめ."""
    return action_words.FRAME.fullmatch(_name(heading)) is not None


def is_aside(heading: str) -> bool:
    """Whether what stands in the parts of a heading is around the steps as well: remedies."""
    return action_words.ASIDE.fullmatch(_name(heading)) is not None


def _name(heading: str) -> str:
    return action_words.NUMBER.sub("", heading.strip()).strip()


def explains(heading: str) -> bool:
    """Whether a heading is no step: it frames, or says what a thing is."""
    return frames(heading) or action_words.ABOUT.fullmatch(heading.strip(_MARKS)) is not None


def leads_on(text: str) -> bool:
    """Whether a line only leads to another page: 「次は … へ進みます」."""
    return _NEXT.match(text.strip()) is not None


@cache
def _asks(sentence: str) -> bool:
    if not sentence or _ELSEWHERE.match(sentence) or action_words.ONWARD.search(sentence):
        return False
    if sentence.isascii():
        return _ENGLISH.match(sentence) is not None
    end = predicates.read(sentence)
    if _is_overview(sentence, end):
        return False
    if end.form == "asked":
        return end.verb not in action_words.TELLING
    if end.form not in ("polite", "plain", "noun") or _is_told(end):
        return False
    is_about = end.topic and end.topic not in action_words.CIRCUMSTANCES
    by_reader = end.has_object and end.verb in action_words.CLICKED
    if end.has_condition or (is_about and not by_reader):
        return False
    if end.subject and end.subject not in action_words.CIRCUMSTANCES:
        return False
    if end.has_object:
        return True
    if end.is_possible:
        return False
    return end.form != "noun" or end.has_goal


def _is_overview(sentence: str, end: Predicate) -> bool:
    """Whether a sentence says what is to come: ここでは、画面を作ってみましょう."""
    if sentence.endswith(_PLEASE) or _is_by_hand(end):
        return False
    return action_words.OVERVIEW.search(sentence) is not None


def _is_plain_request(sentence: str) -> bool:
    if sentence.isascii():
        return True
    end = predicates.read(sentence)
    return end.form == "asked" or _is_by_hand(end)


def _is_by_hand(end: Predicate) -> bool:
    return end.verb in action_words.BY_HAND


def _is_told(end: Predicate) -> bool:
    if end.verb in action_words.ENDING and end.has_object:
        return False
    return end.is_passive or end.verb in _TOLD

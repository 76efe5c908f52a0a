"""Knows what of a page is a draft: made by a program, and not looked at by a person yet.

A comment says so, right behind what it is about:

    ## 設定を開きます { #step-1 } <!-- draft: title -->
    ![「設定を開きます」の画面。](…) <!-- draft: alt -->
    <!-- draft: minutes widths -->       its page's minutes, and all that the rule `widths` says

Take the word out, or the comment, once you have looked. A draft builds and is not published.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tebiki.files.data_faults import Said
from tebiki.markdown import markdown_spans

_MARK = re.compile(r"<!--\s*draft:\s*(?P<words>[^<>]*?)\s*-->")

KINDS: Mapping[str, Said] = {
    "title": Said(
        "this step's title is made of its sentence; write it, then take the mark out",
        "手順のタイトルを、文から作りました。書き直すか、よければ印を消してください。",
    ),
    "alt": Said(
        "this picture's text is made of its step; say what the screen shows, then take the mark "
        "out",
        "画像の説明を、手順から作りました。何の画面かを書くか、よければ印を消してください。",
    ),
    "place": Said(
        "a picture's place is a guess; see that it belongs to this step, then take the mark out",
        "画像がこの手順のものかどうかは推測です。確かめて、印を消してください。",
    ),
    "month": Said(
        "the guide names no month; write verified and edition on its pages, then take the mark out",
        "いつの画面の手引きか、書いてありません。各ページに verified と edition を書いて、"
        "印を消してください。",
    ),
    "text": Said(
        "you and the guide have both changed the text below, and it is put together; read it, then "
        "take the mark out",
        "次の文は、手元と手引きの両方で変わったので、合わせました。読んで、印を消してください。",
    ),
    "both": Said(
        "you and the guide have changed this otherwise, and both stand below; keep one, then take "
        "the mark out",
        "手元と手引きで別々に変わったので、両方を載せています。片方を消して、印を消してください。",
    ),
    "gone": Said(
        "the guide has this no longer; take it out, or only the mark",
        "手引きからなくなりました。消すか、残すなら印だけを消してください。",
    ),
    "translate": Said(
        "this page is a copy that is to be translated; translate it, then take the mark out",
        "このページは、まだ元の言語のままです。訳してから、印を消してください。",
    ),
    "minutes": Said(
        "the minutes are a guess, one a step; write how long it takes, then take the mark out",
        "かかる分数は、1 手順 1 分とした仮の値です。書き直して、印を消してください。",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Mark:
    """One mark: its line, from 1, and its words."""

    line: int
    words: tuple[str, ...]


def mark(*words: str) -> str:
    """Return the comment that marks a draft."""
    return f"<!-- draft: {' '.join(words)} -->"


def marks(text: str) -> Iterator[Mark]:
    """Yield the marks of a page's text; what stands in code is none."""
    if "draft:" not in text:
        return
    for span in markdown_spans.read_spans(text)[0]:
        found = _MARK.fullmatch(text[span.start : span.end])
        if span.kind == markdown_spans.COMMENT and found:
            words = tuple(found["words"].replace(",", " ").split())
            yield Mark(text.count("\n", 0, span.start) + 1, words)


def words(text: str) -> frozenset[str]:
    """Return all words of a page's marks."""
    return frozenset(word for one in marks(text) for word in one.words)

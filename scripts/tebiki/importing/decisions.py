"""Says what of an imported guide a person has to decide, by its line, in English and Japanese."""

from collections.abc import Iterator

from tebiki.files.data_faults import Said, placed
from tebiki.importing import losses, markdown_reader
from tebiki.importing.drafts import Draft
from tebiki.rules import alt_texts
from tebiki.safety import invisible_signs

_NO_MONTH = Said(
    "the guide names no month; give --month, or write verified, edition and captured",
    "いつの画面の手引きか、書いてありません。--month を付けるか、verified、edition、captured を"
    "書いてください。",
)
_AS_THEY_WERE = Said(
    "lists and paragraphs stand as they were; indent by 4, write notes as !!! note",
    "一覧と段落は元のままです。4 文字で字下げし、注は !!! note と書いてください。",
)
_NO_HEADING = Said(
    "{page} has no heading; write its title (now 「{title}」)",
    "{page} に見出しがありません。タイトルを書いてください（いまは「{title}」です）。",
)
_MINUTES = Said(
    "{page} says {count} minutes; write how long it takes",
    "{page} は {count} 分としてあります。かかる時間を書いてください。",
)
_TITLE = Said(
    "the title of {place} is a draft; write it: {title}{lost}",
    "{place} のタイトルは下書きです。書き直してください: {title}{lost}",
)
_MARKS = Said(" (without the marks {marks})", "（印 {marks} は外しました）")
_PLACE = Said(
    "{pictures} put with line {line} ({why}); see that it belongs there",
    "{pictures} を {line} 行目の文に付けました（{why}）。合っているか確かめてください。",
)
_STRAY = Said(
    "{mark} marks nothing and would be seen; set it right at the words, on both sides",
    "{mark} が印にならず、そのまま見えます。言葉の両側にすき間なく付けてください。",
)
_IN_HEADING = Said(
    "a picture stands in the heading; move it into a step",
    "見出しの中に画像があります。手順に移してください。",
)
_HTML = Said(
    "raw HTML was kept; write it as Markdown",
    "HTML をそのまま残しました。Markdown で書いてください。",
)
_ALT = Said(
    "the picture {wrong}; say what the screen shows and where to click",
    "画像{wrong}。何の画面で、どこを押すのかを書いてください。",
)
_NO_HTTPS = Said(
    "the picture {address} has no https address; add it by tebiki screens add",
    "画像 {address} は https のアドレスではありません。tebiki screens add で入れてください。",
)


def decisions(draft: Draft, name: str) -> tuple[Said, ...]:
    """Return what a person has to decide, each with file and line of the guide called `name`."""
    return tuple(placed(name, line, said) for line, said in sorted(_decisions(draft)))


def _decisions(draft: Draft) -> Iterator[tuple[int, Said]]:
    if not draft.month:
        yield 1, _NO_MONTH
    if not draft.guide.restyle:
        yield 1, _AS_THEY_WERE
    for page in draft.pages:
        if not page.heading:
            yield page.line, _NO_HEADING.filled(page=page.name, title=page.title)
        if page.steps:
            yield page.line, _MINUTES.filled(page=page.name, count=str(len(page.steps)))
        for step in page.steps:
            if step.drafted:
                marks = _MARKS.filled(marks=" ".join(step.marks)) if step.marks else Said("")
                place = f"{page.name}#{step.id}"
                yield step.line, _TITLE.filled(place=place, title=step.title, lost=marks)
            for picture in step.pictures:
                yield from _of_picture(picture.alt, picture.address, picture.line)
    yield from _places(draft)
    yield from _blocks(draft)


def _places(draft: Draft) -> Iterator[tuple[int, Said]]:
    for placing in draft.placings:
        if placing.is_guess:
            numbers = ", ".join(f"{draft.guide.name}-{one.number}" for one in placing.pictures)
            line = str(placing.text_line)
            said = _PLACE.filled(pictures=numbers, line=line, why=placing.why)
            yield placing.pictures[0].line, said


def _blocks(draft: Draft) -> Iterator[tuple[int, Said]]:
    for block in draft.guide.blocks:
        for line, message in invisible_signs.faults(block.text):
            yield block.line + line - 1, message
        for line, mark in markdown_reader.stray_marks(block.text):
            yield block.line + line - 1, _STRAY.filled(mark=mark)
        if block.kind == "heading" and block.pictures:
            yield block.line, _IN_HEADING
        if block.kind == "html" and not block.text.lstrip().startswith("<!--"):
            yield block.line, _HTML


def _of_picture(alt: str, address: str, line: int) -> Iterator[tuple[int, Said]]:
    if wrong := alt_texts.wrong_in(losses.single(alt), set()):
        yield line, _ALT.filled(wrong=wrong)
    if not address.startswith("https://"):
        yield line, _NO_HTTPS.filled(address=address)

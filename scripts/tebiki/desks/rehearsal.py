"""What a rehearsal found: pages followed whole, drafts of notes, what to tell participants."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from tebiki.files import toml_text
from tebiki.files.json_source import read_tables

VERDICTS = ("same", "different", "skipped")


@dataclass(frozen=True)
class Step:
    """One step of the guide in reading order; `address` is its page below the site's root."""

    page: str
    step: str
    title: str
    address: str


@dataclass(frozen=True)
class Answer:
    """What a person saw at a step; `picture` is a file's path, "" for none."""

    page: str
    step: str
    verdict: str
    note: str
    picture: str


def load(text: str) -> dict[str, Answer]:
    """Return step -> answer from what `dump` wrote."""
    return {f"{row['page']}#{row['step']}": Answer(**row) for row in read_tables(text or "[]")}


def dump(answers: Iterable[Answer]) -> str:
    """Return the answers as JSON, to go on with later."""
    return json.dumps([asdict(answer) for answer in answers], ensure_ascii=False, indent=1) + "\n"


def followed_pages(steps: Sequence[Step], answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """Return the pages of which a person saw every step, the same or different."""
    pages: dict[str, bool] = {}
    for step in steps:
        answer = answers.get(f"{step.page}#{step.step}")
        seen = answer is not None and answer.verdict != "skipped"
        pages[step.page] = pages.get(step.page, True) and seen
    return tuple(page for page, whole in pages.items() if whole)


def drafts(
    steps: Sequence[Step],
    answers: Mapping[str, Answer],
    month: str,
    known: Collection[Mapping[str, Any]] = (),
) -> str:
    """Return drafts of change notes for the steps that were different, "" for none.

    They are no notes yet: a draft has what was seen, and no source. One that is `known`, of
    drafts.toml, is left out.
    """
    out = []
    for step in steps:
        answer = answers.get(f"{step.page}#{step.step}")
        if answer and answer.verdict == "different":
            draft = {"target": f"{step.page}#{step.step}", "seen": month, "text": answer.note}
            if answer.picture:
                draft["picture"] = answer.picture
            if draft in known:
                continue
            out += [
                "[[draft]]",
                *(f"{key} = {toml_text.quoted(value)}" for key, value in draft.items()),
                "",
            ]
    return "\n".join(out)


def message(steps: Sequence[Step], answers: Mapping[str, Answer], title: str, month: str) -> str:
    """Return what to tell participants, in Japanese: each step that was different, and how."""
    different = [
        (step, answers[f"{step.page}#{step.step}"])
        for step in steps
        if f"{step.page}#{step.step}" in answers
        and answers[f"{step.page}#{step.step}"].verdict == "different"
    ]
    year, _, number = month.partition("-")
    out = [f"『{title}』を {year} 年 {int(number)} 月に画面でたどりました。"]
    if not different:
        out.append("たどった手順は、どれも手引きのとおりでした。")
        return "\n".join(out)
    out.append(f"手引きと違ったのは、次の {len(different)} か所です。画面に従ってください。")
    for step, answer in different:
        note = " ".join(answer.note.split()) or "画面が手引きと違います。"
        out.append(f"・{step.title}: {note}")
    return "\n".join(out)

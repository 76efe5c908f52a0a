"""Finds change notes whose page or step is not there."""

from collections.abc import Iterable, Mapping

from tebiki.editions.notes import Note
from tebiki.files.data_faults import Said, placed

_NO_PAGE = Said(
    "there is no page {page}; mend the target",
    "{page} というページはありません。target を直してください。",
)
_NO_STEP = Said(
    "the page {page} has no step {step}; mend the target",
    "ページ {page} に {step} という手順はありません。target を直してください。",
)


def target_faults(
    notes: Iterable[Note], steps: Mapping[str, Iterable[str]], path: str
) -> list[Said]:
    """Return a message for each note whose page or step is not there; `steps` is by page."""
    faults = []
    for note in notes:
        if note.page not in steps:
            faults.append(placed(path, note.line, _NO_PAGE.filled(page=note.page)))
        elif note.step and note.step not in steps[note.page]:
            said = _NO_STEP.filled(page=note.page, step=note.step)
            faults.append(placed(path, note.line, said))
    return faults

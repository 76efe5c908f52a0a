"""Names in data that no page, guide or language has, also where they only look like one."""

import unicodedata
from pathlib import Path

import pytest

from tebiki.building import check_data
from tebiki.files.data_faults import DataError
from tebiki.source.project import Project

WHOLE = "ガイド"
PARTS = unicodedata.normalize("NFD", WHOLE)
FILES = {
    "docs/_data/guide/screens.toml": "",
    "docs/ja/guide/key.md": "# 鍵\n",
    "docs/en/guide/key.md": "# Key\n",
}
TYPED = "looks the same but is written in another Unicode form: type both anew"
FAULTS: list[tuple[dict[str, str], list[str]]] = [
    ({}, []),
    (
        {"docs/_data/gide/screens.toml": ""},
        ["docs/_data/gide: there is no guide docs/ja/gide; write guide, or take the folder out"],
    ),
    (
        {"docs/_data/guide/change.toml": "", "docs/_data/guide/Screens.TOML": "",
         "docs/_data/guide/plan.toml": "", "docs/_data/guide/README.md": ""},
        ["docs/_data/guide/Screens.TOML:1: no data of a guide is called Screens.TOML, so nothing "
         "reads it; call it screens.toml, or take it out",
         "docs/_data/guide/change.toml:1: no data of a guide is called change.toml, so nothing "
         "reads it; call it changes.toml, or take it out",
         "docs/_data/guide/plan.toml:1: no data of a guide is called plan.toml, so nothing "
         "reads it; use one of changes.toml, errata.toml, handout.toml, ignores.toml, "
         "questions.toml, screens.toml, synonyms.toml, terms.toml, translations.toml, "
         "wording.toml, or take it out"],
    ),
    (
        {"docs/_data/other/screens.toml": ""},
        ["docs/_data/other: there is no guide docs/ja/other; mend its name, or take the folder "
         "out"],
    ),
    (
        {f"docs/_data/{WHOLE}/screens.toml": "", f"docs/ja/{PARTS}/x.txt": ""},
        [f"docs/_data/{WHOLE}: there is no guide docs/ja/{WHOLE}; {PARTS} {TYPED}"],
    ),
    (
        {f"docs/ja/guide/{PARTS}.md": "# x\n", "docs/README.md": "x"},
        [f"docs/ja/guide/{PARTS}.md:1: the file's name is written in parts (Unicode NFD); rename "
         f"it to {WHOLE}.md, typed anew"],
    ),
    (
        {"docs/_data/guide/translations.toml": '# a\n["en/kee"]\ntop = "1"\n["fr/key"]\n'},
        ["docs/_data/guide/translations.toml:2: there is no page en/kee; write en/key, or take the "
         "table out",
         "docs/_data/guide/translations.toml:4: there is no page fr/key; mend its name, or take "
         "the table out"],
    ),
    (
        {"docs/_data/guide/handout.toml": '[jp]\ndevice_note = "x"\n'},
        ["docs/_data/guide/handout.toml:1: jp is no language of the site; use one of ja, en"],
    ),
    (
        {"docs/_data/guide/handout.toml": "[ja]\ndevise_note = 'x'\n"},
        ["docs/_data/guide/handout.toml:1: ja.device_note is missing; write device_note = \"…\"",
         "docs/_data/guide/handout.toml:2: ja.devise_note is not known; write device_note, or take "
         "it out"],
    ),
    (
        {"docs/_data/guide/changes.toml": '[[note]]\ntarget = "key"\nkind = "changed"\n'
         'edition = "2026.11"\nfold = true\nfacts = ["a"]\nja = "x"\njp = "x"\nsources = [{ title '
         '= "A", url = "https://a.test/", month = "2026-11", official = true }]\n'},
        ["docs/_data/guide/changes.toml:8: jp is no language of the site; use one of ja, en"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("added", "messages"), FAULTS, ids=range(len(FAULTS)))
def test_a_name_that_nothing_has(
    added: dict[str, str], messages: list[str], tmp_path: Path
) -> None:
    for name, text in {**FILES, **added}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    try:
        found = [
            str(fault) for fault in check_data.check_data(Project(tmp_path, "docs"), ("ja", "en"))
        ]
    except DataError as error:
        found = list(error.faults)
    assert found == messages

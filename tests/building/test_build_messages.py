"""MkDocs' warnings with a place and a remedy."""

import unicodedata

import pytest

from tebiki.building.build_messages import each_once, with_place
from tebiki.files.data_faults import same

WHOLE = "ページ"
PARTS = unicodedata.normalize("NFD", WHOLE)
SOURCE = "# t\n\n[a](b.md#c)\n[x](/y)\n"


@pytest.mark.parametrize(
    ("warning", "message"),
    [
        (
            "Doc file 'ja/p.md' contains a link 'b.md#c', but the doc 'ja/b.md' does not contain "
            "an anchor '#c'.",
            "docs/ja/p.md:3: b.md#c: there is no such anchor; write the target heading's { #id }",
        ),
        (
            "Doc file 'ja/p.md' contains an absolute link '/y', it was left as is. Did you mean?",
            "docs/ja/p.md:4: /y: the link begins with /; write it relative to the page",
        ),
        (
            "Doc file 'ja/p.md' contains an unrecognized relative link 'z', it was left as is.",
            "docs/ja/p.md:1: z: the link names no file; write the Markdown file's name, "
            "relative to the page",
        ),
        (
            "Doc file 'ja/p.md' contains a link '../../mkdocs.yml', but the target "
            "'../mkdocs.yml' is not found among documentation files.",
            "docs/ja/p.md:1: ../../mkdocs.yml: the link leads out of docs/; "
            "put the file below docs/ and link to it there",
        ),
        (
            "Doc file 'ja/p.md' contains an unrecognized relative link '..%2F..%2F../x', it was "
            "left as is.",
            "docs/ja/p.md:1: ..%2F..%2F../x: the link leads out of docs/; "
            "put the file below docs/ and link to it there",
        ),
        (
            f"Doc file 'ja/p.md' contains a link '{WHOLE}.md#c', but the target 'ja/{WHOLE}.md' is "
            "not found among documentation files.",
            f"docs/ja/p.md:1: {WHOLE}.md#c: ja/{PARTS}.md looks the same but is written in another "
            "Unicode form; type both names anew",
        ),
        (
            f"A reference to 'g/{WHOLE}.md' is included in the 'nav' configuration, which is not "
            "found in the documentation files.",
            f"mkdocs.yml: nav names g/{WHOLE}.md: ja/g/{PARTS}.md looks the same but is written in "
            "another Unicode form; type both names anew",
        ),
        (
            "A reference to 'g/no.md' is included in the 'nav' configuration, which is not found.",
            "mkdocs.yml: nav names g/no.md, which is not below docs/; add the page or take it out",
        ),
        (
            'The following pages exist in the docs directory, but are not included in the "nav" '
            f"configuration:\n  - ja/g/{PARTS}.md\n  - ja/g/q.md",
            f"mkdocs.yml: nav: ja/g/{PARTS}.md looks the same but is written in another Unicode "
            "form; type both names anew\n"
            "mkdocs.yml: nav lacks ja/g/q.md; add it there, or remove the file",
        ),
        ("something else", "something else"),
    ],
)
def test_warning(warning: str, message: str) -> None:
    files = ["ja/p.md", f"ja/{PARTS}.md", f"ja/g/{PARTS}.md"]
    settings = f"nav:\n  - g/{WHOLE}.md\n"

    def read(path: str) -> str | None:
        return SOURCE if path == "ja/p.md" else None

    assert with_place(warning, read, files, settings) == message


def test_what_a_change_note_links_to_is_named_once_in_the_notes() -> None:
    texts = {"ja/g/p.md": "# t\n", "_data/g/changes.toml": 'ja = """\n![x](no.png)\n[y](no.md)"""'}
    links = [
        f"Doc file 'ja/g/p.md' contains a link '{name}', but the target 'ja/g/{name}' is not found "
        "among documentation files."
        for name in ("no.md", "no.png", "o.png")
    ]
    own = same("docs/_data/g/changes.toml:2: this picture is in no screens.toml: no.png; add it")
    said = [own, *(with_place(link, texts.get) for link in [*links, links[0]])]
    none = "there is no such file; mend the address or add it"
    assert each_once(said) == [
        own,
        f"docs/_data/g/changes.toml:3: no.md: {none}",
        f"docs/ja/g/p.md:1: o.png: {none}",
    ]

"""MkDocs' warnings with a place and a remedy."""

import pytest

from build_messages import with_place

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
        ("something else", "something else"),
    ],
)
def test_warning(warning: str, message: str) -> None:
    assert with_place(warning, lambda path: SOURCE if path == "ja/p.md" else None) == message

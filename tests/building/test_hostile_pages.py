"""What no page and no change note may hold, in one project: each stops the build, by its line."""

from pathlib import Path

import pytest

from support.breaking import NO_ATTRIBUTE, NO_TAG, append, build, edit, give_a_reason

PAGE = "docs/ja/library/troubleshooting.md"
ENGLISH = "docs/en/library/troubleshooting.md"
NOTES = "docs/_data/library/changes.toml"

ELSEWHERE = "write https://, mailto: or tel:, or name a file"
NO_SCRIPT = f"no link may begin with javascript:; {ELSEWHERE}"
ON_DISK = "the address leads to a computer's own disk; put the file into the site"
FOREIGN = (
    "the picture is another host's, which would see who reads the page; "
    "put it into docs/ and name it"
)
LOCAL = "only this machine or its network knows {}; name what readers can open, or set it as code"

# What an author writes, and what the build says of it.
VARIANTS = [
    # Markdown; raw HTML comes last, because what is not closed takes all behind it along.
    ('[x](index.md){ onfocus="alert(1)" autofocus=1 }', NO_ATTRIBUTE.format("onfocus")),
    ("文です。\n{ onpointerenter=alert(1) }", NO_ATTRIBUTE.format("onpointerenter")),
    ('文です。\n{ style="position:fixed" }', NO_ATTRIBUTE.format("style")),
    ("[x](index.md){ ping=https://evil.example/ }", NO_ATTRIBUTE.format("ping")),
    ("<p srcdoc='x'>x</p>", NO_ATTRIBUTE.format("srcdoc")),
    ("<p data-md-component='announce'>x</p>", NO_ATTRIBUTE.format("data-md-component")),
    (
        "<img alt='' src='../../assets/screens/desk.svg' srcset='https://evil.example/x 1x'>",
        NO_ATTRIBUTE.format("srcset"),
    ),
    ("文です。\n{ #__config }", "the id __config is the theme's; give another"),
    ("[x](javascript:alert(1))", f"javascript:alert(1): {NO_SCRIPT}"),
    ("[x](JaVaScRiPt:alert(2))", f"JaVaScRiPt:alert(2): {NO_SCRIPT}"),
    ("[x](java&#115;cript:alert(3))", f"javascript:alert(3): {NO_SCRIPT}"),
    ("<a href='java&Tab;script:alert(4)'>x</a>", f"java\\tscript:alert(4): {NO_SCRIPT}"),
    ("<a href='&#1;javascript:alert(5)'>x</a>", f"\\x01javascript:alert(5): {NO_SCRIPT}"),
    (
        "[x](java%73cript:alert(6))",
        "java%73cript:alert(6): no link may begin with javascript:; take it out",
    ),
    ("[x][hidden]\n\n[hidden]: javascript:alert(7)", f"javascript:alert(7): {NO_SCRIPT}"),
    ("<javascript:alert(8)>", NO_TAG.format("javascript:alert(8)")),
    ("[x](vbscript:msgbox)", f"vbscript:msgbox: no link may begin with vbscript:; {ELSEWHERE}"),
    (
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        f"data:text/html;base64,PHNjcmlwdD4=: no link may begin with data:; {ELSEWHERE}",
    ),
    (
        "[x](htps://typo.example/)",
        "htps://typo.example/: no link may begin with htps:; write https:",
    ),
    ("[x](C:\\Users\\taro\\memo.html)", f"C:\\Users\\taro\\memo.html: {ON_DISK}"),
    ("[x](file:///etc/passwd)", f"file:///etc/passwd: {ON_DISK}"),
    ("[x](http://localhost:8000/a)", f"http://localhost:8000/a: {LOCAL.format('localhost')}"),
    ("[x](localhost:8000/b)", f"localhost:8000/b: {LOCAL.format('localhost')}"),
    ("<http://192.168.0.5/>", f"http://192.168.0.5/: {LOCAL.format('192.168.0.5')}"),
    (
        "![外の絵。ほかのホストから読まれます](https://evil.example/x.png)",
        f"https://evil.example/x.png: {FOREIGN}",
    ),
    (
        "![外の絵。ほかのホストから読まれます](//evil.example/y.png)",
        f"//evil.example/y.png: {FOREIGN}",
    ),
    ("<script>alert(1)</script>", NO_TAG.format("script")),
    ('<SCRIPT src="https://evil.example/x.js"></SCRIPT>', NO_TAG.format("script")),
    ('a <iframe src="https://evil.example/"></iframe> b', NO_TAG.format("iframe")),
    ("<form action='https://evil.example/'><p>x</p></form>", NO_TAG.format("form")),
    ("<style>body { display: none }</style>", NO_TAG.format("style")),
    ('<base href="https://evil.example/">', NO_TAG.format("base")),
    ('<meta http-equiv="refresh" content="0;url=https://evil.example/">', NO_TAG.format("meta")),
    ('<object data="x.swf"></object>', NO_TAG.format("object")),
    ("<embed src='x.swf'>", NO_TAG.format("embed")),
    ("<math><mi>x</mi></math>", NO_TAG.format("math")),
    ("<template><p>x</p></template>", NO_TAG.format("template")),
    ('<link rel="stylesheet" href="https://evil.example/x.css">', NO_TAG.format("link")),
    ("<video src='x.mp4'></video>", NO_TAG.format("video")),
    ("<button formaction='javascript:alert(1)'>x</button>", NO_TAG.format("button")),
    ("a <input type='password'> b", NO_TAG.format("input")),
    ("<marquee>x</marquee>", NO_TAG.format("marquee")),
    ('a <b onclick="alert(1)">x</b>', NO_ATTRIBUTE.format("onclick")),
    ("a <b OnMouseOver=alert(1)>x</b>", NO_ATTRIBUTE.format("onmouseover")),
    ("<svg onload=alert(1)>", NO_TAG.format("svg")),
    ("<svg/onload=alert(1)>", NO_TAG.format("svg")),
    ("<body onload=alert(1)>", NO_TAG.format("body")),
]


@pytest.mark.parametrize("name", [PAGE, ENGLISH], ids=["page", "translated page"])
def test_each_variant_is_named_by_its_line(tmp_path: Path, project: Path, name: str) -> None:
    missed = []
    # Equal faults of a page are said once, so those of one message come in builds of their own.
    rounds: list[list[tuple[str, str]]] = []
    for source, message in VARIANTS:
        room = next((r for r in rounds if message not in [m for _, m in r]), None)
        if room is None:
            rounds.append(room := [])
        room.append((source, message))
    whole = (project / name).read_text(encoding="utf-8")
    for room in rounds:
        (project / name).write_text(whole, encoding="utf-8")
        expected = set()
        for source, message in room:
            line = append(project / name, source) + source.rstrip().count("\n")
            expected.add(f"{name}:{line}: {message}")
        said = build(project)
        missed += sorted(expected - set(said))
    assert missed == []


def test_what_is_harmless_stays(project: Path) -> None:
    good = (
        "<kbd>Ctrl</kbd> と<br>H<sub>2</sub>O、x<sup>2</sup>、<ruby>字<rt>じ</rt></ruby>です。\n\n"
        '<details open><summary>くわしく</summary><p lang="en">More</p></details>\n\n'
        "[外](https://workshop.example/){ target=_blank rel=noopener .md-button }、"
        "<mail@workshop.example>、[電話](tel:+81-3-0000-0000)です。\n\n"
        "| 左 | 右 |\n|:--|--:|\n| a | b |\n\n"
        "`<script>alert(1)</script>` と\n\n"
        '```html\n<p onclick="x" style="y">javascript:alert(1)</p>\n```\n'
    )
    append(project / PAGE, good)
    give_a_reason(project, "leftovers", PAGE)
    assert build(project) == []
    built = (project / "site/library/troubleshooting/index.html").read_text(encoding="utf-8")
    assert '<td align="right">b</td>' in built and 'target="_blank"' in built
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in built


def test_a_change_note_is_held_to_the_same(project: Path) -> None:
    first = edit(project / NOTES, 'ja = """', 'ja = """\n<img src=x onerror=alert(1)>\n')
    second = edit(project / NOTES, 'title = "', 'title = "<script>alert(1)</script>')
    said = build(project)
    assert f"{NOTES}:{first + 1}: {NO_ATTRIBUTE.format('onerror')}" in said
    assert f"{NOTES}:{second}: {NO_TAG.format('script')}" in said


def test_a_change_note_comes_out_as_it_is_written(project: Path) -> None:
    line = edit(project / NOTES, 'ja = """', 'ja = """\n- 親\n  - 子\n\n## 見出し\n')
    said = [one for one in build(project) if "ください" not in one]
    assert said == [
        f"{NOTES}:{line + 2}: the list item 「子」 is on level 2 and comes out on level 1; put it "
        "four blanks to the right for each level, with a blank line above the list",
        f"{NOTES}:{line + 4}: a change note has no headings; write the words **bold**",
    ]


@pytest.mark.parametrize("name", [PAGE, ENGLISH], ids=["page", "translated page"])
def test_front_matter_is_plain_text(project: Path, name: str) -> None:
    text = (project / name).read_text(encoding="utf-8")
    _, _, body = text.partition("---\n")[2].partition("---\n")
    head = (
        "---\ntitle: <script>alert(1)</script>\n"
        "description: 'a\"><img src=x onerror=alert(1)>'\n"
        "keywords:\n  - </title><iframe>\n"
        'edition: "2026.10"\n---\n'
    )
    (project / name).write_text(head + body, encoding="utf-8")
    said = build(project)
    assert f"{name}:2: title holds <script>, but is plain text; take the tag out" in said
    assert f"{name}:3: description holds <img>, but is plain text; take the tag out" in said
    assert f"{name}:4: keywords holds <iframe>, but is plain text; take the tag out" in said

"""What no page may hold, tried in one project: each stops the build, by its line."""

import html
import json
import shutil
from pathlib import Path

import pytest

from support.served import ROOT
from tebiki.building import build_site
from tebiki.screens import drawn_svg
from tebiki.source.project import Project

PAGE = "docs/ja/library/troubleshooting.md"
ENGLISH = "docs/en/library/troubleshooting.md"
NOTES = "docs/_data/library/changes.toml"

NO_TAG = "<{}> may not stand on a page; write it in Markdown, or as code in backticks"
NO_ATTRIBUTE = "the attribute {} may not stand on a page; take it out"
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


def build(project: Path) -> list[str]:
    """What the build says, a line a fault; none for a whole site."""
    try:
        build_site.build_site(Project(project), project / "site", site_url="", pages_only=True)
    except build_site.SiteError as error:
        return str(error).splitlines()
    return []


def append(path: Path, text: str) -> int:
    """Write `text` at the end of a page; return the first line, from 1, that it stands in."""
    before = path.read_text(encoding="utf-8").rstrip("\n")
    path.write_text(f"{before}\n\n{text}\n", encoding="utf-8")
    return before.count("\n") + 3


def edit(path: Path, old: str, new: str) -> int:
    """Put `new` for `old`; return the line, from 1, in which it begins."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


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


def give_a_reason(project: Path, rule: str, page: str) -> None:
    """Keep what the rules for pages would have written otherwise."""
    entry = f'rule = "{rule}"\npage = "{page.removeprefix("docs/")}"\n'
    with (project / "docs/_data/library/ignores.toml").open("a", encoding="utf-8") as file:
        file.write(f'\n[[pages]]\n{entry}reason = "as it is"\ndate = 2026-11-26\n')


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


def test_words_are_plain_text(project: Path) -> None:
    words = "docs/_data/words.toml"
    (project / words).write_text('[ja]\ndone = "<script>alert(1)</script>"\n', encoding="utf-8")
    assert f"{words}:2: ja.done holds <script>, but is plain text; take the tag out" in (
        build(project)
    )


def test_an_events_data_is_plain_text(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVENT_FILE", "event.toml")
    shutil.copy(ROOT / "event.example.toml", project / "event.toml")
    path = project / "event.toml"
    place = next(
        row for row in path.read_text(encoding="utf-8").splitlines() if row.startswith("contact")
    )
    line = edit(path, place, "contact = '<svg onload=alert(1)>'")
    assert f"event.toml:{line}: contact holds <svg>, but is plain text; take the tag out" in (
        build(project)
    )


SETTINGS = {
    "site_name": (
        "site_name: 図書館カードの手引き",
        "site_name: <script>alert(1)</script>",
        "site_name holds <script>, but is plain text; take the tag out",
    ),
    "navigation": (
        "- ワークショップ:",
        "- <iframe>:",
        "'<iframe>' holds <iframe>, but is plain text; take the tag out",
    ),
    "copyright": (
        "copyright: 本文は",
        "copyright: <b onclick=alert(1)>x</b>本文は",
        NO_ATTRIBUTE.format("onclick"),
    ),
    "report_to": (
        "  - tebiki",
        '  - tebiki: { report_to: "javascript:alert(1)" }',
        "report_to 'javascript:alert(1)' does not begin with https:// or http://; "
        'write report_to: "mailto:" or "https://form.example/report"',
    ),
    "edit_uri": (
        "theme:",
        "edit_uri: 'https://git.example/\"onclick=\"alert(1)/'\ntheme:",
        "EDIT_URI: 'https://git.example/\"onclick=\"alert(1)/' has a sign that no address has, "
        "such as a blank or a quotation mark; "
        "write EDIT_URI=https://git.example/guide/edit/main/docs/",
    ),
}


@pytest.mark.parametrize("name", SETTINGS)
def test_settings_that_reach_pages_are_judged(project: Path, name: str) -> None:
    old, new, message = SETTINGS[name]
    line = edit(project / "mkdocs.yml", old, new)
    assert f"mkdocs.yml:{line}: {message}" in build(project)


def test_a_template_that_lets_something_in_is_found_on_the_finished_page(project: Path) -> None:
    edit(
        project / "overrides/partials/actions.html",
        "{#-",
        "{% if page.meta.steps %}<script>{{ page.title | safe }}</script>{% endif %}{#-",
    )
    assert (
        "docs/ja/library/join.md:1: an inline script is none of our templates'; "
        "put it into a file of overrides/assets, or take it out"
    ) in build(project)


def test_titles_are_escaped_wherever_they_stand(project: Path) -> None:
    title = 'カードの "A & B" <b>太い</b> <Enter>'
    name = project / "docs/ja/library/card.md"
    edit(name, "title: ", f"title: '{title}' #")
    heading = project / "docs/ja/library/join.md"
    text = heading.read_text(encoding="utf-8")
    old = next(row for row in text.splitlines() if row.startswith("# "))
    edit(heading, old, "# 上限と A & B の `<i>` { #join }")
    edit(heading, next(row for row in text.splitlines() if row.startswith("title:")) + "\n", "")
    edit(project / "mkdocs.yml", "- ワークショップ:", "- '<u>会</u> & \"催し\"':")
    edit(project / "mkdocs.yml", "site_name: 図書館カードの手引き", "site_name: 手引き <R&D>")
    for path in (name, heading):
        give_a_reason(project, "front-matter", path.relative_to(project).as_posix())
    assert build(project) == []
    escaped = html.escape(title).replace("&#x27;", "'")
    for path in (project / "site").rglob("*.html"):
        page = path.read_text(encoding="utf-8").replace("&#34;", "&quot;")
        if "/en/" in path.as_posix() or path.name == "404.html":
            continue
        assert title not in page and "<b>太い" not in page and "<u>会" not in page, path
        assert "手引き <R" not in page and "手引き &lt;R&amp;D&gt;" in page, path
        assert "A & B の <i>" not in page and "&amp;amp;" not in page, path
    page = (project / "site/library/card/index.html").read_text(encoding="utf-8")
    assert f"<title>{escaped} - " in page.replace("&#34;", "&quot;")
    index = json.loads((project / "site/search/ja.json").read_text(encoding="utf-8"))
    titles = {page["url"]: page["sections"][0]["title"] for page in index["pages"]}
    assert titles["library/card/"] == title
    assert titles["library/join/"] == "上限と A & B の <i>"


ALONE = "draw it with shapes and text alone"


@pytest.mark.parametrize(
    ("smuggled", "message"),
    [
        ("<script>alert(1)</script>", f"a drawing may not hold <script>; {ALONE}"),
        ("<g onclick='x'/>", f"a drawing may not have the attribute onclick; {ALONE}"),
        ("<foreignObject/>", f"a drawing may not hold <foreignObject>; {ALONE}"),
        ("<animate/>", f"a drawing may not hold <animate>; {ALONE}"),
        ("<a href='javascript:x'/>", f"a drawing may not hold <a>; {ALONE}"),
        (
            "<use href='https://evil.example/x.svg#a'/>",
            f"a drawing may not lead or load: https://evil.example/x.svg#a; {ALONE}",
        ),
        (
            "<g style='fill:url(https://evil.example/x)'/>",
            f"a drawing may not load: https://evil.example/x; {ALONE}",
        ),
        ("<?xml-stylesheet href='x'?>", f"a drawing may not hold <?…?>; {ALONE}"),
    ],
)
def test_a_drawing_that_a_browser_could_open_runs_nothing(smuggled: str, message: str) -> None:
    drawing = "<svg xmlns='http://www.w3.org/2000/svg'>\n<g fill='url(#a)'/>{}\n</svg>"
    assert drawn_svg.faults(drawing.format("").encode()) == []
    found = drawn_svg.faults(drawing.format(smuggled).encode())
    assert (2, message) in found


def test_the_build_stops_at_such_a_drawing(project: Path) -> None:
    name = "docs/assets/screens/name-form.svg"
    line = edit(project / name, "<title", "<script>alert(1)</script><title")
    assert f"{name}:{line}: a drawing may not hold <script>; {ALONE}" in build(project)

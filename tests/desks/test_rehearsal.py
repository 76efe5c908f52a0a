"""A rehearsal: what it keeps, what it writes, what it prints; driven in Chromium."""

import http.client
import threading
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from support.watching import has_failed
from tebiki.desks import rehearsal, rehearse_guide
from tebiki.desks.rehearsal import Answer, Step
from tebiki.desks.rehearsal_walk import Walk
from tebiki.markdown import front_matter
from tebiki.markdown.page import read_page
from tebiki.source.project import Project

STEPS = (
    Step("a", "one", "開く", "g/a/"),
    Step("a", "two", "閉じる", "g/a/"),
    Step("b", "three", "待つ", "g/b/"),
)
ANSWERS = {
    "a#one": Answer("a", "one", "same", "", ""),
    "a#two": Answer("a", "two", "different", 'ボタンは "Close"\nになった', "build/two.png"),
    "b#three": Answer("b", "three", "skipped", "", ""),
}


def test_a_page_is_followed_when_each_of_its_steps_was_seen() -> None:
    assert rehearsal.followed_pages(STEPS, ANSWERS) == ("a",)
    assert rehearsal.followed_pages(STEPS, {}) == ()


def test_only_verified_changes_in_a_page() -> None:
    page = "---\ntitle: 題\nverified: 2023-06\n---\n# 題\r\n\nverified: x\n"
    changed = page.replace("2023-06", "2026-12")
    assert front_matter.with_value(page, "p.md", "verified", "2026-12") == changed


def test_a_draft_says_what_was_seen_and_has_no_source() -> None:
    text = rehearsal.drafts(STEPS, ANSWERS, "2026-12")
    assert tomllib.loads(text) == {
        "draft": [
            {
                "target": "a#two",
                "seen": "2026-12",
                "text": 'ボタンは "Close"\nになった',
                "picture": "build/two.png",
            }
        ]
    }


def test_participants_are_told_what_is_otherwise() -> None:
    assert rehearsal.message(STEPS, ANSWERS, "手引き", "2026-12").splitlines() == [
        "『手引き』を 2026 年 12 月に画面でたどりました。",
        "手引きと違ったのは、次の 1 か所です。画面に従ってください。",
        '・閉じる: ボタンは "Close" になった',
    ]
    assert rehearsal.message(STEPS, {}, "手引き", "2026-12").splitlines()[1] == (
        "たどった手順は、どれも手引きのとおりでした。"
    )


def test_answers_are_kept_as_they_are() -> None:
    assert rehearsal.load(rehearsal.dump(ANSWERS.values())) == ANSWERS
    assert rehearsal.load("") == {}


@dataclass
class Running:
    """A rehearsal that is served, and the thread that ends with it."""

    walk: Walk
    address: str
    port: int
    thread: threading.Thread


@pytest.fixture
def running(project: Path, library_site: Path) -> Iterator[Running]:
    walk = Walk(Project(project), "library", "2026-12")
    server = rehearse_guide.make_server(walk, library_site, 0)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    port = server.server_port
    yield Running(walk, f"http://127.0.0.1:{port}/{walk.token}/", port, thread)
    server.shutdown()
    thread.join()
    server.server_close()


def test_drafts_that_are_no_toml_are_named_and_no_answer_is_lost(
    project: Path, running: Running
) -> None:
    running.walk.keep(running.walk.steps[0], {"verdict": ("", b"different"), "note": ("", b"x")})
    drafts = project / "docs/_data/library/drafts.toml"
    drafts.write_text("[[draft]]\na = 1\na = 2\n", encoding="utf-8")
    connection = http.client.HTTPConnection("127.0.0.1", running.port)
    connection.request("POST", f"/{running.walk.token}/finish")
    answer = connection.getresponse()
    said = answer.read().decode().splitlines()
    connection.close()
    wrong = "docs/_data/library/drafts.toml:3: a stands in line 2 already; keep one of them"
    assert (answer.status, said[0]) == (500, wrong)
    assert running.walk.saved.is_file() and not running.walk.is_finished


def test_a_rehearsal_ends_in_the_right_files(
    chromium: Browser, project: Path, running: Running
) -> None:
    walk = running.walk
    untouched = {path: path.read_bytes() for path in project.rglob("docs/**/*.*")}
    context = chromium.new_context(locale="ja-JP")
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("requestfailed", lambda r: faults.append(r.url) if has_failed(r) else None)
    page.goto(running.address)
    assert page.url.endswith("/step-1")
    first = next(n for n, step in enumerate(walk.steps, 1) if step.page == "card")
    page.goto(f"{running.address}step-{first}")
    shown = page.frame_locator("iframe").locator("#step-open-cards h2")
    assert shown.inner_text().startswith("カードのページを開く")
    page.check("input[value=same]")
    page.click("text=次へ")
    assert page.url.endswith(f"/step-{first + 1}")
    page.check("input[value=same]")
    page.click("text=次へ")
    page.check("input[value=different]")
    page.fill("textarea", "スイッチの名前が違う")
    picture = {"name": "今.PNG", "mimeType": "image/png", "buffer": b"\x89PNG picture"}
    page.set_input_files("input[type=file]", files=[picture])  # type: ignore[list-item]
    page.click("text=次へ")
    assert page.url.endswith("/finish")
    assert "全部の手順を見たページ: card" in page.inner_text("main")
    # Coming back tomorrow goes on where it stopped.
    assert Walk(Project(project), "library", "2026-12").answers == walk.answers
    assert all(path.read_bytes() == before for path, before in untouched.items())
    page.click("text=この結果を書き込む")
    assert page.inner_text("h1") == "書き込みました"
    running.thread.join(timeout=5)
    assert not running.thread.is_alive()
    context.close()
    assert faults == []

    changed = {path for path, before in untouched.items() if path.read_bytes() != before}
    pages = [project / "docs" / language / "library/card.md" for language in ("en", "ja")]
    assert sorted(changed) == pages
    for path in pages:
        read = read_page(path.read_text(encoding="utf-8"), path.name)
        assert str(read.meta["verified"]) == "2026-12"
    drafts = project / "docs/_data/library/drafts.toml"
    kept = "build/rehearsal/library/card-save-number.png"
    assert tomllib.loads(drafts.read_text(encoding="utf-8"))["draft"] == [
        {
            "target": "card#save-number",
            "seen": "2026-12",
            "text": "スイッチの名前が違う",
            "picture": kept,
        }
    ]
    assert (project / kept).read_bytes() == b"\x89PNG picture"
    assert walk.message().splitlines()[-1].endswith(": スイッチの名前が違う")


@pytest.mark.parametrize(
    ("method", "path", "host", "status"),
    [
        ("GET", "/", None, 403),
        ("GET", "/wrong/step-1", None, 403),
        ("POST", "/wrong/finish", None, 403),
        ("GET", "/{token}/step-1", "rebound.example", 403),
        ("GET", "/{token}/step-99", None, 404),
        ("GET", "/{token}/site/../../mkdocs.yml", None, 404),
        ("POST", "/{token}/step-1", None, 422),
    ],
)
def test_nothing_else_is_answered(
    running: Running, method: str, path: str, host: str | None, status: int
) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", running.port)
    headers = {"Host": host} if host else {}
    connection.request(method, path.format(token=running.walk.token), headers=headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    assert answer.status == status
    assert running.walk.answers == {}


def test_the_steps_come_in_reading_order(project: Path) -> None:
    walk = Walk(Project(project), "library", "2026-12")
    pages = list(dict.fromkeys(step.page for step in walk.steps))
    assert pages == ["join", "card"]


def test_another_name_in_the_navigation_does_not_change_the_order(tmp_path: Path) -> None:
    """The order was once where a page's name first stood in mkdocs.yml, be it in a comment."""
    for name in ("index", "one", "two"):
        page = tmp_path / f"docs/ja/g/{name}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(
            f"---\ntitle: {name}\nsteps: true\n---\n# {name}\n\n## 開く {{ #open-{name} }}\n",
            encoding="utf-8",
        )
    (tmp_path / "docs/ja/g/.#one.md").write_text("# an editor's lock\n", encoding="utf-8")
    (tmp_path / "docs/_data/g").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: 手引き  # g/two.md, and old-g/two.md\n"
        "nav: [g/index.md, {始める: [g/one.md, g/two.md]}]\n",
        encoding="utf-8",
    )
    walk = Walk(Project(tmp_path), "g", "2026-12")
    assert [(step.page, step.address) for step in walk.steps] == [
        ("index", "g/"),
        ("one", "g/one/"),
        ("two", "g/two/"),
    ]
    assert walk.title == "index"


def test_a_rehearsal_walks_the_steps_of_now(noted_library: Path) -> None:
    walk = Walk(Project(noted_library), "library", "2026-11")
    assert [(step.page, step.step, step.title) for step in walk.steps] == [
        ("join", "open-desk", "図書館のページを開く"),
        ("join", "receive-mail", "確認メールを受け取る"),
        ("card", "open-cards", "カードのページを開く"),
        ("card", "name-card", "カードを発行する"),
        ("card", "save-number", "番号をメモして、窓を閉じる"),
    ]

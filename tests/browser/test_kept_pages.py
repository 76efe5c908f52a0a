"""A guide that was opened once is there without a net, and never hides what the net says."""

from pathlib import Path

from playwright.sync_api import Page, expect

from support.steered_server import Net
from support.watching import page_paths, wait_until, watch
from tebiki.building import keep_on_devices
from tebiki.source.project import Project

PAGE = "library/card/"
COPY = ".kept-copy"
LINE = ".kept-line"
KEPT = "この手引きはこの端末に保存してあります"
OLD, NEW = "カード", "新しいカード"
DAY = "new Intl.DateTimeFormat('ja', { dateStyle: 'long' }).format(new Date)"
SIZES = "images => Promise.all(images.map(one => (one.loading = 'eager', one.decode())))"
VERSION = "(await caches.keys()).every(name => name.endsWith('{}'))"


def visit(page: Page, net: Net, path: str = PAGE) -> None:
    page.goto(net.address + path)
    expect(page.locator(COPY)).to_contain_text(KEPT)


def change(net: Net, library: Path, path: str, text: str = NEW) -> None:
    """Publish the page with another title, and the list that knows it."""
    file = net.folder / path / "index.html"
    file.write_text(
        file.read_text(encoding="utf-8").replace("<title>", f"<title>{text} "), encoding="utf-8"
    )
    keep_on_devices.write_lists(Project(library), net.folder)


def test_every_page_its_pictures_ticks_search_and_paper_are_there_without_a_net(
    phone: Page, net: Net
) -> None:
    visit(phone, net)
    assert phone.locator(LINE).count() == 0
    phone.locator("input[data-tick=name-card]").check()
    net.stop()
    seen = watch(phone, net.address)
    day = phone.evaluate(DAY)
    for path in page_paths(net.folder):
        if path.startswith("en/"):
            continue
        phone.goto(net.address + path)
        expect(phone.locator(LINE)).to_have_text(
            f"ネットにつながりにくいため、{day}にこの端末に保存したページを表示しています。"
        )
        assert phone.locator("h1").inner_text()
        phone.locator("article img").evaluate_all(SIZES)
    phone.goto(f"{net.address}{PAGE}index.html?projector#name-card")
    expect(phone.locator("input[data-tick=name-card]")).to_be_checked()
    paper = "fetch('../../handout/library-ja.pdf').then(one => one.blob()).then(one => one.size)"
    assert phone.evaluate(paper) == (net.folder / "handout/library-ja.pdf").stat().st_size
    phone.goto(net.address + PAGE)
    phone.locator("label[for=__search]").first.click()
    phone.fill(".md-search__input", "カード")
    expect(phone.locator("a.md-search-result__link[href]").first).to_be_visible()
    assert seen == []
    drawing = next((net.folder / "assets/screens").glob("*.svg"))
    answer = phone.goto(f"{net.address}assets/screens/{drawing.name}")
    assert answer and answer.body() == drawing.read_bytes()


def test_a_page_that_is_not_kept_says_so(phone: Page, net: Net) -> None:
    visit(phone, net)
    net.stop()
    answer = phone.goto(f"{net.address}en/{PAGE}")
    assert answer and answer.status == 404
    expect(phone.locator(LINE)).to_have_text(
        "ネットにつながりません。開こうとしたページは、この端末に保存されていません。"
    )


def test_the_net_goes_first_and_a_corrected_page_replaces_the_copy_whole(
    phone: Page, net: Net, library: Path
) -> None:
    visit(phone, net)
    net.asked.clear()
    change(net, library, "library/join/")
    visit(phone, net)
    text = (net.folder / "keep/ja.json").read_text(encoding="utf-8")
    version = text.split('"', 4)[3]
    wait_until(phone, VERSION.format(version))
    assert "library/join/" in net.asked
    assert not {"library/before/", "handout/library-ja.pdf"} & set(net.asked)
    phone.goto(f"{net.address}library/join/")
    expect(phone).to_have_title(f"{NEW} 利用者登録 - 図書館カードの手引き")
    assert phone.locator(LINE).count() == 0
    net.stop()
    phone.reload()
    expect(phone).to_have_title(f"{NEW} 利用者登録 - 図書館カードの手引き")
    expect(phone.locator(LINE)).to_be_visible()


def test_a_paper_is_taken_in_pieces_and_kept_whole(phone: Page, net: Net) -> None:
    paper = "handout/library-ja.pdf"
    size = (net.folder / paper).stat().st_size
    net.gives_pieces = True
    visit(phone, net)
    wait_until(phone, f"await caches.match(new URL('../../{paper}', location.href))")
    starts = range(0, size, 65536)
    asked = [(paper, f"{start}-{min(start + 65536, size) - 1}") for start in starts]
    assert len(asked) > 1
    assert [one for one in net.pieces if one[0] == paper] == asked
    net.stop()
    taken = f"fetch('../../{paper}').then(one => one.blob()).then(one => one.size)"
    assert phone.evaluate(taken) == size


def test_what_was_taken_stays_out_of_the_browsers_own_cache(
    phone: Page, net: Net, library: Path
) -> None:
    net.lasts = "max-age=600"  # as hosts of static pages say
    visit(phone, net)
    assert "assets/tebiki.css" not in net.asked[net.asked.index("sw.js") :]  # the page has it
    change(net, library, "library/join/")
    phone.goto(f"{net.address}library/join/")
    assert phone.title().startswith(NEW)


def test_a_copy_that_cannot_be_filled_whole_leaves_the_old_one(
    phone: Page, net: Net, library: Path
) -> None:
    visit(phone, net)
    before = phone.evaluate("caches.keys()")
    change(net, library, "library/after/")
    change(net, library, "library/join/")
    (net.folder / "library/join/index.html").write_text("half", encoding="utf-8")
    phone.goto(net.address + PAGE)
    expect(phone.locator(COPY)).to_contain_text("いまの内容はまだ保存できていません")
    expect(phone.locator(COPY)).to_contain_text(KEPT)
    assert set(before) <= set(phone.evaluate("caches.keys()"))
    net.stop()
    for path in ("library/after/", "library/join/"):
        phone.goto(net.address + path)
        assert NEW not in phone.title()
        expect(phone.locator(LINE)).to_be_visible()


def test_what_the_net_takes_back_is_not_shown_from_the_copy_what_it_breaks_is(
    phone: Page, net: Net
) -> None:
    visit(phone, net)
    (net.folder / "library/join/index.html").unlink()
    (net.folder / "library/join/index.md").unlink()
    (net.folder / "library/join").rmdir()
    answer = phone.goto(f"{net.address}library/join/")
    assert answer and answer.status == 404
    assert phone.locator(LINE).count() == 0
    net.is_broken = True
    answer = phone.goto(f"{net.address}library/after/")
    assert answer and answer.status == 200
    expect(phone.locator(LINE)).to_be_visible()


def test_a_slow_net_is_not_waited_for_and_its_page_asks_it_for_nothing_more(
    phone: Page, net: Net
) -> None:
    visit(phone, net)
    net.asked.clear()
    net.hold()
    phone.goto(f"{net.address}library/join/", wait_until="commit")
    expect(phone.locator(LINE)).to_be_visible()
    phone.wait_for_function("() => document.readyState === 'complete'")
    assert (
        "md-typeset" in phone.content()
        and phone.evaluate("getComputedStyle(document.querySelector('.kept-line')).borderLeftStyle")
        == "solid"
    )
    assert [path for path in net.asked if not path.startswith("keep/")] == ["library/join/"]
    net.release()
    phone.reload()
    assert phone.locator(LINE).count() == 0


def test_an_address_outside_a_scope_a_part_and_what_is_sent_are_left_to_the_net(
    phone: Page, net: Net
) -> None:
    visit(phone, net)
    phone.reload()  # the worker answers for it now
    net.stop()
    refused = "(...what) => fetch(...what).then(() => 'answered', () => 'refused')"
    for init in ({"method": "POST"}, {"headers": {"Range": "bytes=0-9"}}):
        ask = f"([address, init]) => ({refused})(address, init)"
        assert phone.evaluate(ask, [net.address + PAGE, init]) == "refused"
    assert phone.evaluate(f"({refused})('{net.address}{PAGE}')") == "answered"

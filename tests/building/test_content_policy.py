"""The policy of a page: its own inline scripts by hash, nothing else."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from support.messages import english
from tebiki.building import content_policy, finished_page

PAGE = (
    '<html><head><meta charset="utf-8"><style>p{color:red}</style></head>'
    '<body><script>a()</script><script type="application/json">{}</script>'
    '<script src="b.js"></script></body></html>'
)


OWN = content_policy.parts(PAGE)


def test_policy_has_the_hashes_of_inline_scripts_and_styles_only() -> None:
    page = content_policy.with_policy(PAGE, OWN)
    # printf 'a()' | openssl dgst -sha256 -binary | base64, and the same for p{color:red}
    assert "script-src 'self' 'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4=';" in page
    assert "style-src 'self' 'sha256-p0bF+un5yUb9MBO6xRb8kPHlY2BdpHVtLiFkDrZPF64='\"" in page


def test_the_next_page_may_be_fetched_ahead_and_nothing_from_elsewhere() -> None:
    policy = content_policy.with_policy(PAGE, OWN).partition('content="')[2].partition('"')[0]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'self'"
    assert {name for name, sources in rules.items() if sources == "'none'"} == {
        *("base-uri", "form-action", "frame-src", "media-src", "object-src"),
    }
    assert not [sources for sources in rules.values() if "http" in sources or "*" in sources]


def test_what_is_not_ours_is_not_signed() -> None:
    smuggled = PAGE.replace("a()", "evil()").replace("red", "blue").replace("{}", '{"a": 1}')
    assert content_policy.with_policy(smuggled, OWN).count("sha256") == 2
    assert finished_page.faults(smuggled, OWN) == [
        "an inline script is none of our templates'; put it into a file of overrides/assets, "
        "or take it out",
        "an inline style is none of our templates'; put it into a file of overrides/assets, "
        "or take it out",
    ]
    assert finished_page.faults(PAGE, OWN) == []


NO_PLACE = "has no place on a page; take it out"
NOT_OURS = "is none of our templates'; put it into a file of overrides/assets, or take it out"
ELSEWHERE = "is loaded from elsewhere; put the file into docs/"


@pytest.mark.parametrize(
    ("smuggled", "message"),
    [
        ('<p ONCLICK="x">', f"the attribute onclick of a <p> {NOT_OURS}"),
        ("<svg/onload=x>", f"the attribute onload of a <svg> {NOT_OURS}"),
        ("<p style='x'>", f"the attribute style of a <p> {NOT_OURS}"),
        ("<form action='/x'>", f"the attribute action of a <form> {NO_PLACE}"),
        ("<button formaction=x>", f"the attribute formaction of a <button> {NO_PLACE}"),
        ("<a ping=x>", f"the attribute ping of a <a> {NO_PLACE}"),
        ("<iframe src=x></iframe>", f"<iframe> {NO_PLACE}"),
        ("<base href=x>", f"<base> {NO_PLACE}"),
        ("<meta http-equiv=refresh content=0>", f"<meta> {NO_PLACE}"),
        ("<img src=//a.example/x.png>", f"//a.example/x.png {ELSEWHERE}"),
        ("<img srcset='a.png 1x, https://a.example/b 2x'>", f"https://a.example/b {ELSEWHERE}"),
        ("<script src='https://a.example/x.js'></script>", f"https://a.example/x.js {ELSEWHERE}"),
        ("<link rel=stylesheet href=//a.example/x>", f"//a.example/x {ELSEWHERE}"),
        (
            "<a href='java&Tab;script:x'>",
            "the link java\\tscript:x may not begin so; write https:// or a file's name",
        ),
    ],
)
def test_a_finished_page_holds_nothing_but_ours(smuggled: str, message: str) -> None:
    assert finished_page.faults(PAGE.replace("</body>", f"{smuggled}</body>"), OWN) == [message]


def test_a_copy_for_a_disk_takes_files_for_its_own() -> None:
    page = content_policy.with_policy(PAGE, OWN, hosted=False)
    assert "default-src 'self' file:;" in page and "connect-src 'none';" in page
    assert "script-src 'self' file: 'sha256-" in page and "form-action 'none';" in page
    assert "http" not in page.partition('content="')[2].partition('"')[0]


def test_page_without_a_charset_is_refused() -> None:
    with pytest.raises(ValueError) as error:
        content_policy.with_policy("<html></html>", OWN)
    assert english(error.value) == (
        'the page has no <meta charset="utf-8">; let the template of your own overrides/ begin its '
        "<head> with it, or take that template out"
    )


def test_injected_script_does_not_run(
    chromium: Browser, library_site: Path, library_server: str
) -> None:
    whole = (library_site / "library/join/index.html").read_text(encoding="utf-8")
    bad = whole.replace("</body>", "<script>window.injected = true</script></body>")
    page = chromium.new_page()
    page.route(
        "**/library/join/",
        lambda route: route.fulfill(body=bad, content_type="text/html; charset=utf-8"),
    )
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.goto(f"{library_server}library/join/", wait_until="networkidle")
    assert page.evaluate("window.injected") is None
    assert len(messages) == 1 and "violates the following Content Security Policy" in messages[0]
    page.close()


def test_headers_for_hosts_that_read_them(library_site: Path) -> None:
    headers = (library_site / "_headers").read_text(encoding="utf-8")
    assert "frame-ancestors 'none'" in headers
    assert "/*.md\n  Content-Type: text/markdown; charset=utf-8\n" in headers

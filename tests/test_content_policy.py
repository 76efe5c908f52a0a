"""The policy of a page: its own inline scripts by hash, nothing else."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

import content_policy

PAGE = (
    '<html><head><meta charset="utf-8"><style>p{color:red}</style></head>'
    '<body><script>a()</script><script type="application/json">{}</script>'
    '<script src="b.js"></script></body></html>'
)


def test_policy_has_the_hashes_of_inline_scripts_and_styles_only() -> None:
    page = content_policy.with_policy(PAGE)
    # printf 'a()' | openssl dgst -sha256 -binary | base64, and the same for p{color:red}
    assert "script-src 'self' 'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4=';" in page
    assert "style-src 'self' 'sha256-p0bF+un5yUb9MBO6xRb8kPHlY2BdpHVtLiFkDrZPF64='\"" in page


def test_the_next_page_may_be_fetched_ahead_and_nothing_from_elsewhere() -> None:
    policy = content_policy.with_policy(PAGE).partition('content="')[2].partition('"')[0]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'self'"
    assert {name for name, sources in rules.items() if sources == "'none'"} == {
        *("base-uri", "form-action", "frame-src", "media-src", "object-src"),
    }
    assert not [sources for sources in rules.values() if "http" in sources or "*" in sources]


def test_page_without_a_charset_is_refused() -> None:
    with pytest.raises(ValueError) as error:
        content_policy.with_policy("<html></html>")
    assert str(error.value) == (
        'the page has no <meta charset="utf-8">; its template must begin its head with it'
    )


def test_injected_script_does_not_run(
    chromium: Browser, built_site: Path, site_server: str
) -> None:
    whole = (built_site / "openai-api/billing/index.html").read_text(encoding="utf-8")
    bad = whole.replace("</body>", "<script>window.injected = true</script></body>")
    page = chromium.new_page()
    page.route(
        "**/openai-api/billing/",
        lambda route: route.fulfill(body=bad, content_type="text/html; charset=utf-8"),
    )
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.goto(f"{site_server}openai-api/billing/", wait_until="networkidle")
    assert page.evaluate("window.injected") is None
    assert len(messages) == 1 and "violates the following Content Security Policy" in messages[0]
    page.close()


def test_headers_for_hosts_that_read_them(built_site: Path) -> None:
    assert "frame-ancestors 'none'" in (built_site / "_headers").read_text(encoding="utf-8")

"""Judges what an outside address answered: ok, moved, blocked, gone or unknown, and why."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from tebiki.preflight.soft_404 import page_text, says_not_found
from tebiki.safety import addresses

VERDICTS = ("ok", "moved", "blocked", "gone", "unknown")
PERMANENT = frozenset({301, 308})
REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ROBOTS = frozenset({401, 403, 429, 999})
_RECOVERS = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
_ERRORS_THAT_RECOVER = frozenset({"timeout", "reset", "refused", "truncated", "no-lookup"})
_NOBODY = frozenset({"no-host", "private"})  # no participant comes there
_CHALLENGE_HEADERS = {
    "cf-mitigated": ("challenge", "block"),
    "x-amzn-waf-action": ("challenge", "captcha"),
    "x-vercel-mitigated": ("challenge", "deny"),
}
_LANGUAGE = r"(?:ja|jp|en|us|zh|ko|de|fr|es|it|pt)(?:[-_][a-z]{2})?"
_HOME = re.compile(rf"/?(?:{_LANGUAGE}/?)?(?:(?:index|default)(?:\.\w+)?/?)?", re.IGNORECASE)
_LOGIN = re.compile(
    r"(?:^|/)(?:log-?in|sign-?in|sign_in|signon|auth|authorize|sso|sessions?/new)(?:\.\w+)?(?:/|$)",
    re.IGNORECASE,
)
_LOGIN_HOST = re.compile(r"^(?:login|accounts?|auth|signin|sso|id)\.", re.IGNORECASE)
_LOST = re.compile(
    r"/(?:error/?)?(?:error-?)?(?:404|410|not-?_?found|page-?_?not-?_?found)(?:\.\w+)?/?$", re.I
)


@dataclass(frozen=True)
class Answer:
    """What came back for one address.

    `hops` are the redirects in order: (status, address led to). `error` is "" or one of
    no-host, no-lookup, private, refused, timeout, reset, truncated, certificate, tls, loop,
    long-chain, bad-redirect, bad-address, network, late, interrupted; `detail` says more about it.
    """

    url: str
    status: int = 0
    hops: tuple[tuple[int, str], ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    error: str = ""
    detail: str = ""

    @property
    def final(self) -> str:
        """The address that answered in the end."""
        return self.hops[-1][1] if self.hops else self.url


@dataclass(frozen=True)
class Verdict:
    """A verdict, the code of its reason with what belongs in it, and where the address ended."""

    name: str
    code: str
    detail: str
    final: str
    title: str = ""


def recovers(answer: Answer) -> bool:
    """Whether asking again may help."""
    if answer.error:
        return answer.error in _ERRORS_THAT_RECOVER
    return answer.status in _RECOVERS and not _has_challenge_header(answer)


def judge(answer: Answer, picture: str = "") -> Verdict:
    """Return the verdict on an answer.

    `picture` says that the address is `shown` as a picture on a page, or `named` like one.
    """

    def verdict(name: str, code: str, detail: str = "", title: str = "") -> Verdict:
        return Verdict(name, code, detail, answer.final, title)

    if answer.error:
        return verdict("gone" if answer.error in _NOBODY else "unknown", answer.error,
                       answer.detail)  # fmt: skip
    if _has_challenge_header(answer):
        return verdict("blocked", "challenge")
    if answer.status in (404, 410):
        return verdict("gone", "status", str(answer.status))
    kind = answer.headers.get("content-type", "").lower()
    start = answer.body[:512].lstrip().lower()
    is_html = "html" in kind or start.startswith((b"<!doctype html", b"<html"))
    charset = re.search(r"charset=[\"']?([\w-]+)", kind)
    page = page_text(answer.body if is_html else b"", charset[1] if charset else None)
    if page.is_challenge:
        return verdict("blocked", "challenge")
    if answer.status in _ROBOTS:
        return verdict("blocked", "status", str(answer.status))
    if not 200 <= answer.status < 300:
        return verdict("unknown", "status", str(answer.status))
    if answer.hops and _LOST.search(addresses.split(answer.final).path):
        return verdict("gone", "soft-404", page.title or answer.final)
    if answer.hops and _is_login(answer.final) and not _is_login(answer.url):
        return verdict("blocked", "login")
    if is_html and says_not_found(page):
        return verdict("gone", "soft-404", page.title or page.heading)
    if picture and is_html and not _is_about(answer, page.title, picture):
        return verdict("gone", "no-picture", page.title)
    permanent = [status in PERMANENT for status, _ in answer.hops]
    if answer.hops and _is_home(answer.final) and not _is_home(answer.url):
        name, code = ("gone", "home") if all(permanent) else ("unknown", "home-for-now")
        return verdict(name, code, answer.final)
    if permanent and permanent[0]:
        new = answer.hops[(*permanent, False).index(False) - 1][1]
        return verdict("moved", "moved", new, page.title)
    return verdict("ok", "elsewhere" if answer.hops else "ok", answer.final, page.title)


def _has_challenge_header(answer: Answer) -> bool:
    return any(
        answer.headers.get(name, "").lower() in values
        for name, values in _CHALLENGE_HEADERS.items()
    )


def _is_about(answer: Answer, title: str, picture: str) -> bool:
    """A page that shows a linked picture (a wiki's, a code host's) has its name in the title."""
    name = addresses.split(answer.url).path.rpartition("/")[2]
    return picture == "named" and bool(name) and name.lower() in title.lower()


def _is_home(url: str) -> bool:
    parts = addresses.split(url)
    return not parts.query and _HOME.fullmatch(parts.path) is not None


def _is_login(url: str) -> bool:
    parts = addresses.split(url)
    is_host = _LOGIN_HOST.match(parts.host or "") is not None
    return is_host or _LOGIN.search(parts.path) is not None

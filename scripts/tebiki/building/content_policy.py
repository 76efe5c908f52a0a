"""Makes the Content-Security-Policy of a finished page, by hashes of our templates' own scripts."""

import base64
import hashlib
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from tebiki.files.data_faults import Said, SaidError

# What a page may do beside running its own scripts: nothing that another host could see.
# Firefox fetches the next page ahead, for which there is no directive but the default one.
_RULES = (
    "default-src 'self'",
    "base-uri 'none'",
    "connect-src 'self'",
    "font-src 'self'",
    "form-action 'none'",
    "frame-src 'none'",
    "img-src 'self' data:",
    "manifest-src 'self'",
    "media-src 'none'",
    "object-src 'none'",
    "worker-src 'self'",
)
# On a disk every file is an origin of its own, which 'self' is not for every browser; nothing is
# fetched there, and no worker starts.
_RULES_ON_DISK = tuple(
    {"connect-src 'self'": "connect-src 'none'", "worker-src 'self'": "worker-src 'none'"}.get(
        rule, rule.replace("'self'", "'self' file:")
    )
    for rule in _RULES
)
_SCRIPT_TYPES = {"", "text/javascript", "application/javascript", "module"}
_PLACE = '<meta charset="utf-8">'

# What a page cannot say of itself; the form is that of static hosts' `_headers` files.
HEADERS = """\
/*
  Content-Security-Policy: frame-ancestors 'none'
  Cross-Origin-Opener-Policy: same-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=()
  Referrer-Policy: no-referrer
  X-Content-Type-Options: nosniff
  X-Frame-Options: DENY
/*.md
  Content-Type: text/markdown; charset=utf-8
/*.txt
  Content-Type: text/plain; charset=utf-8
/sw.js
  Cache-Control: no-cache
/*/sw.js
  Cache-Control: no-cache
"""

_NO_CHARSET = Said(
    f"the page has no {_PLACE}; let the template of your own overrides/ begin its <head> with it, "
    "or take that template out",
    f"ページに {_PLACE} がありません。自分の overrides/ のテンプレートで <head> のはじめに書くか、"
    "そのテンプレートを外してください。",
)


class PolicyError(SaidError, ValueError):
    """A page cannot be given its policy; the message says what to do."""


@dataclass(frozen=True)
class OwnParts:
    """Hashes of the inline scripts and styles that our templates put into a page.

    `data` are those of scripts that do not run, such as JSON.
    """

    scripts: frozenset[str]
    styles: frozenset[str]
    data: frozenset[str] = frozenset()


def parts(page: str | LexborHTMLParser) -> OwnParts:
    """Return what stands inline in a page, which is ours if nobody else's text is in it."""
    tree = LexborHTMLParser(page) if isinstance(page, str) else page
    run: set[str] = set()
    data: set[str] = set()
    styles: set[str] = set()
    for part in tree.css("script:not([src]), style"):
        runs = (part.attributes.get("type") or "").strip().lower() in _SCRIPT_TYPES
        (styles if part.tag == "style" else run if runs else data).add(_hash(part.text()))
    return OwnParts(frozenset(run), frozenset(styles), frozenset(data))


def with_policy(page: str, own: OwnParts, *, hosted: bool = True) -> str:
    """Return the HTML `page` with its policy in a `meta`, the first thing after its charset.

    Only `own` runs. Raises PolicyError for a page without `<meta charset="utf-8">`, which would
    stay unprotected.
    """
    if _PLACE not in page:
        raise PolicyError(_NO_CHARSET)
    source = "'self'" if hosted else "'self' file:"
    rules = [
        *(_RULES if hosted else _RULES_ON_DISK),
        " ".join([f"script-src {source}", *sorted(own.scripts)]),
        " ".join([f"style-src {source}", *sorted(own.styles)]),
    ]
    policy = f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(rules)}">'
    return page.replace(_PLACE, f"{_PLACE}\n  {policy}", 1)


def _hash(text: str) -> str:
    """The source expression of an inline script or style; W3C, Content Security Policy Level 3."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"

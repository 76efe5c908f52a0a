"""Makes the Content-Security-Policy of a finished page, by hashes of its own inline scripts."""

import base64
import hashlib

from selectolax.lexbor import LexborHTMLParser

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
"""


def with_policy(page: str) -> str:
    """Return the HTML `page` with its policy in a `meta`, the first thing after its charset.

    Raises ValueError for a page without `<meta charset="utf-8">`, which would stay unprotected.
    """
    if _PLACE not in page:
        raise ValueError(f"the page has no {_PLACE}; its template must begin its head with it")
    tree = LexborHTMLParser(page)
    scripts = [
        _hash(script.text())
        for script in tree.css("script:not([src])")
        if (script.attributes.get("type") or "") in _SCRIPT_TYPES
    ]
    styles = [_hash(style.text()) for style in tree.css("style")]
    rules = [
        *_RULES,
        " ".join(["script-src 'self'", *sorted(set(scripts))]),
        " ".join(["style-src 'self'", *sorted(set(styles))]),
    ]
    policy = f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(rules)}">'
    return page.replace(_PLACE, f"{_PLACE}\n  {policy}", 1)


def _hash(text: str) -> str:
    """The source expression of an inline script or style; W3C, Content Security Policy Level 3."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"

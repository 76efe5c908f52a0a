"""Reads the addresses that a site is told: its own, that of its sources, where readers report."""

import re
from urllib.parse import urlsplit

from tebiki.files.data_faults import Said, SaidError
from tebiki.safety import addresses

EXAMPLE = "https://workshop.example/guide/"
_BROKEN = re.compile(r"[\s\x00-\x1f\x7f<>\"'`\\{}|^]")

_SIGN = Said(
    "has a sign that no address has, such as a blank or a quotation mark",
    "に、空白や引用符など、アドレスに使えない文字があります",
)
_HASH = Said("has a part behind #", "に # から後ろがあります")
_PORT = Said("has a port that is no number up to 65535", "のポートが 65535 までの数ではありません")
_WRITE = Said(
    "{name}: {address} {wrong}; write {name}={right}",
    "{name}: {address} {wrong}。{name}={right} と書いてください。",
)
_REPORT = Said(
    'report_to {address} {wrong}; write report_to: "mailto:" or "https://form.example/report"',
    "report_to の {address} {wrong}。"
    'report_to: "mailto:" か "https://form.example/report" のように書いてください。',
)
_NO_MAIL = Said("is no mail address ({why})", "はメールのアドレスになっていません（{why}）")


class SiteAddressError(SaidError, ValueError):
    """An address cannot be used; the message names the setting, what is wrong and what to do."""


def read_site_url(text: str) -> str:
    """Return the site's own address with a slash at its end, "" for none.

    Blanks around it are taken off. Raises SiteAddressError for whatever is more or less than
    scheme, host and folder, with the right form.
    """
    text = text.strip()
    if not text:
        return ""
    parts = addresses.split(text)
    wrong = _parts_fault(text, parts)
    path, host = parts.path, (parts.host or "").rpartition("@")[2].lower()
    if re.search(r"/[^/]*\.html?/?$", path, re.IGNORECASE):
        wrong = wrong or Said("names a page", "がページを指しています")
        path = path.rstrip("/").rpartition("/")[0]
    if parts.query is not None:
        wrong = wrong or Said("has a query", "に ? から後ろがあります")
    if parts.fragment is not None:
        wrong = wrong or _HASH
    if re.search(r"//|/\.\.?(/|$)", path):
        wrong = wrong or Said("has a folder without a name", "に名前のないフォルダーがあります")
    if not wrong:
        return f"{parts.scheme}://{host}{path.rstrip('/')}/"
    if not parts.scheme and parts.host is None and "." in path.partition("/")[0]:
        host, slash, path = path.partition("/")  # workshop.example/guide
        parts, path = addresses.split(f"https://{host}"), slash + path
    is_usable = parts.is_web and host and not _BROKEN.search(host + path)
    path = re.sub(r"/(\.{0,2}/)+|/\.{0,2}$", "/", f"{path}/")
    right = f"{parts.scheme}://{_without_port(host)}{path}" if is_usable else EXAMPLE
    raise SiteAddressError(
        _WRITE.filled(name="SITE_URL", address=_shown(text), wrong=wrong, right=right)
    )


def edit_uri_fault(text: str, repo_url: str = "") -> Said | None:
    """Return what is wrong with EDIT_URI: an address, or with a `repo_url` what follows it."""
    right = "https://git.example/guide/edit/main/docs/"
    parts = addresses.split(text)
    wrong = None
    if text and (parts.scheme or parts.host is not None or not repo_url):
        wrong = _parts_fault(text, parts)
    elif _BROKEN.search(text):
        wrong = _SIGN
    if wrong is None:
        return None
    return _WRITE.filled(name="EDIT_URI", address=_shown(text), wrong=wrong, right=right)


def report_to_fault(text: str) -> Said | None:
    """Return what is wrong with `report_to`: `mailto:`, with or without a person, or a form's."""
    parts = addresses.split(text)
    if not text:
        return None
    if parts.scheme == "mailto":
        bare = text.strip().lower() == "mailto:"
        why = None if bare else addresses.mail_fault(text)
        wrong = _NO_MAIL.filled(why=why) if why else None
        wrong = wrong or (_SIGN if _BROKEN.search(text) else None)
    else:
        wrong = _parts_fault(text, parts)
        wrong = wrong or (_HASH if parts.fragment is not None else None)
    return _REPORT.filled(address=_shown(text), wrong=wrong) if wrong else None


def _shown(text: str) -> str:
    """The address in quotes; a password reaches no log."""
    return repr(re.sub(r"//[^/]*@", "//…@", text))


def _without_port(host: str) -> str:
    """The host, and its port only where it has a good one."""
    bare, colon, port = host.rpartition(":")
    is_port = colon and "]" not in port
    return bare if is_port and not (port.isdigit() and 0 < int(port) < 65536) else host


def _parts_fault(text: str, parts: addresses.Address) -> Said | None:
    if _BROKEN.search(text):
        return _SIGN
    if not parts.is_web:
        return Said(
            "does not begin with https:// or http://", "が https:// か http:// で始まっていません"
        )
    if not parts.host:
        return Said("names no host", "にホスト名がありません")
    if "@" in parts.host:
        return Said("holds a user or a password", "にユーザー名かパスワードが入っています")
    try:
        port = urlsplit(text).port
    except ValueError:
        return _PORT
    return _PORT if port == 0 else None

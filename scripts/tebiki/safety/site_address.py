"""Reads the addresses that a site is told: its own, that of its sources, where readers report."""

import re
from urllib.parse import urlsplit

from tebiki.safety import addresses

EXAMPLE = "https://workshop.example/guide/"
_BROKEN = re.compile(r"[\s\x00-\x1f\x7f<>\"'`\\{}|^]")

_SIGN = "has a sign that no address has, such as a blank or a quotation mark"


class SiteAddressError(ValueError):
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
        wrong = wrong or "names a page"
        path = path.rstrip("/").rpartition("/")[0]
    wrong = wrong or ("has a query" if parts.query is not None else "")
    wrong = wrong or ("has a part behind #" if parts.fragment is not None else "")
    if re.search(r"//|/\.\.?(/|$)", path):
        wrong = wrong or "has a folder without a name"
    if not wrong:
        return f"{parts.scheme}://{host}{path.rstrip('/')}/"
    if not parts.scheme and parts.host is None and "." in path.partition("/")[0]:
        host, slash, path = path.partition("/")  # workshop.example/guide
        parts, path = addresses.split(f"https://{host}"), slash + path
    is_usable = parts.is_web and host and not _BROKEN.search(host + path)
    path = re.sub(r"/(\.{0,2}/)+|/\.{0,2}$", "/", f"{path}/")
    right = f"{parts.scheme}://{_without_port(host)}{path}" if is_usable else EXAMPLE
    raise SiteAddressError(f"SITE_URL: {_shown(text)} {wrong}; write SITE_URL={right}")


def edit_uri_fault(text: str, repo_url: str = "") -> str | None:
    """Return what is wrong with EDIT_URI: an address, or with a `repo_url` what follows it."""
    right = "https://git.example/guide/edit/main/docs/"
    parts = addresses.split(text)
    wrong = None
    if text and (parts.scheme or parts.host is not None or not repo_url):
        wrong = _parts_fault(text, parts)
    elif _BROKEN.search(text):
        wrong = _SIGN
    return f"EDIT_URI: {_shown(text)} {wrong}; write EDIT_URI={right}" if wrong else None


def report_to_fault(text: str) -> str | None:
    """Return what is wrong with `report_to`: `mailto:`, with or without a person, or a form's."""
    right = 'write report_to: "mailto:" or "https://form.example/report"'
    parts = addresses.split(text)
    if not text:
        return None
    if parts.scheme == "mailto":
        bare = text.strip().lower() == "mailto:"
        wrong = None if bare else addresses.mail_fault(text)
        wrong = f"is no mail address ({wrong})" if wrong else None
        wrong = wrong or (_SIGN if _BROKEN.search(text) else None)
    else:
        wrong = _parts_fault(text, parts)
        wrong = wrong or ("has a part behind #" if parts.fragment is not None else None)
    return f"report_to {_shown(text)} {wrong}; {right}" if wrong else None


def _shown(text: str) -> str:
    """The address in quotes; a password reaches no log."""
    return repr(re.sub(r"//[^/]*@", "//…@", text))


def _without_port(host: str) -> str:
    """The host, and its port only where it has a good one."""
    bare, colon, port = host.rpartition(":")
    is_port = colon and "]" not in port
    return bare if is_port and not (port.isdigit() and 0 < int(port) < 65536) else host


def _parts_fault(text: str, parts: addresses.Address) -> str | None:
    if _BROKEN.search(text):
        return _SIGN
    if not parts.is_web:
        return "does not begin with https:// or http://"
    if not parts.host:
        return "names no host"
    if "@" in parts.host:
        return "holds a user or a password"
    try:
        port = urlsplit(text).port
    except ValueError:
        return "has a port that is no number up to 65535"
    return "has a port that is no number up to 65535" if port == 0 else None

"""Reads addresses as browsers do: their parts, the path they lead to, mail addresses."""

import re
from dataclasses import dataclass
from urllib.parse import unquote, unquote_to_bytes, urljoin

from tebiki.files.data_faults import Said

_PARTS = re.compile(
    r"(?:(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):)?(?://(?P<host>[^/?#]*))?"
    r"(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?(?:#(?P<fragment>.*))?",
    re.DOTALL,
)
_EDGES = "".join(map(chr, range(0x21)))  # C0 controls and space, which browsers strip
_MAIL = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@"
    r"(?:localhost|[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+)"
)
_PORTS = {"http": ":80", "https": ":443"}


@dataclass(frozen=True)
class Address:
    """An address in parts; None for a part that it has not got."""

    scheme: str
    host: str | None
    path: str
    query: str | None
    fragment: str | None

    @property
    def is_web(self) -> bool:
        return self.scheme in ("http", "https")

    @property
    def name(self) -> str:
        """The host without user, port and brackets, in small letters."""
        host = (self.host or "").rpartition("@")[2].lower()
        return host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]


@dataclass(frozen=True)
class Base:
    """Where a document stands: below the site's root (`origin` is "") or at another address."""

    path: str
    origin: str = ""


@dataclass(frozen=True)
class Place:
    """Where an address leads.

    `kind` is `inside` (`path` below the site's root, decoded; a folder's ends with /),
    `outside` (`path` is the whole address), `edition` (same host, outside the site's root),
    `above` (more .. than there are folders), `bad` (no usable path) or `other` (mailto, data …).
    `absolute` says that an inside address names scheme and host though it need not.
    """

    kind: str
    path: str
    fragment: str | None = None
    absolute: bool = False


def split(text: str) -> Address:
    """Return the parts of an address, cleaned as browsers do: edges, line ends, backslashes."""
    text = text.strip(_EDGES).replace("\n", "").replace("\r", "").replace("\t", "")
    scheme = text.partition(":")[0].lower()
    if "\\" in text and (":" not in text or scheme in ("http", "https")):
        head, mark, tail = text.partition("?")
        text = head.replace("\\", "/") + mark + tail
    match = _PARTS.fullmatch(text)
    assert match is not None  # every part is optional
    return Address(
        (match["scheme"] or "").lower(),
        match["host"],
        match["path"],
        match["query"],
        match["fragment"],
    )


def locate(address: Address, base: Base, site_url: str) -> Place:
    """Return where `address` leads from a document at `base`.

    `site_url` is the site's own address, ending in /, or "" where nothing is known of it.
    """
    home = split(site_url)
    if address.scheme and not address.is_web:
        return Place("other", address.path, address.fragment)
    if address.host is not None or address.is_web:
        return _from_host(address, home)
    if base.origin:
        return Place("outside", urljoin(base.origin + base.path, whole(address)))
    if not address.path:
        return Place("inside", base.path, address.fragment)
    if address.path.startswith("/"):
        return _below(address, home.path or "/", absolute=False)
    folder = base.path.rpartition("/")[0]
    return _inside(f"{folder}/{address.path}" if folder else address.path, address.fragment)


def whole(address: Address) -> str:
    """Put the parts of an address together again."""
    text = f"{address.scheme}:" if address.scheme else ""
    text += f"//{address.host}" if address.host is not None else ""
    text += address.path
    text += f"?{address.query}" if address.query is not None else ""
    return text + (f"#{address.fragment}" if address.fragment is not None else "")


def mail_fault(text: str) -> Said | None:
    """Return what is wrong with a `mailto:` address, None for a good one (RFC 6068)."""
    rest = text.strip(_EDGES).partition(":")[2]
    to, _, headers = rest.partition("?")
    if to.startswith("//"):
        return Said("mailto takes no //", "mailto: の後ろに // は付きません")
    if not to and not headers:
        return Said("mailto names nobody", "mailto: に宛先がありません")
    people = [to] if to else []
    for header in headers.replace("&amp;", "&").split("&") if headers else []:
        name, equals, value = header.partition("=")
        if not equals:
            return Said(
                f"the mail header {name!r} has no =", f"メールの項目 {name!r} に = がありません"
            )
        if name.lower() in ("to", "cc", "bcc"):
            people.append(value)
    for person in (one for some in people for one in some.split(",")):
        if not _MAIL.fullmatch(unquote(person)):
            shown = repr(unquote(person))
            return Said(f"{shown} is no mail address", f"{shown} はメールアドレスではありません")
    return None


def _from_host(address: Address, home: Address) -> Place:
    if not address.host:
        return Place("bad", Said("the address names no host", "アドレスにホスト名がありません"))
    if re.search(r"[\s<>\"{}|^`]", address.host):
        return Place(
            "bad",
            Said(f"{address.host!r} is no host", f"{address.host!r} はホスト名ではありません"),
        )
    scheme = address.scheme or home.scheme or "https"
    if home.host and _host(scheme, address.host) == _host(home.scheme, home.host):
        return _below(address, home.path or "/", absolute=True)
    return Place("outside", whole(Address(scheme, *_rest(address))), address.fragment)


def _rest(address: Address) -> tuple[str | None, str, str | None, str | None]:
    return address.host, address.path, address.query, address.fragment


def _host(scheme: str, host: str) -> str:
    return host.lower().removesuffix(_PORTS.get(scheme, ":"))


def _below(address: Address, root: str, *, absolute: bool) -> Place:
    path = unquote(address.path) or "/"
    if path + "/" == root:
        return Place("inside", "", address.fragment, absolute)
    if not path.startswith(unquote(root)):
        return Place("edition", address.path, address.fragment, absolute)
    return _inside(address.path[len(root) :] if root != "/" else address.path[1:],
                   address.fragment, absolute)  # fmt: skip


def _inside(path: str, fragment: str | None, absolute: bool = False) -> Place:
    parts: list[str] = []
    names = path.split("/")
    for name in names:
        try:
            name = unquote_to_bytes(name).decode("utf-8") if "%" in name else name
        except UnicodeDecodeError:
            return Place(
                "bad",
                Said(
                    "the address is percent-encoded, but not in UTF-8",
                    "アドレスの % の部分が UTF-8 ではありません",
                ),
            )
        if name == "..":
            if not parts:
                return Place("above", path, fragment)
            parts.pop()
        elif name not in ("", "."):
            parts.append(name)
    is_folder = names[-1] in ("", ".", "..")
    joined = "/".join(parts)
    return Place("inside", f"{joined}/" if is_folder and joined else joined, fragment, absolute)

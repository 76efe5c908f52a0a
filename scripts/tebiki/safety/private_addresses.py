"""Core: whether an address or a host is private, that is not reachable by everybody."""

import re
from ipaddress import AddressValueError, IPv4Address, IPv4Network, IPv6Address, IPv6Network
from urllib.parse import unquote

# https://www.iana.org/assignments/iana-ipv4-special-registry and iana-ipv6-special-registry;
# Python's own `is_global` calls multicast and what is mapped into IPv6 global.
_PRIVATE_4 = tuple(
    IPv4Network(block)
    for block in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",
        "100.64.0.0/10",  # a provider's own (CGNAT)
        "127.0.0.0/8",  # this machine
        "169.254.0.0/16",  # link-local, where clouds keep their metadata
        "172.16.0.0/12",
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays, given up
        "192.168.0.0/16",
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
_UNICAST_6 = IPv6Network("2000::/3")  # nothing outside it is given to hosts of the internet
_PRIVATE_6 = tuple(
    IPv6Network(block)
    for block in (
        "2001::/23",  # protocol assignments: Teredo, benchmarks, ORCHID
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, given up: whatever IPv4 address it holds, no public host is there
        "3ffe::/16",  # 6bone, given back
        "3fff::/20",  # documentation
    )
)
_MAPPED = IPv6Network("::ffff:0:0/96")
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: networks without IPv4 reach public hosts so
_OWN_NAMES = frozenset(
    # RFC 6761, 6762 (and its appendix G), 8375, and what .internal is set aside for
    ("localhost", "localdomain", "local", "internal", "intranet", "private", "corp", "home", "lan")
)
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+")


def is_private_address(address: IPv4Address | IPv6Address) -> bool:
    """Whether not everybody reaches an address; one inside another (IPv4 in IPv6) is judged too."""
    if isinstance(address, IPv4Address):
        return any(address in block for block in _PRIVATE_4)
    plain = IPv6Address(int(address))  # without a zone, which networks do not compare
    if plain in _MAPPED or plain in _NAT64:
        return is_private_address(IPv4Address(int(plain) & 0xFFFF_FFFF))
    return plain not in _UNICAST_6 or any(plain in block for block in _PRIVATE_6)


def is_private_host(host: str) -> bool:
    """Whether a host, as it stands in an address, is private: a number or a name.

    Without user and port; a number in every form that browsers take (`0x7f.1`, `2130706433`,
    `[::1]`), a name in whatever letters. What is no host at all, nobody reaches: private.
    """
    host = unquote(host.strip())
    if ":" in host or host.startswith("["):
        bare = host.removeprefix("[").removesuffix("]")
        try:
            return is_private_address(IPv6Address(bare.partition("%")[0]))
        except AddressValueError:
            return True
    name = _folded(host)
    labels = name.removesuffix(".").split(".")
    if not all(labels):
        return True
    if labels[-1].isdigit() or _NUMBER.fullmatch(labels[-1]):
        number = _number(labels)
        return number is None or is_private_address(number)
    return len(labels) == 1 or labels[-1] in _OWN_NAMES or labels[-2:] == ["home", "arpa"]


def _folded(host: str) -> str:
    """The host in small ASCII letters where browsers make it so, "" where they refuse it."""
    if host.isascii():
        return host.lower()
    import idna  # takes a while, and hardly a host needs it

    try:
        return idna.uts46_remap(host, std3_rules=False)
    except idna.IDNAError:
        return ""


def _number(labels: list[str]) -> IPv4Address | None:
    """The address that 1 to 4 numbers make, each decimal, octal or hexadecimal; None for none.

    https://url.spec.whatwg.org/#concept-ipv4-parser
    """
    if len(labels) > 4 or not all(map(_NUMBER.fullmatch, labels)):
        return None
    try:
        *high, low = [_digits(label) for label in labels]
    except ValueError:  # an 8 in an octal number
        return None
    if any(one > 255 for one in high) or low >= 256 ** (5 - len(labels)):
        return None
    whole = low
    for place, one in enumerate(high):
        whole += one << (8 * (3 - place))
    return IPv4Address(whole)


def _digits(text: str) -> int:
    if text.startswith("0x"):
        return int(text[2:] or "0", 16)
    return int(text, 8 if len(text) > 1 and text.startswith("0") else 10)

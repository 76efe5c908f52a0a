"""private_addresses: each block and form of an address, judged as data; nothing is asked."""

from ipaddress import ip_address

import pytest

from tebiki.safety.private_addresses import is_private_address, is_private_host

PRIVATE = [
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1",
    "127.255.255.254", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8",
    "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.7",
    "203.0.113.7", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::7f00:1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
    "::ffff:0:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::192.168.1.1", "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::7f00:1", "64:ff9b:1::8.8.8.8", "100::1", "2001::1", "2001:0:7f00:1::",
    "2001:2::1", "2001:10::1", "2001:20::1", "2001:db8::1", "2002:7f00:1::", "2002:a00:1::1",
    "2002:808:808::1", "3ffe::1", "3fff::1", "4000::1", "5f00::1", "fc00::1", "fd12:3456::1",
    "fe80::1", "fe80::1%eth0", "fe80::1%2", "febf::1", "fec0::1", "feff::1", "ff02::1", "ff0e::1",
]  # fmt: skip
PUBLIC = [
    "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "93.184.216.34", "100.63.255.255",
    "100.128.0.0", "126.255.255.255", "128.0.0.0", "172.15.255.255", "172.32.0.0",
    "192.167.255.255", "198.17.255.255", "198.20.0.0", "223.255.255.255",
    "2001:4860:4860::8888", "2606:4700::1111", "2400:cb00::1", "2620:4f:8000::1",
    "::ffff:8.8.8.8", "64:ff9b::808:808",
]  # fmt: skip


@pytest.mark.parametrize("number", PRIVATE)
def test_a_private_address_is_told(number: str) -> None:
    assert is_private_address(ip_address(number))
    assert is_private_host(f"[{number}]" if ":" in number else number)


@pytest.mark.parametrize("number", PUBLIC)
def test_a_public_address_is_not_called_private(number: str) -> None:
    assert not is_private_address(ip_address(number))
    assert not is_private_host(f"[{number}]" if ":" in number else number)


@pytest.mark.parametrize(
    "host",
    [
        "127.1", "127.0.1", "0", "0x7f.1", "0X7F.0x1", "0177.0.0.1", "2130706433", "0x7f000001",
        "017700000001", "127.0.0.1.", "127.0.0.0x1", "0x", "10.1", "192.168.257", "0xa9fea9fe",
        "3232235777", "１２７.０.０.１", "127。0。0。1", "①②⑦.1", "%31%32%37.0.0.1", "0x7f.0.0.0x",
        "[::ffff:7f00:1]", "::1", "[fe80::1%25eth0]", "[FE80::1]", "[0:0:0:0:0:0:0:1]",
        "256.256.256.256", "1.2.3.4.5", "1.2.3.08", "99999999999", "[::1", "[zz]", "a.1",
        "localhost", "LOCALHOST", "localhost.", "app.localhost", "ｌｏｃａｌｈｏｓｔ",
        "local\u00adhost", "localhost.localdomain", "printer.local", "プリンター.local",
        "db.internal", "metadata.google.internal", "nas.lan", "router.home.arpa", "wiki.corp",
        "tv.home", "intranet", "wiki", "社内", "", ".", "..", "a..b", " localhost ",
    ],
)  # fmt: skip
def test_every_form_of_a_private_host_is_told(host: str) -> None:
    assert is_private_host(host)


@pytest.mark.parametrize(
    "host",
    [
        "example.com", "EXAMPLE.com.", "library.org", "cards.library.org", "日本語.jp",
        "xn--wgv71a119e.jp", "localhost.example.com", "local.jp", "lan.example", "home.example.org",
        "127.0.0.1.example", "10.example.com", "0x7f.example.com", "134744072", "8.8.2056",
        "010.8.8.8", "a_b.example", "no-such-host.invalid", "internal-news.jp",
    ],
)  # fmt: skip
def test_a_public_host_is_not_called_private(host: str) -> None:
    assert not is_private_host(host)

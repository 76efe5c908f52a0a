"""The addresses that a site is told: taken whole, or refused with the right form."""

import pytest

from support.messages import english
from tebiki.safety import site_address
from tebiki.safety.site_address import SiteAddressError

GUIDE = "https://workshop.example/guide/"
PASSWORD = "pw"


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("", ""),
        ("  ", ""),
        ("https://workshop.example/guide", GUIDE),
        (f" {GUIDE}\t", GUIDE),
        (f"\u3000{GUIDE}\n", GUIDE),
        ("HTTPS://Workshop.example/guide/", GUIDE),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000/"),
        ("https://workshop.example/手引き/", "https://workshop.example/手引き/"),
    ],
)
def test_good_addresses_are_trimmed_and_end_in_a_slash(given: str, read: str) -> None:
    assert site_address.read_site_url(given) == read


SIGN = "has a sign that no address has, such as a blank or a quotation mark"


@pytest.mark.parametrize(
    ("given", "wrong", "right"),
    [
        (f"{GUIDE}?x=1", "has a query", GUIDE),
        (f"{GUIDE}?", "has a query", GUIDE),
        (f"{GUIDE}#top", "has a part behind #", GUIDE),
        (f"{GUIDE}index.html", "names a page", GUIDE),
        ("https://workshop.example/a/INDEX.HTM/", "names a page", "https://workshop.example/a/"),
        (f"{GUIDE}/x", "has a folder without a name", f"{GUIDE}x/"),
        (f"{GUIDE}../x/", "has a folder without a name", f"{GUIDE}x/"),
        ("https://workshop.example:x/guide", "has a port that is no number up to 65535", GUIDE),
        ("workshop.example/guide", "does not begin with https:// or http://", GUIDE),
        ("workshop.test", "does not begin with https:// or http://", "https://workshop.test/"),
        ("ftp://workshop.example/", "does not begin with https:// or http://", GUIDE),
        ("javascript:alert(1)", "does not begin with https:// or http://", GUIDE),
        ("https:///guide/", "names no host", GUIDE),
        ("https://workshop.example/gu ide/", SIGN, GUIDE),
        ('https://workshop.example/"onload="x', SIGN, GUIDE),
        ("https://workshop.example/<script>", SIGN, GUIDE),
    ],
)
def test_what_is_more_or_less_is_refused_with_the_right_form(
    given: str, wrong: str, right: str
) -> None:
    with pytest.raises(SiteAddressError) as error:
        site_address.read_site_url(given)
    assert english(error.value) == f"SITE_URL: {given!r} {wrong}; write SITE_URL={right}"


def test_a_password_is_not_repeated() -> None:
    with pytest.raises(SiteAddressError) as error:
        site_address.read_site_url("https://user:" + PASSWORD + "@workshop.example/")
    assert english(error.value) == (
        "SITE_URL: 'https://…@workshop.example/' holds a user or a password; "
        "write SITE_URL=https://workshop.example/"
    )


@pytest.mark.parametrize(
    ("given", "repo_url", "wrong"),
    [
        ("", "", None),
        ("https://git.example/guide/edit/main/docs/", "", None),
        ("edit/main/docs/", "https://git.example/guide/", None),
        ("?query=root/docs/", "https://git.example/guide/", None),
        ("edit/main/docs/", "", "does not begin with https:// or http://"),
        (
            "javascript:alert(1)//",
            "https://git.example/",
            "does not begin with https:// or http://",
        ),
        (f"https://u:{PASSWORD[0]}@git.example/", "", "holds a user or a password"),
        ('edit/"><script>', "https://git.example/", SIGN),
    ],
)
def test_the_address_of_the_sources_is_looked_at(
    given: str, repo_url: str, wrong: str | None
) -> None:
    right = "write EDIT_URI=https://git.example/guide/edit/main/docs/"
    message = f"EDIT_URI: {given.replace('u:p', '…')!r} {wrong}; {right}" if wrong else None
    assert site_address.edit_uri_fault(given, repo_url) == message


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ("", None),
        ("mailto:", None),
        ("mailto:host@workshop.example", None),
        ("https://form.example/report?form=1", None),
        ("mailto:host", "is no mail address ('host' is no mail address)"),
        ("javascript:alert(1)", "does not begin with https:// or http://"),
        ("https://form.example/#a", "has a part behind #"),
        (f"https://u:{PASSWORD[0]}@form.example/", "holds a user or a password"),
        ('https://form.example/"x', SIGN),
    ],
)
def test_where_readers_report_is_looked_at(given: str, wrong: str | None) -> None:
    right = 'write report_to: "mailto:" or "https://form.example/report"'
    message = f"report_to {given.replace('u:p', '…')!r} {wrong}; {right}" if wrong else None
    assert site_address.report_to_fault(given) == message

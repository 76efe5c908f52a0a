"""Secrets are found in whatever carries them; the real sources and the real site have none."""

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin
from pypdf import PdfWriter
from pypdf.annotations import Link

from support.messages import english
from tebiki.paper import typesetting
from tebiki.rules import scan_secrets
from tebiki.rules.carried_texts import CarrierError, texts
from tebiki.rules.scan_secrets import Told

ROOT = Path(__file__).resolve().parents[2]
KEY = "sk-" + "proj-Ab3dEf6hIj9kLm2nOp5q"  # in two, or this file would be found
TOKEN = "ghp_" + "0123456789abcdefghijABCDEFGHIJ012345"
LOOKS = "looks like a secret"
SAID = "「sk-pro…」 looks like a real key; mask it: sk-••••"


def _png() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", f"made with {KEY}")
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "PNG", pnginfo=info)
    return out.getvalue()


def _jpeg() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = KEY  # ImageDescription
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "JPEG", exif=exif)
    return out.getvalue()


def _webp() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "WEBP", xmp=f"<x:xmpmeta>{KEY}</x:xmpmeta>".encode())
    return out.getvalue()


def _pdf() -> bytes:
    writer = PdfWriter()
    page = writer.add_blank_page(100, 100)
    writer.add_metadata({"/Subject": KEY})
    writer.add_attachment("notes.txt", KEY.encode())
    writer.add_annotation(0, Link(rect=(0, 0, 9, 9), url=f"https://a.test/?key={KEY}"))
    assert page
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("in/a.png", _png())
        archive.writestr("in/a.html", f"<p>\n{KEY}</p>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "places"),
    [
        ("a.svg", f"<svg><desc>{KEY}</desc></svg>".encode(), [":1: "]),
        ("a.html", f"<p>\n<!-- {KEY} -->".encode(), [":2: "]),
        ("a.bin", b"\xff\x00" + KEY.encode(), [":1: "]),
        ("a.csv", f"鍵\n{KEY}".encode("utf-16"), [":2: "]),
        ("a.png", _png(), [":1 (metadata Comment): "]),
        ("a.jpg", _jpeg(), [":2 (metadata exif): ", ":1 (EXIF 270): "]),
        ("a.webp", _webp(), [":1 (metadata xmp): "]),
        (
            "a.pdf",
            _pdf(),
            [
                ":1 (metadata /Subject): ",
                ":1 (page 1, link): ",
                ":1 (attachment notes.txt): ",
            ],
        ),
        ("a.zip", _zip(), [":1 (in/a.png metadata Comment): ", ":2 (in/a.html): "]),
    ],
)
def test_a_key_is_found_wherever_it_hides(name: str, data: bytes, places: list[str]) -> None:
    found = [str(leak) for leak in scan_secrets.leaks(name, data)]
    assert [line for line in found if SAID in line] == [f"{name}{place}{SAID}" for place in places]
    assert KEY not in "".join(found)


def test_text_on_a_page_of_a_pdf_is_read(tmp_path: Path) -> None:
    source = f'#set document(title: "t")\n#set text(font: "{typesetting.FONT}")\n= Key\n#"{TOKEN}"'
    pdf, _ = typesetting.set_pdf(source, tmp_path, typesetting.fonts(), "2026.11")
    assert [str(leak) for leak in scan_secrets.leaks("a.pdf", pdf)] == [
        "a.pdf:2 (page 1): looks like a secret (GitHub Token); take it out, or write a masked one"
    ]


def test_mails_and_phones_count_but_not_in_other_peoples_code() -> None:
    text = b"someone@company.jp"
    assert [str(leak) for leak in scan_secrets.leaks("a.json", text)] == [
        "a.json:1: 「someone@company.jp」 may be somebody's mail; write name@example.com"
    ]
    assert list(scan_secrets.leaks("assets/javascripts/bundle.js", text)) == []


def test_what_an_event_tells_on_purpose_is_no_secret_but_a_key_is() -> None:
    text = f'contact = "host@company.jp"\npassword = "{KEY}"'
    told = Told(event=text)
    assert list(scan_secrets.leaks("a.html", b"host@company.jp", told=told)) == []
    assert len(list(scan_secrets.leaks("a.html", b"ost@company.jp", told=told))) == 1
    assert {leak.line for leak in scan_secrets.leaks("event.toml", text.encode(), told=told)} == {2}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (KEY, SAID),
        (TOKEN, f"{LOOKS} (GitHub Token)"),
        ("https://user:" + "letmein@service.example/", f"{LOOKS} (Basic Auth Credentials)"),
        ("-----BEGIN PRIVATE " + "KEY-----", f"{LOOKS} (Private Key)"),
    ],
)
def test_what_has_the_form_of_a_key_passes_where_an_ignore_names_all_of_it(
    text: str, said: str
) -> None:
    data = f"<code>{text}</code>、{text}".encode()
    (leak,) = scan_secrets.leaks("a.html", data, told=Told(named=(f"0{text}", text[9:])))
    assert str(leak).startswith(f"a.html:1: {said}")
    assert list(scan_secrets.leaks("a.html", data, told=Told(named=("x", text)))) == []


def test_tests_may_invent_keys_of_the_guides_service_and_no_others() -> None:
    assert list(scan_secrets.leaks("tests/a.py", KEY.encode(), invented=True)) == []
    assert len(list(scan_secrets.leaks("tests/a.py", TOKEN.encode(), invented=True))) == 1


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a.png", "cannot be read as png: cannot identify image file"),
        ("a.zip", "cannot be read as zip: File is not a zip file"),
        ("a.pdf", "cannot be read as pdf: "),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_a_fault(name: str, said: str) -> None:
    with pytest.raises(CarrierError) as error:
        list(texts(name, b"nothing"))
    assert english(error.value).startswith(said)


def test_a_file_that_breaks_its_reader_is_a_fault() -> None:
    pdf = _pdf()
    locked = bytearray(_zip())
    locked[locked.index(b"PK\x01\x02") + 8] |= 1  # the bit that says a password is needed
    for name, data, said in [
        ("a.zip", bytes(locked), "File <ZipInfo filename='in/a.png'"),
        ("a.pdf", pdf.replace(b"/Pages 2 0 R", b""), "Failed to load document"),
        ("a.pdf", pdf.replace(b"/Root", b"/Boot"), "'/Root'"),
    ]:
        with pytest.raises(CarrierError) as error:
            list(texts(name, data))
        assert english(error.value).startswith(f"cannot be read as {name[2:]}: {said}")

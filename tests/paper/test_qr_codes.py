"""A QR code says its address when it is read back."""

import typst
import zxingcpp
from PIL import Image

from tebiki.paper import qr_codes


def test_a_drawn_code_reads_back() -> None:
    address = "https://gyazo.com/bd9dcdba593bcb272dc2d99072520370.png"
    svg = qr_codes.qr_svg(address)
    source = f'#set page(width: 40mm, height: 40mm, margin: 8mm)\n#image(bytes("{_quoted(svg)}"))'
    png = typst.compile(source.encode(), format="png", ppi=200)
    assert isinstance(png, bytes)
    (found,) = zxingcpp.read_barcodes(_image(png))
    assert found.text == address


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _image(png: bytes) -> Image.Image:
    import io

    return Image.open(io.BytesIO(png)).convert("L")

"""Draws QR codes as small SVG pictures for the handout."""

import functools
import io

import segno


@functools.cache  # 10 ms each; every language and audience has the same links
def qr_svg(address: str) -> str:
    """Return the QR code of `address` as an SVG, black on white, without a margin.

    It needs four modules of white around it (ISO/IEC 18004). Error level M: a crease or a
    smudge on paper may hide up to 15 % of the code.
    """
    code = segno.make_qr(address, error="m", boost_error=False)
    out = io.BytesIO()
    code.save(
        out, kind="svg", border=0, xmldecl=False, svgns=True, nl=False,
        dark="#000", light="#fff", omitsize=True, title=None,
    )  # fmt: skip
    return out.getvalue().decode()

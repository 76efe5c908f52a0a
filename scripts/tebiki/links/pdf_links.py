"""Finds the addresses that a PDF links to, with their pages."""

import io
import logging

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from tebiki.links.documents import Document, Link

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mends by itself is no finding


def read_pdf(data: bytes) -> Document:
    """Return the links of a PDF's annotations; a link's `line` is its page, from 1."""
    found = Document()
    try:
        for number, page in enumerate(PdfReader(io.BytesIO(data)).pages, start=1):
            for note in page.get("/Annots") or ():
                action = note.get_object().get("/A")
                action = action.get_object() if action is not None else {}
                if "/URI" in action:
                    found.links.append(Link("pdf link", str(action["/URI"]), number))
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        found.links.append(Link("pdf", "", 1, "broken"))
    return found

"""The checkout, and a folder served without a line a request."""

from http.server import SimpleHTTPRequestHandler
from pathlib import Path

from tebiki.source.project import Project

ROOT = Path(__file__).resolve().parents[2]
CHECKOUT = Project(ROOT)


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves a folder without a line a request."""

    def log_message(self, format: str, *args: object) -> None:
        pass

"""The preview's port."""

import re
import socket
import subprocess
import sys

import pytest

from tebiki.desks import serve_site


def test_taken_port_gives_the_next() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert serve_site.free_port(port) > port


def test_no_free_port_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    class Busy(socket.socket):
        def bind(self, address: object) -> None:
            raise OSError("taken")

    monkeypatch.setattr(socket, "socket", Busy)
    with pytest.raises(
        OSError, match=r"^no free port from 8000 to 8099; choose another with --port$"
    ):
        serve_site.free_port(8000)


def test_preview_says_where_it_is() -> None:
    command = [sys.executable, "-m", "tebiki.desks.serve_site", "--port", "8700"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
    ) as preview:
        assert preview.stdout
        line = preview.stdout.readline()
        preview.kill()
    assert re.fullmatch(
        r"The preview is on http://127\.0\.0\.1:87\d\d/ ; stop it with Ctrl\+C\.\n", line
    )

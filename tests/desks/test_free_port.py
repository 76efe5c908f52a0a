"""The port of a page of this machine."""

import socket

import pytest

from tebiki.desks.free_port import free_port


def test_taken_port_gives_the_next() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert free_port(port) > port


def test_no_free_port_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    class Busy(socket.socket):
        def bind(self, address: object) -> None:
            raise OSError("taken")

    monkeypatch.setattr(socket, "socket", Busy)
    with pytest.raises(OSError) as error:
        free_port(8000)
    assert str(error.value).splitlines() == [
        "no free port from 8000 to 8099; choose another with --port",
        "ポートが 8000 から 8099 まで、すべて使用中です。--port で別の番号を指定してください。",
    ]

"""Finds a port of this machine that nobody listens on."""

import socket

from tebiki.files.data_faults import Said, in_lines

_TAKEN = Said(
    "no free port from {first} to {last}; choose another with --port",
    "ポートが {first} から {last} まで、すべて使用中です。--port で別の番号を指定してください。",
)


def free_port(wanted: int, host: str = "127.0.0.1") -> int:
    """Return `wanted`, or where it is taken the next free port of the following hundred.

    Raises OSError when all are taken.
    """
    for port in range(wanted, wanted + 100):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return port
    raise OSError(in_lines(_TAKEN.filled(first=str(wanted), last=str(wanted + 99))))

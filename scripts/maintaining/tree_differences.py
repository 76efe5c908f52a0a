"""Core: which files of two trees differ, one line a file."""

from collections.abc import Iterator, Mapping


def differences(first: Mapping[str, bytes], second: Mapping[str, bytes]) -> list[str]:
    """Return a line for each file (path -> content) that is not the same in both trees."""
    return list(_differences(first, second))


def _differences(first: Mapping[str, bytes], second: Mapping[str, bytes]) -> Iterator[str]:
    for path in sorted(first.keys() | second.keys()):
        if path not in second:
            yield f"{path}: only in the first"
        elif path not in first:
            yield f"{path}: only in the second"
        elif first[path] != second[path]:
            yield f"{path}: {_first_difference(first[path], second[path])}"


def _first_difference(first: bytes, second: bytes) -> str:
    pairs = enumerate(zip(first, second, strict=False))
    at = next((n for n, (a, b) in pairs if a != b), min(len(first), len(second)))
    try:
        first.decode(), second.decode()
    except UnicodeDecodeError:
        return f"differs from byte {at} on ({len(first)} and {len(second)} bytes)"
    line = first[:at].count(b"\n") + 1
    return f"differs from line {line} on: {_around(first, at)} … {_around(second, at)}"


def _around(content: bytes, at: int) -> str:
    return repr(content[max(at - 20, 0) : at + 20].decode(errors="replace"))

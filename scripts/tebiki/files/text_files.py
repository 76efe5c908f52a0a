"""Reads the text files that people write, or says in one line why one cannot be read."""

import errno
import re
from collections.abc import Iterable
from pathlib import Path

from tebiki.files.data_faults import DataError, DataFault, Said

LIMIT = 8_000_000  # bytes; a guide of a thousand pages in one file has a tenth of it

_JAPANESE = re.compile(r"[ぁ-んァ-ヶ]|[一-龠]{2}|[ｦ-ﾟ]{3}")
_LINE_END = re.compile(rb"\r\n|\r|\n")
_SAVE = "save it as UTF-8"
_SAVE_JA = "エディターの「名前を付けて保存」で、文字コードに UTF-8 を選んで保存してください。"
_OTHER = Said(
    f"this is not UTF-8 (it looks like {{name}}); {_SAVE}",
    f"文字コードが UTF-8 ではありません（{{name}} のようです）。{_SAVE_JA}",
)
_UNKNOWN = Said(f"this is not UTF-8; {_SAVE}", f"文字コードが UTF-8 ではありません。{_SAVE_JA}")
_CODECS = {"Shift_JIS": "cp932", "EUC-JP": "euc_jp", "ISO-2022-JP": "iso2022_jp"}
_BROKEN = Said(
    "this line is not UTF-8, though the others are; write it anew and save the file as UTF-8",
    "この行だけ、文字コードが UTF-8 ではありません。この行を書き直し、UTF-8 で保存してください。",
)
_NUL = Said(
    "here is a NUL, which no text holds; take it out, or put the whole file back",
    "文字ではないもの（NUL）が入っています。消すか、壊れる前のファイルに戻してください。",
)
_LARGE = Said(
    f"the file is larger than {LIMIT // 1_000_000} MB; part it, or take out what is no text",
    f"ファイルが {LIMIT // 1_000_000} MB を超えています。分けるか、文章以外を外してください。",
)
_REASONS = {
    errno.ENOENT: Said(
        "there is no such file; add it, or mend its name",
        "このファイルがありません。ファイルを置くか、名前を直してください。",
    ),
    errno.EISDIR: Said(
        "this is a folder; put a file in its place",
        "これはフォルダーです。ファイルを置いてください。",
    ),
    errno.EACCES: Said(
        "the file may not be read; give yourself the right to read it",
        "ファイルを読む権限がありません。読めるように権限を変えてください。",
    ),
}
_UNREADABLE = Said(
    "the file cannot be read ({why}); put a file there that can",
    "ファイルを読めません（{why}）。読めるファイルに置きかえてください。",
)


class TextError(DataError):
    """A text file cannot be read; the message names file, line and remedy."""


def read_text(path: Path, shown: str) -> str:
    """Return the file's text without a byte order mark, its line ends as line feeds.

    `shown` is the file's name in messages. Raises TextError.
    """
    return plain(read_exact(path, shown))


def plain(text: str) -> str:
    """Return the text without a byte order mark, its line ends as line feeds."""
    return re.sub(r"\r\n?", "\n", text.removeprefix("\ufeff"))


def read_foreign(path: Path, shown: str) -> str:
    """Return the same of a file from elsewhere, in whatever encoding decode_foreign knows."""
    return plain(decode_foreign(_bytes(path, shown), shown))


def read_exact(path: Path, shown: str) -> str:
    """Return the file's text with all that stands in it, to be written back. Raises TextError."""
    return decode(_bytes(path, shown), shown)


def _bytes(path: Path, shown: str) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LIMIT + 1)
    except OSError as error:
        number = errno.EACCES if error.errno == errno.EPERM else error.errno
        # Windows says EACCES of a folder.
        number = errno.EISDIR if path.is_dir() else number
        number = errno.ENOENT if number == errno.ENOTDIR else number
        why = str(error.strerror or error)
        said = _REASONS.get(number or 0) or _UNREADABLE.filled(why=why)
        raise TextError([DataFault(shown, 1, said)]) from error


def decode(data: bytes, shown: str) -> str:
    """Return the text of a file's bytes. Raises TextError for what is no UTF-8."""
    if len(data) > LIMIT:
        raise TextError([DataFault(shown, 1, _LARGE)])
    at, said = _fault(data)
    if said:
        line = len(_LINE_END.findall(data[:at])) + 1
        raise TextError([DataFault(shown, line, said)])
    return data.decode("utf-8")


def decode_foreign(data: bytes, shown: str) -> str:
    """Return the text of bytes in UTF-8, or in another encoding that Japanese text is known by.

    Raises TextError for all others.
    """
    _, said = _fault(data)
    codec = next((codec for name, codec in _CODECS.items() if said == _OTHER.filled(name=name)), "")
    return _decodes(data, codec) if codec else decode(data, shown)


def shown(path: Path, root: Path) -> str:
    """Return the path as messages show it: from `root` where it is below it."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def read_all(paths: Iterable[Path], root: Path) -> dict[Path, str]:
    """Return path -> text, shown from `root`. Raises TextError with the faults of all files."""
    texts: dict[Path, str] = {}
    faults: list[DataFault] = []
    for path in paths:
        try:
            texts[path] = read_text(path, shown(path, root))
        except TextError as error:
            faults += error.found
    if faults:
        raise TextError(faults)
    return texts


def _fault(data: bytes) -> tuple[int, Said | None]:
    """Return where the bytes stop to be UTF-8, and what to say of them; None if they are."""
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return 0, _OTHER.filled(name="UTF-32")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or _is_utf_16(data):
        return 0, _OTHER.filled(name="UTF-16")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        name = _encoding(data)
        if _is_utf_8_but_for(data):
            return error.start, _BROKEN
        return error.start, _OTHER.filled(name=name) if name else _UNKNOWN
    if (at := data.find(b"\x1b$")) >= 0 and _decodes(data, "iso2022_jp"):
        return at, _OTHER.filled(name="ISO-2022-JP")
    at = data.find(b"\0")
    return at, _NUL if at >= 0 else None


def _is_utf_16(data: bytes) -> bool:
    """Whether bytes without a mark are UTF-16: one byte of each Latin character is a NUL."""
    few, many = sorted((data[0::2].count(0), data[1::2].count(0)))
    return len(data) % 2 == 0 and few * 8 <= many and many * 100 > len(data)


def _is_utf_8_but_for(data: bytes) -> bool:
    """Whether bytes hold more characters of UTF-8 than bytes that are none of it."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(sign > "\x7f" for sign in text) - broken > 2 * broken


def _encoding(data: bytes) -> str:
    """Return the encoding that bytes are in by their look, "" for none that is known here."""
    found = {
        name: len(_JAPANESE.findall(text)) - len(re.findall("[ｦ-ﾟ]", text))
        for name, codec in (("Shift_JIS", "cp932"), ("EUC-JP", "euc_jp"))
        if (text := _decodes(data, codec)) and _JAPANESE.search(text)
    }
    return max(found, key=lambda name: found[name], default="")


def _decodes(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return ""

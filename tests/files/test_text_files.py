"""Texts of every encoding that editors write: read, or named with line and remedy."""

from pathlib import Path

import pytest

from tebiki.files import text_files
from tebiki.files.data_faults import DataError

TEXT = 'title = "手引きの会"\nplace = "会議室"\n'
JA = "エディターの「名前を付けて保存」で、文字コードに UTF-8 を選んで保存してください。"


def other(line: int, name: str) -> str:
    return (
        f"e.toml:{line}: this is not UTF-8 (it looks like {name}); save it as UTF-8\n"
        f"e.toml:{line}: 文字コードが UTF-8 ではありません（{name} のようです）。{JA}"
    )


UNKNOWN = (
    "e.toml:2: this is not UTF-8; save it as UTF-8\n"
    f"e.toml:2: 文字コードが UTF-8 ではありません。{JA}"
)
FOREIGN = ["utf-8", "utf-8-sig", "cp932", "euc_jp", "iso2022_jp"]


@pytest.mark.parametrize("codec", FOREIGN)
def test_a_text_from_elsewhere_is_read_in_the_encodings_of_japan(
    tmp_path: Path, codec: str
) -> None:
    path = tmp_path / "g.md"
    path.write_bytes(f"# 手順\n\n{TEXT}".replace("\n", "\r\n").encode(codec))
    assert text_files.read_foreign(path, "g.md") == f"# 手順\n\n{TEXT}"


def test_a_text_from_elsewhere_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "g.md"
    path.write_bytes(b"ok\n\xff\xfe\xfd\x80\x81")
    with pytest.raises(text_files.TextError) as refused:
        text_files.read_foreign(path, "g.md")
    assert str(refused.value).startswith("g.md:2: this is not UTF-8; save it as UTF-8\n")


FAULTS = {
    "cp932": ((f"# ASCII\n\n{TEXT}").encode("cp932"), other(3, "Shift_JIS")),
    "cp932, CR only": (f"a\rb\r{TEXT}".encode("cp932"), other(3, "Shift_JIS")),
    "cp932, one word": ("a = 1\nb = '会議室'\n".encode("cp932"), other(2, "Shift_JIS")),
    "cp932, narrow kana": ("a = 'ｶｲｷﾞの場所'\n".encode("cp932"), other(1, "Shift_JIS")),
    "EUC-JP": (TEXT.encode("euc_jp"), other(1, "EUC-JP")),
    "EUC-JP, long": (("あいうえお、アイウ。\n" * 9).encode("euc_jp"), other(1, "EUC-JP")),
    "ISO-2022-JP": (f"# a\n{TEXT}".encode("iso2022_jp"), other(2, "ISO-2022-JP")),
    "UTF-16 with its mark": (TEXT.encode("utf-16"), other(1, "UTF-16")),
    "UTF-16 BE with its mark": (b"\xfe\xff" + TEXT.encode("utf-16-be"), other(1, "UTF-16")),
    "UTF-16 without a mark": (TEXT.encode("utf-16-le"), other(1, "UTF-16")),
    "UTF-16 BE without a mark": (TEXT.encode("utf-16-be"), other(1, "UTF-16")),
    "UTF-32": (TEXT.encode("utf-32"), other(1, "UTF-32")),
    "Latin-1": ('a = 1\nb = "café à Zürich"\n'.encode("latin-1"), UNKNOWN),
    "bytes of no text": (b"ok\n\xff\xfe\xfd\x80\x81", UNKNOWN),
    "one broken line": (
        f"{TEXT}b = '\n".encode() + b"\x83" + TEXT.encode(),
        "e.toml:4: this line is not UTF-8, though the others are; write it anew and save the file "
        "as UTF-8\n"
        "e.toml:4: この行だけ、文字コードが UTF-8 ではありません。"
        "この行を書き直し、UTF-8 で保存してください。",
    ),
    "a NUL": (
        b"a = 1\nb = 2\0\n",
        "e.toml:2: here is a NUL, which no text holds; take it out, or put the whole file back\n"
        "e.toml:2: 文字ではないもの（NUL）が入っています。"
        "消すか、壊れる前のファイルに戻してください。",
    ),
    "a block of NULs": (
        b"a = 1\n" + bytes(64),
        "e.toml:2: here is a NUL, which no text holds; take it out, or put the whole file back\n"
        "e.toml:2: 文字ではないもの（NUL）が入っています。"
        "消すか、壊れる前のファイルに戻してください。",
    ),
    "ten megabytes": (
        b"a\n" * 5_000_000,
        "e.toml:1: the file is larger than 8 MB; part it, or take out what is no text\n"
        "e.toml:1: ファイルが 8 MB を超えています。分けるか、文章以外を外してください。",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_no_utf_8_is_named(name: str, tmp_path: Path) -> None:
    data, message = FAULTS[name]
    path = tmp_path / "event.toml"
    path.write_bytes(data)
    for read in (text_files.read_text, text_files.read_exact):
        with pytest.raises(DataError) as error:
            read(path, "e.toml")
        assert str(error.value) == message
        assert list(error.value.faults) == message.splitlines()[:1]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_mark_and_line_ends_are_taken(mark: bytes, end: str, tmp_path: Path) -> None:
    path = tmp_path / "event.toml"
    path.write_bytes(mark + TEXT.replace("\n", end).encode())
    assert text_files.read_text(path, "e.toml") == TEXT
    assert text_files.read_exact(path, "e.toml").encode() == path.read_bytes()


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to("loop")
    said = {}
    for name in ("none", ".", "file/x", "loop"):
        with pytest.raises(DataError) as error:
            text_files.read_text(tmp_path / name, name)
        said[name] = error.value.faults
    assert said == {
        "none": ("none:1: there is no such file; add it, or mend its name",),
        ".": (".:1: this is a folder; put a file in its place",),
        "file/x": ("file/x:1: there is no such file; add it, or mend its name",),
        "loop": (
            "loop:1: the file cannot be read (Too many levels of symbolic links); put a file there "
            "that can",
        ),
    }


def test_a_file_that_may_not_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # who runs the tests may read everything
    with pytest.raises(DataError) as error:
        text_files.read_text(tmp_path / "a.md", "a.md")
    assert str(error.value).splitlines() == [
        "a.md:1: the file may not be read; give yourself the right to read it",
        "a.md:1: ファイルを読む権限がありません。読めるように権限を変えてください。",
    ]


def test_all_files_are_named_at_once(tmp_path: Path) -> None:
    for name in ("b.md", "a.md"):
        (tmp_path / name).write_bytes("手順です。".encode("cp932"))
    with pytest.raises(DataError) as error:
        text_files.read_all(sorted(tmp_path.iterdir()), tmp_path)
    assert [fault.partition(":")[0] for fault in error.value.faults] == ["a.md", "b.md"]

"""A guide that has changed, brought into its project again."""

from pathlib import Path

from support import shots
from tebiki.cli.main import main

GUIDE = """\
# 巣箱をかける

## 作る

板を切ります。

![切った板](板.png)

釘を打ちます。

![](https://photos.example/kugi.png)

## かける

木の枝に巣箱をつるします。
"""


PAGE = "docs/ja/nest/chapter-1.md"


SCREENS = "docs/_data/nest/screens.toml"


def bring_in(folder: Path) -> Path:
    """Return the guide's file in `folder`, with a project made of it beside it."""
    (folder / "nest.md").write_text(GUIDE, encoding="utf-8")
    (folder / "板.png").write_bytes(shots.picture("board"))
    assert main(["new", str(folder / "nest.md"), "--into", str(folder / "p"), "--no-site"]) == 0
    return folder / "nest.md"


def again(guide: Path, *more: str) -> int:
    root = guide.parent / "p"
    return main(["new", str(guide), "--again", "--into", str(root), *(more or ["--no-site"])])


def change(path: Path, *pairs: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def contents(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not {".cache", "site"} & set(path.relative_to(root).parts)
    }

"""A plain guide to bring in, with a picture beside it."""

from pathlib import Path

import pytest

from support import shots

GUIDE = """\
# 植木鉢の引っこし

引っこしの前に、新聞紙を用意します。

## 運ぶ

鉢を持ち上げます。

![鉢の写真。両手で底を持ちます。](絵/鉢%20一.png)

棚に置きます。

![](https://photos.example/tana.png)

## 確かめる

1. 土の色を見ます。
2. 水を足します。
"""


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    folder = tmp_path / "手元"
    (folder / "絵").mkdir(parents=True)
    (folder / "絵" / "鉢 一.png").write_bytes(shots.picture("pot"))
    (folder / "plants.md").write_text(GUIDE, encoding="utf-8")
    return folder / "plants.md"

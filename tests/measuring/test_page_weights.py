"""A reader is sent each file once, text compressed, and nothing of another language."""

import gzip
import random
from pathlib import Path

from measuring.page_weights import Weights, loaded_by, sent, weigh
from measuring.weigh_site import table

STEP = (
    '<link rel="stylesheet" href="../assets/a.css"><script src="../assets/a.js"></script>'
    '<p data-step="a"><img src="../assets/b.png" loading="lazy"><a href="../c/">c</a>'
    '<link rel="canonical" href="https://guide.example/a/"><img src="../assets/gone.png">'
)
TEXTS = {
    "index.html": '<link rel="stylesheet" href="assets/a.css">' + "x" * 4000,
    "a/index.html": STEP,
    "c/index.html": "<p>c",
    "en/a/index.html": STEP + "en",
    "assets/a.css": "p { color: red }" * 100,
    "assets/a.js": "let a = 1",
    "assets/unused.js": "let b = 1",
    "assets/search/box.js": "let c = 1",
    "search/ja.json": "[1]",
    "search/en.json": "[2, 3, 4]",
}
DATA = {
    "assets/b.png": random.Random(1).randbytes(5000),
    "handout/g-ja.pdf": b"%PDF" * 50,
    "handout/g-instructor-ja.pdf": b"%PDF" * 90,
    "offline/g.zip": b"PK" * 200,
}


def write(folder: Path) -> Path:
    for name, data in {**{name: text.encode() for name, text in TEXTS.items()}, **DATA}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def size(name: str) -> int:
    return len(DATA[name]) if name in DATA else len(gzip.compress(TEXTS[name].encode(), 6))


def test_a_page_loads_what_it_names_but_not_what_it_links_to(tmp_path: Path) -> None:
    site = write(tmp_path)
    assert loaded_by(site, "a/index.html") == {
        *("a/index.html", "assets/a.css", "assets/a.js", "assets/b.png"),
    }
    assert sent(site / "assets/b.png") == 5000
    assert sent(site / "index.html") < 200


def test_the_first_page_with_steps_and_the_whole_guide_are_weighed(tmp_path: Path) -> None:
    view = ["a/index.html", "assets/a.css", "assets/a.js", "assets/b.png"]
    more = ["index.html", "c/index.html", "assets/search/box.js", "search/ja.json"]
    assert weigh(write(tmp_path), "ja", ["en"]) == Weights(
        view=sum(map(size, view)), guide=sum(map(size, view + more)), paper=200, disk=400
    )


def test_the_table_is_in_powers_of_ten() -> None:
    lines = table(Weights(view=100_000, guide=400_000, paper=600_000, disk=0)).splitlines()
    assert lines[2] == "| the first page with steps | 100 | 0.1 | 10.0 | 1,000.0 |"
    assert lines[4] == "| the same, and the handout | 1,000 | 1.0 | 100.0 | 10,000.0 |"

"""face_files: settings and templates name files from the root, styles and scripts their own."""

from tebiki.rules.face_files import face_files

TEXTS = {
    "assets/a.css": "@import 'b.css'; .x { background: url(\"img/x.svg?v=1\") }",
    "assets/b.css": "",
    "assets/img/x.svg": "",
    "assets/load.js": 'load("more.js"); new Worker("./work/worker.js")',
    "assets/parts/more.js": 'load("../other.js")',
    "assets/work/worker.js": "",
    "assets/mark.svg": "",
    "CNAME": "",
    # nothing uses these
    "assets/old/a.css": "",
    "assets/IMG_0003.jpg": "",
    "other.js": "",
    "ja/b.css": "",
    "assets/a.css~": "",
}


def test_only_what_is_loaded_from_where_it_stands_is_of_the_face() -> None:
    template = "<script src=\"{{ 'assets/load.js' | url }}\" defer></script> IMG_0003.jpg other"
    found = face_files(
        ["assets/a.css", "assets/mark.svg", "CNAME"], [template], TEXTS, TEXTS.__getitem__
    )
    assert sorted(set(TEXTS) - found) == [
        "assets/IMG_0003.jpg", "assets/a.css~", "assets/old/a.css", "ja/b.css", "other.js",
    ]  # fmt: skip

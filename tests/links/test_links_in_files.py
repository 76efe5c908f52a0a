"""Links in what is no page: papers, sitemaps, indexes, what a browser keeps and installs."""

import json
from pathlib import Path

from support.link_sites import reasons, write_site


def pdf(*addresses: str) -> bytes:
    """A PDF of one page with a link annotation an address."""
    notes = "".join(
        f"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI({one})>>>>" for one in addresses
    )
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Annots[{notes}]>>",
    ]
    body, places = "%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj{one}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(body)
    body += f"xref\n0 4\n0000000000 65535 f \n{table}"
    return f"{body}trailer<</Size 4/Root 1 0 R>>\nstartxref\n{start}\n%%EOF".encode()


def test_links_in_a_pdf_are_judged_too(tmp_path: Path) -> None:
    home = '<link rel="canonical" href="https://guide.example/">'
    handout = pdf(
        "https://guide.example/", "https://guide.example/gone/", "../no.html", "mailto:x", "../"
    )
    folder = write_site(
        tmp_path, {"index.html": home, "handout/a.pdf": handout, "handout/b.pdf": b"%PDF-1.4 cut"}
    )
    assert reasons(folder) == [
        ("https://guide.example/gone/", "there is no such file"),
        ("../no.html", "there is no such file"),
        ("mailto:x", "'x' is no mail address; write mailto:name@host"),
        ("", "the file cannot be read; build the site anew"),
    ]


def test_a_broken_sitemap_and_search_index_are_said_to_be(tmp_path: Path) -> None:
    folder = write_site(
        tmp_path,
        {"index.html": "<p>", "sitemap.xml": "<urlset><url>", "search/search_index.json": '{"d'},
    )
    message = "the file cannot be read; build the site anew"
    assert [reason for _, reason in reasons(folder)] == [message, message]


def test_sections_of_our_own_index_are_anchors_of_their_page(tmp_path: Path) -> None:
    index = {"pages": [{"url": "./", "sections": [{"title": "a"}, {"id": "a"}, {"id": "b"}]}]}
    folder = write_site(tmp_path, {"index.html": '<p id="a">', "search/ja.json": json.dumps(index)})
    assert reasons(folder) == [("./#b", "the page has no such anchor")]


def test_what_a_browser_keeps_and_installs_has_to_be_there(tmp_path: Path) -> None:
    listed = {
        "": {"": [1, "a"], "ガイド/": [1, "a"], "gone.css": [1, "a"]},
        "guide": {"index.htm": []},
    }
    manifest = {"start_url": "../gone/", "icons": [{"src": "icon.png"}, {"src": "../index.html"}]}
    folder = write_site(
        tmp_path,
        {
            "index.html": "<title>A</title>",
            "ガイド/index.html": "<title>B</title>",
            "latest/keep/ja.json": json.dumps({"parts": listed}),
            "latest/index.html": "<title>C</title>",
            "latest/ガイド/index.html": "<title>D</title>",
            "latest/keep/ja.webmanifest": json.dumps(manifest),
            "keep/notes.json": '["gone.html"]',
            "broken.webmanifest": "{",
        },
    )
    assert reasons(folder) == [
        ("", "the file cannot be read; build the site anew"),
        ("gone.css", "there is no such file; the nearest is latest/"),
        ("index.htm", "there is no such file; the nearest is latest/"),
        ("icon.png", "there is no such file"),
        ("../gone/", "there is no such file; the nearest is latest/"),
    ]

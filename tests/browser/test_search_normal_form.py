"""The search's worker reads letters as Python does, which writes the index."""

from pathlib import Path

from playwright.sync_api import Page

from tebiki.safety.invisible_signs import visible

CASES = Path(__file__).parents[1] / "data/search/normal_form.tsv"


def test_the_workers_normal_form_is_pythons(laptop: Page, library_server: str) -> None:
    rows = [line.split("\t") for line in CASES.read_text(encoding="utf-8").split("\n")[1:] if line]
    laptop.goto(library_server)
    laptop.add_script_tag(url="/assets/search/engine.js")
    forms = laptop.evaluate(
        "texts => texts.map(t => [normalForm.of(t), normalForm.soundOf(normalForm.of(t))])",
        [row[0] for row in rows],
    )
    assert forms == [row[1:] for row in rows]


def test_what_cannot_be_seen_is_the_same_for_the_worker_and_for_python(
    laptop: Page, library_server: str
) -> None:
    laptop.goto(library_server)
    laptop.add_script_tag(url="/assets/search/engine.js")
    gone = laptop.evaluate(
        """() => {
          const gone = [];
          for (let code = 0; code < 0x110000; code++) {
            if (code >= 0xd800 && code < 0xe000) continue;
            if (!normalForm.visible(String.fromCodePoint(code))) gone.push(code);
          }
          return gone;
        }"""
    )
    codes = (code for code in range(0x110000) if not 0xD800 <= code < 0xE000)
    assert gone == [code for code in codes if not visible(chr(code))]
    inside = "codes => codes.filter(c => normalForm.of(`A${String.fromCodePoint(c)}PI`) !== 'api')"
    assert laptop.evaluate(inside, gone) == []

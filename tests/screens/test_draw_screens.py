"""The committed drawings have their sources, and stand well in a real browser."""

from pathlib import Path

from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[2]
DRAWINGS = ROOT / "docs/assets/screens"

# Boxes in CSS px of the drawing shown 640 wide: texts, what holds them, targets, rings.
MEASURE = """() => {
  const box = (e, r = e.getBoundingClientRect()) => [r.left, r.top, r.right, r.bottom];
  const all = (q) => [...document.querySelectorAll(q)];
  const boxes = all("rect:is(.b, .f, .w, .on, [data-target])").map((e) => box(e));
  return {
    texts: all("text:not(.n)").map((e) => [e.textContent, ...box(e)]),
    boxes: boxes,
    targets: all("[data-target]").map((e) => [e.dataset.target, ...box(e)]),
    rings: all("[data-pin]").map((e) => [e.dataset.pin, ...box(e.querySelector("rect"))]),
    pins: all("[data-pin]").map((e) => [e.dataset.pin, ...box(e.querySelector("circle"))]),
    numbers: all("[data-pin]").map((e) => [e.dataset.pin, ...box(e.querySelector("text"))]),
  };
}"""
Box = tuple[float, float, float, float]


def inside(inner: Box, outer: Box) -> bool:
    return (
        inner[0] >= outer[0]
        and inner[1] >= outer[1]
        and inner[2] <= outer[2]
        and inner[3] <= outer[3]
    )


def meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def layout_faults(measured: dict[str, list[list[float | str]]], height: int) -> list[str]:
    """What of texts, boxes, rings and pins stands wrongly on one drawing."""
    found = []
    texts = [(str(name), tuple(box)) for name, *box in measured["texts"]]
    boxes = [tuple(box) for box in measured["boxes"]]
    picture = (8, 8, 632, height - 8)
    for position, (word, box) in enumerate(texts):
        if not inside(box, picture):
            found.append(f"「{word}」 leaves the picture")
        for other, second in texts[position + 1 :]:
            if meet(box, second):
                found.append(f"「{word}」 and 「{other}」 overlap")
        for holder in boxes:
            starts_in = meet((box[0], box[1], box[0] + 1, box[3]), holder)
            if starts_in and not (holder[0] <= box[0] and box[2] <= holder[2]):
                found.append(f"「{word}」 is wider than the box it stands in")
    targets = {str(name): tuple(box) for name, *box in measured["targets"]}
    rings = {str(name): tuple(box) for name, *box in measured["rings"]}
    if targets.keys() != rings.keys():
        found.append(f"targets {sorted(targets)} but rings {sorted(rings)}")
    for name in targets.keys() & rings.keys():
        gaps = [abs(a - b) for a, b in zip(targets[name], rings[name], strict=True)]
        if not inside(targets[name], rings[name]) or not all(4 <= gap <= 12 for gap in gaps):
            found.append(f"ring {name} is not round its target: gaps {gaps}")
        if not inside(rings[name], (0, 0, 640, height)):
            found.append(f"ring {name} leaves the picture")
        for word, box in texts:
            if meet(box, rings[name]) and not inside(box, rings[name]):
                found.append(f"ring {name} cuts 「{word}」")
    for name, *pin in measured["pins"]:
        if not inside(tuple(pin), (0, 0, 640, height)):
            found.append(f"pin {name} leaves the picture")
        found += [f"pin {name} hides 「{w}」" for w, box in texts if meet(box, tuple(pin))]
    for (name, *number), (_, *pin) in zip(measured["numbers"], measured["pins"], strict=True):
        centres = [
            sum(number[::2]) / 2 - sum(pin[::2]) / 2,
            sum(number[1::2]) / 2 - sum(pin[1::2]) / 2,
        ]
        if not all(abs(offset) < 3 for offset in centres):
            found.append(f"number {name} is not in the middle of its pin: {centres}")
    return found


def test_no_drawing_without_a_source() -> None:
    sources = {path.name for path in (ROOT / "docs/_data").glob("*/drawings/*.svg.j2")}
    # One in the words of a language (form.en.svg) has the source of the guide's own, form.svg.
    drawn = {f"{path.name.partition('.')[0]}.svg" for path in DRAWINGS.glob("*.svg")}
    assert {f"{name}.j2" for name in drawn} == sources


def test_texts_rings_and_pins_stand_well(chromium: Browser) -> None:
    page = chromium.new_page(viewport={"width": 640, "height": 600})
    faults = {}
    for path in sorted(DRAWINGS.glob("*.svg")):
        page.set_content(f"<style>body{{margin:0}}</style>{path.read_text(encoding='utf-8')}")
        height = page.evaluate("document.querySelector('svg').getBoundingClientRect().height")
        faults[path.name] = layout_faults(page.evaluate(MEASURE), height)
    page.close()
    assert {name: found for name, found in faults.items() if found} == {}


def test_the_measure_sees_what_is_wrong(chromium: Browser) -> None:
    page = chromium.new_page(viewport={"width": 640, "height": 600})
    page.set_content(
        "<style>body{margin:0}</style><svg width=640 height=400 font-family=Arial>"
        '<rect x="20" y="40" width="60" height="40" data-target="1"/>'
        '<text x="24" y="66" font-size="24">much too wide</text>'
        '<text x="120" y="60" font-size="24">over it</text>'
        '<g data-pin="1"><rect x="20" y="40" width="60" height="40"/>'
        '<circle cx="80" cy="40" r="19"/><text class="n" x="100" y="48">1</text></g>'
        '<g data-pin="2"><rect x="560" y="350" width="90" height="40"/>'
        '<circle cx="650" cy="350" r="19"/><text class="n" x="650" y="355">2</text></g></svg>'
    )
    faults = "\n".join(layout_faults(page.evaluate(MEASURE), 400))
    page.close()
    for wrong in (
        "「much too wide」 is wider than the box it stands in",
        "「much too wide」 and 「over it」 overlap",
        "targets ['1'] but rings ['1', '2']",
        "ring 1 is not round its target: gaps [0, 0, 0, 0]",
        "ring 1 cuts 「much too wide」",
        "pin 1 hides 「much too wide」",
        "pin 2 leaves the picture",
        "number 1 is not in the middle of its pin",
    ):
        assert wrong in faults

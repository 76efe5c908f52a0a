"""Each way in which a drawing can be dishonest, illegible or beside its page, with its message."""

from dataclasses import replace

from tebiki.markdown.page import read_page
from tebiki.screens import catalogue, drawing_checks, drawings

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400" viewBox="0 0 640 400">'
    "<title>題</title><desc>本文をもとに描いた説明図。</desc><style></style>"
    '<text font-size="24">Billing</text><g data-pin="1"><text class="n">1</text></g></svg>'
)
CATALOGUE = catalogue.load(
    """\
[menu]
page = "billing"
step = "open"
captured = "2023-06"
sensitive = []

[form]
page = "billing"
step = "fill"
captured = "2023-06"
sensitive = []
""",
    "screens.toml",
)
PAGE = """\
---
steps: true
---
# 題

## 開く { #open }

左メニューから **Billing** ① をクリックします。

![Soft limit の図 ②](../../assets/screens/menu.svg)

## 入力する { #fill }

`sk-` ではじまるもの ① です。

![図](../../assets/screens/form.svg)
"""
SOURCE = "drawings/{id}.svg.j2"


def drawing(name: str, svg: str = SVG) -> drawings.Drawing:
    return drawings.read(name, svg)


def own_faults(svg: str) -> list[str]:
    return drawing_checks.faults(drawing("menu", svg), "menu.svg.j2", "本文をもとに描いた説明図")


def word_faults(word: str, why: str = "", screen: str = "form") -> list[str]:
    drawn = replace(drawing(screen), words=(drawings.Word(word, 24, why),))
    pages = [read_page(PAGE, "docs/ja/g/billing.md")]
    return drawing_checks.words_not_quoted({screen: drawn}, CATALOGUE, pages, SOURCE)


def pin_faults(page: str, svg: str = SVG) -> list[str]:
    path = "docs/ja/g/billing.md"
    drawn = {"menu": drawing("menu", svg), "form": drawing("form")}
    return drawing_checks.pins_not_met(drawn, [read_page(page, path)], SOURCE)


def test_good() -> None:
    assert own_faults(SVG) == []
    assert pin_faults(PAGE) == []


def test_small_text() -> None:
    assert own_faults(SVG.replace('"24"', '"20"')) == [
        "menu.svg.j2: 「Billing」 is 20 units high, too small on a phone; "
        "make it 21 or draw a grey bar"
    ]


def test_size_and_view_box() -> None:
    assert own_faults(SVG.replace('width="640"', 'width="600"')) == [
        "menu.svg.j2: the drawing is 600 wide; make it 640, as all are",
        "menu.svg.j2: viewBox is not width and height; write all three alike",
    ]


def test_caption() -> None:
    assert own_faults(SVG.replace("本文", "画面")) == [
        "menu.svg.j2: title or desc is missing, or desc does not begin with "
        "本文をもとに描いた説明図"
    ]


def test_loads_something() -> None:
    for part in ('<image href="https://x.example/a.png"/>', '<rect fill="url(a.svg#b)"/>'):
        assert own_faults(SVG.replace("</svg>", f"{part}</svg>")) == [
            "menu.svg.j2: the drawing loads something; draw it with shapes and text alone"
        ]


def test_weight() -> None:
    noise = "".join(f'<path d="M{n * n % 9973} {n * 7919 % 9967}"/>' for n in range(4000))
    (fault,) = own_faults(SVG.replace("</svg>", f"{noise}</svg>"))
    assert fault.endswith("bytes compressed; keep it under 8000")


def test_words_of_this_step_and_the_one_before() -> None:
    for word in ("Billing", "左メニュー", "sk-••••", "••••", "ではじまるもの"):
        assert word_faults(word) == []


def test_words_that_the_guide_does_not_say() -> None:
    assert word_faults("Soft limit") == [
        "drawings/form.svg.j2: 「Soft limit」 is not said on step fill nor on the one before; "
        "draw a grey bar"
    ]
    assert word_faults("sk-", screen="menu") == [
        "drawings/menu.svg.j2: 「sk-」 is not said on step open nor on the one before; "
        "draw a grey bar"
    ]


def test_a_label_may_begin_with_a_capital_letter() -> None:
    assert word_faults("ではじまるもの") == []
    page = PAGE.replace("ではじまるもの", "begins your key")
    drawn = replace(drawing("form"), words=(drawings.Word("Begins your key", 24, ""),))
    pages = [read_page(page, "docs/en/g/billing.md")]
    assert drawing_checks.words_not_quoted({"form": drawn}, CATALOGUE, pages, SOURCE) == []


def test_words_of_now_are_those_of_the_sources_and_no_parts_of_them() -> None:
    now = catalogue.load(
        """\
[form]
page = "billing"
step = "fill"
drawn_of = "2026-11"
sensitive = []
words_from = [{ url = "https://help.example/1", official = true, words = ["Read Only", "名前"] }]
alt = { ja = "欄のある画面。" }
""",
        "screens.toml",
    )
    words = ("Read Only", "名前", "•••", "Read", "sk-")
    drawn = replace(drawing("form"), words=tuple(drawings.Word(word, 24, "") for word in words))
    pages = [read_page(PAGE, "docs/ja/g/billing.md")]
    assert drawing_checks.words_not_quoted({"form": drawn}, now, pages, SOURCE) == [
        f"drawings/form.svg.j2: 「{word}」 is none of the words of its sources, words_from in "
        "screens.toml; add the source that has it, or draw a grey bar"
        for word in ("Read", "sk-")
    ]


def test_japanese_on_the_pages_of_another_language() -> None:
    drawn = replace(drawing("menu"), words=(drawings.Word("名前", 24, ""),))
    said = 'is Japanese, for pages in en; write {"ja": "…", "en": "…"} in its place'
    in_japanese = drawing_checks.in_japanese
    assert in_japanese(drawn, "en", "m.svg.j2", is_own=False) == [f"m.svg.j2: 「名前」 {said}"]
    assert in_japanese(drawn, "en", "m.svg.j2", is_own=True) == [
        f"m.svg.j2: 「名前」 {said}",
        f"m.svg.j2: 「題」 {said}",
        f"m.svg.j2: 「本文をもとに描いた説明図。」 {said}",
    ]
    assert in_japanese(drawing("menu"), "en", "m.svg.j2", is_own=False) == []


def test_an_excuse_that_is_not_needed() -> None:
    assert word_faults("例", "an example") == []
    assert word_faults("Billing", "an example") == [
        "drawings/form.svg.j2: 「Billing」 is said by the guide; take its data-why out"
    ]


def test_pin_in_the_text_only() -> None:
    assert pin_faults(PAGE.replace("もの ①", "もの ① ②")) == [
        "docs/ja/g/billing.md:12: step fill has the pin ② in its text and on no drawing; "
        "add it to drawings/form.svg.j2 or take it out of the text"
    ]


def test_a_pin_that_no_reader_sees_is_none() -> None:
    unseen = "![窓 [②] の図](../../assets/screens/menu.svg)\n\n`②` <!-- ② Soft limit -->"
    text = PAGE.replace("![Soft limit の図 ②](../../assets/screens/menu.svg)", unseen)
    assert pin_faults(text) == []


def test_pin_on_the_drawing_only() -> None:
    assert pin_faults(PAGE.replace("** ①", "**")) == [
        "docs/ja/g/billing.md:6: step open has the pin ① on its drawing and not in its text; "
        "write ① behind what it points at or take it off the drawing"
    ]


def test_pin_twice() -> None:
    assert pin_faults(PAGE, SVG.replace("</svg>", '<g data-pin="1"/></svg>')) == [
        "docs/ja/g/billing.md:6: step open has the pin ① 2 times on its drawings; "
        "give each place its own number"
    ]

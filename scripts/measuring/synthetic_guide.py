"""Makes a guide of any size, in two languages, for measuring."""

from collections.abc import Iterator

NAME = "measured"
STEPS = 4
_PLACES = ("メニュー", "設定", "支払い情報", "認証コード", "利用制限", "プロジェクト", "電話番号")
_PLACES_EN = ("menu", "settings", "payment", "verification code", "limits", "project", "phone")
_DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400" viewBox="0 0 640 400">'
    "<title>{name}</title><desc>{name}</desc>"
    '<rect width="640" height="400" rx="12" fill="#eef0f3" stroke="#8a93a3"/></svg>\n'
)


def page_names(count: int) -> list[str]:
    """Return the names of `count` pages in reading order."""
    return [f"page-{number:04d}" for number in range(1, count + 1)]


def files(count: int) -> Iterator[tuple[str, str]]:
    """Yield path below docs/ and text of each file of a guide with `count` pages a language."""
    yield "ja/index.md", _door("手引き", "はじめに読むページです。")
    yield "en/index.md", _door("Guide", "The page to read first.")
    for number, name in enumerate(page_names(count), start=1):
        yield f"ja/{NAME}/{name}.md", _japanese(number)
        yield f"en/{NAME}/{name}.md", _english(number)
        yield f"assets/screens/screen-{number:04d}.svg", _DRAWING.format(name=f"screen {number}")
    yield f"_data/{NAME}/screens.toml", "\n".join(_catalogue(count))


def _door(title: str, text: str) -> str:
    head = f'title: {title}\nedition: "2023.06"\ndescription: {text}'
    return f"---\n{head}\n---\n\n# {title}\n\n{text}\n"


def _japanese(number: int) -> str:
    lines = [
        *_head(f"{number} 番目のページ", f"{number} 番目のページを読むところです。"),
        f"# {number} 番目のページ",
        "",
    ]
    for step in range(1, STEPS + 1):
        place = _PLACES[(number + step) % len(_PLACES)]
        lines += [f"## {place}を開いて {number} を選ぶ {{ #step-{step} }}", ""]
        lines += [f"左の{place}から `Choose {number}` をクリックします。"]
        lines += [f"{place}の画面に移ると、{number} 番目の欄が表示されます。", ""]
        lines += [f"!!! note\n    {place}は、あとから変えられます。", ""]
        if step == 1:
            lines += [f"![{place}の画面。左の欄をクリックします。]({_picture(number)})", ""]
        lines += ["- 欄の名前を確かめる", f"- `Save {step}` をクリックする", ""]
    return "\n".join(lines)


def _english(number: int) -> str:
    lines = [*_head(f"Page {number}", f"This is page {number}."), f"# Page {number}", ""]
    for step in range(1, STEPS + 1):
        place = _PLACES_EN[(number + step) % len(_PLACES_EN)]
        lines += [f"## Open the {place} and choose {number} {{ #step-{step} }}", ""]
        lines += [f"Click `Choose {number}` in the {place} on the left."]
        lines += [f"The {place} opens and shows field {number}.", ""]
        lines += [f"!!! note\n    You can change the {place} later.", ""]
        if step == 1:
            lines += [f"![The {place} page. Click the field.]({_picture(number)})", ""]
        lines += ["- Check the field's name", f"- Click `Save {step}`", ""]
    return "\n".join(lines)


def _head(title: str, description: str) -> list[str]:
    return [
        *("---", f"title: {title}", "steps: true", "minutes: 5", "verified: 2026-11"),
        *('edition: "2023.06"', f"description: {description}", "---", ""),
    ]


def _picture(number: int) -> str:
    return f"../../assets/screens/screen-{number:04d}.svg"


def _catalogue(count: int) -> Iterator[str]:
    for number, name in enumerate(page_names(count), start=1):
        yield f"[screen-{number:04d}]"
        yield f'page = "{name}"\nstep = "step-1"'
        yield f'source = "https://pictures.example/{number}.png"\ncaptured = "2026-11"'
        yield 'sensitive = []\ndrawing = "640x400"\n'

"""Small projects that tests write by hand: their settings, and a file with the folders above it."""

from pathlib import Path

SETTINGS = """\
site_name: 手引き
plugins:
  - i18n:
      languages:
        - {locale: ja, name: 日本語, default: true}
        - {locale: en, name: English}
"""


def write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def tea_guide(folder: Path) -> Path:
    """Write the smallest guide, in a folder of its own."""
    guide = folder / "手元/tea.md"
    write(guide, "# お茶\n\n葉を入れます。\n")
    return guide

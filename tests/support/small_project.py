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

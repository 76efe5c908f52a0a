"""Core: the manifest by which a phone puts the site among its apps, a language a file.

The format is W3C's Web Application Manifest; what is relative starts from the manifest's folder.
But for an id, which starts from the host's root, where sites would meet: there is none, and what
a site starts with stands for it.
"""

import json
from collections.abc import Mapping

ICONS: Mapping[str, tuple[int, str]] = {
    "icon-192.png": (192, "any"),
    "icon-512.png": (512, "any"),
    "icon-masked.png": (512, "maskable"),
}
TOUCH_ICON = "icon-touch.png", 180  # iOS takes it from the page, not from the manifest


def web_manifest(
    name: str, language: str, folder: str, background: str, mark: str, *, has_icons: bool = True
) -> str:
    """Return the manifest of a language, whose pages stand in `folder` ("" or "en/").

    `name` is the site's, `background` a colour, `mark` the path of the site's SVG icon or "".
    """
    icons = [
        {"src": file, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for file, (size, purpose) in (ICONS.items() if has_icons else ())
    ]
    svg = {"src": f"../{mark}", "sizes": "any", "type": "image/svg+xml", "purpose": "any"}
    manifest = {
        "name": name,
        "lang": language,
        "start_url": f"../{folder}",
        "scope": "../",  # both languages: the menu that leads to the other stays within
        "display": "minimal-ui",
        "background_color": background,
        "theme_color": background,
        "icons": [*icons, *([svg] if mark else [])],
    }
    return json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"

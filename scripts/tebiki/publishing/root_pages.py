"""Makes the pages above the editions: one that leads to the reader's language, one for 404."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import urlsplit

from tebiki.building import content_policy
from tebiki.source.built_editions import LATEST as LATEST

_STYLE = """
body { max-width: 40rem; margin: 3rem auto; padding: 0 1rem; color: #1f2430; background: #f7f6f2;
  font: 1.06rem/1.85 "Hiragino Sans", "BIZ UDPGothic", "Noto Sans JP", system-ui, sans-serif; }
h1 { font-size: 1.4rem; } a { color: #1d3f72; }
@media (prefers-color-scheme: dark) {
  body { color: #e8e6e0; background: #12161c; } a { color: #9db9e6; } }
"""


@dataclass(frozen=True)
class Language:
    """A language of the site: its locale, its folder ("" for the default), the site's name."""

    locale: str
    folder: str
    site_name: str


def index_page(languages: Sequence[Language]) -> str:
    """Return the page that leads to the newest edition in the first language the reader prefers.

    The first of `languages` is for readers of none of them. Without scripts it shows the links.
    """
    folders = {language.locale: language.folder for language in languages}
    script = f"""
var folders = {json.dumps(folders)}, wanted = navigator.languages || [navigator.language];
var found = wanted.map(function (tag) {{ return tag.split("-")[0]; }}).filter(function (tag) {{
  return tag in folders;
}})[0];
location.replace("{LATEST}/" + (found ? folders[found] : "{languages[0].folder}")
  + location.search + location.hash);
"""
    links = "\n".join(
        f'<p lang="{language.locale}"><a href="{LATEST}/{language.folder}">'
        f"{escape(language.site_name)}</a></p>"
        for language in languages
    )
    return _page(languages[0].locale, languages[0].site_name, script, links)


def missing_page(
    languages: Sequence[Language], words: Mapping[str, Mapping[str, str]], site_url: str
) -> str:
    """Return the page for addresses that are not there, in all languages.

    A host shows it at any depth: its links begin with the path of `site_url`.
    """
    base = escape(urlsplit(site_url).path.rstrip("/") + "/")
    parts = []
    for language in languages:
        own = words[language.locale]
        parts.append(
            f'<section lang="{language.locale}"><h1>{escape(own["not_found"])}</h1>'
            f"<p>{escape(own['not_found_root'])}</p>"
            f'<p><a href="{base}{LATEST}/{language.folder}">{escape(own["not_found_home"])}</a></p>'
            "</section>"
        )
    return _page(languages[0].locale, words[languages[0].locale]["not_found"], "", "\n".join(parts))


def sitemap_index(editions: Sequence[str], site_url: str) -> str:
    """Return the sitemap of the editions' sitemaps; `site_url` ends with a slash."""
    rows = [
        f"  <sitemap><loc>{escape(f'{site_url}{edition}/sitemap.xml')}</loc></sitemap>"
        for edition in editions
    ]
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return "\n".join([head, f'<sitemapindex xmlns="{space}">', *rows, "</sitemapindex>", ""])


def _page(locale: str, title: str, script: str, body: str) -> str:
    own_script = f"<script>{script}</script>\n" if script else ""
    own = content_policy.parts(f"<style>{_STYLE}</style>{own_script}")
    page = f"""<!doctype html>
<html lang="{locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<title>{escape(title)}</title>
<link rel="icon" href="data:,">
<style>{_STYLE}</style>
{own_script}</head>
<body>
{body}
</body>
</html>
"""
    return content_policy.with_policy(page, own)

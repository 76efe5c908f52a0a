"""Puts another navigation into the text of a project's settings."""

import re

import yaml

_NAV = re.compile(r"^nav:\n(?:(?:[ #-].*)?\n)*", re.MULTILINE)


def with_navigation(settings: str, nav: list[object]) -> str:
    """Return the text of `mkdocs.yml` with `nav` in place of its own, all else as it is."""
    listed = yaml.safe_dump({"nav": nav}, allow_unicode=True)
    return _NAV.sub(lambda _: f"{listed}\n", settings, count=1)


def with_section(settings: str, title: str, names: list[str]) -> str:
    """Return the text of `mkdocs.yml` with one more section at the end of its navigation."""
    found = _NAV.search(settings)
    own = yaml.safe_load(found[0])["nav"] if found else []
    return with_navigation(settings, [*own, {title: names}])

"""The theme's files are listed as MkDocs lists them, hidden folders aside."""

from pathlib import Path

from mkdocs.config import load_config

from tebiki.building.theme_templates import list_without_hidden


def test_all_but_what_is_hidden_is_listed_and_the_hidden_is_found_by_name(library: Path) -> None:
    theme = load_config(str(library / "mkdocs.yml")).theme
    every = theme.get_env().list_templates()
    list_without_hidden(theme)
    env = theme.get_env()
    shown = env.list_templates()
    hidden = set(every) - set(shown)
    assert set(shown) < set(every) and len(hidden) > 1000
    assert all(any(part.startswith(".") for part in Path(name).parts) for name in hidden)
    assert not any(Path(name).parts[0].startswith(".") for name in shown)
    icon = ".icons/material/pencil-outline.svg"
    assert icon in hidden
    assert "<svg" in env.get_template(icon).render()

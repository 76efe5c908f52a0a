"""The guide's catalogue: every screen of its steps, each with its source."""

from support.served import ROOT
from tebiki.screens.catalogue import load

CATALOGUE = ROOT / "docs/_data/openai-api/screens.toml"


def test_guide_has_21_screens_with_their_sources() -> None:
    catalogue = load(CATALOGUE.read_text(encoding="utf-8"), "screens.toml")
    assert len(catalogue.screens) == 21
    assert len({screen.source for screen in catalogue.screens}) == 21
    assert [screen.id for screen in catalogue.of_step("account", "enter-email")] == [
        "sign-up-form",
        "check-your-email",
    ]
    assert "key" in catalogue["key-shown-once"].sensitive
    assert [screen.id for screen in catalogue.of_page("limits")] == [
        "usage-limits-menu",
        "usage-limits-form",
    ]

"""The guide's catalogue: every screen of its steps, each with its source."""

from support.served import ROOT
from tebiki.editions import notes
from tebiki.screens.catalogue import load

CATALOGUE = ROOT / "docs/_data/openai-api/screens.toml"


def test_guide_has_21_screens_with_their_sources() -> None:
    whole = load(CATALOGUE.read_text(encoding="utf-8"), "screens.toml")
    catalogue = whole.until("2023.06")
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


def test_every_step_that_is_done_otherwise_now_shows_it() -> None:
    catalogue = load(CATALOGUE.read_text(encoding="utf-8"), "screens.toml")
    every = notes.load(
        (ROOT / "docs/_data/openai-api/changes.toml").read_text(encoding="utf-8"), "c"
    )
    changed = [n for n in every if n.kind == "changed" and n.step and not n.skip]
    drawn = {(screen.page, screen.step) for screen in catalogue.screens if screen.drawn_of}
    # index#pages is a list of pages, no step.
    assert {(n.page, n.step) for n in changed if n.page != "index"} == drawn
    reported = {screen.id for screen in catalogue.screens if screen.drawn_of and screen.is_reported}
    assert reported == {
        "platform-now",
        "log-in-now",
        "create-key-now",
        "new-key-now",
        "limits-page-now",
    }

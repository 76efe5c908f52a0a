"""The projector's view in Firefox and WebKit: arrow keys, the cover before a secret, Escape."""

from readers import Reader
from sites import Site

SHOWN = "document.querySelector('.step.is-projected')?.dataset.step"
COVER = "!document.querySelector('.projector-cover').hidden"


def test_keys_lead_from_step_to_step_and_page_to_page(reader: Reader, site: Site) -> None:
    reader.open(site.address("openai-api/billing/", "?projector"))
    reader.wait(f"{SHOWN} === 'open-billing'", SHOWN)
    reader.key("ArrowRight")
    reader.wait(f"{SHOWN} === 'billing-overview'", SHOWN)
    reader.wait_address(site.address("openai-api/billing/", "?projector#billing-overview"))
    reader.key("End")
    reader.wait(COVER)
    assert reader.evaluate(SHOWN) is None
    reader.key("ArrowRight")
    reader.wait(f"{SHOWN} === 'enter-card'", SHOWN)
    reader.key("ArrowRight")
    reader.wait(f"{SHOWN} === 'open-usage-limits'", SHOWN)
    reader.wait_address(site.address("openai-api/limits/", "?projector#open-usage-limits"))
    reader.key("Escape")
    reader.wait_address(site.address("openai-api/limits/", "#open-usage-limits"))
    assert reader.evaluate("document.querySelector('.projector')") is None

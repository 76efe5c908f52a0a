"""The 22 steps, in each language with the ids of the design, and which of them count now."""

from pathlib import Path

import pytest
from lxml import html

STEPS = {
    "account": "open-top-page enter-email receive-email verify-email log-in enter-profile "
    "enter-phone send-code enter-code chatgpt-opens choose-app open-platform",
    "api-key": "open-user-menu open-api-keys name-key save-key",
    "billing": "open-billing billing-overview set-up-paid-account enter-card",
    "limits": "open-usage-limits set-limits",
}
SKIPPED = {"enter-phone", "send-code", "enter-code", "chatgpt-opens"}


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_twenty_two_steps_with_the_ids_of_the_design(hosted_site: Path, prefix: str) -> None:
    pages = {
        name: html.parse(hosted_site / f"{prefix}openai-api/{name}/index.html") for name in STEPS
    }
    steps = {name: page.xpath("//section/@data-step") for name, page in pages.items()}
    assert steps == {name: ids.split() for name, ids in STEPS.items()}
    counted = [
        step for page in pages.values() for step in page.xpath("//section[@data-total]/@data-step")
    ]
    assert counted == [step for ids in steps.values() for step in ids if step not in SKIPPED]
    assert {total for page in pages.values() for total in page.xpath("//@data-total")} == {"18"}

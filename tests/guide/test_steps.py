"""The guide's 22 steps, in each language with the ids of the design."""

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


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_twenty_two_steps_with_the_ids_of_the_design(built_site: Path, prefix: str) -> None:
    steps = {
        name: html.parse(built_site / f"{prefix}openai-api/{name}/index.html").xpath(
            "//section[@data-total='22']/@data-step"
        )
        for name in STEPS
    }
    assert steps == {name: ids.split() for name, ids in STEPS.items()}

"""No code of the site knows this repository's guide by name."""

import re

from support.served import ROOT


def test_no_code_of_the_site_knows_a_guide_by_name() -> None:
    files = [
        *(
            path
            for path in (ROOT / "scripts/tebiki").rglob("*")
            if path.suffix in (".py", ".typ", ".j2")
        ),
        *(ROOT / "overrides").rglob("*.html"),
        *(ROOT / "overrides" / "assets").rglob("*.js"),
    ]
    guide = re.compile(r'"[^"\n]*openai|openai-api["\']', re.IGNORECASE)
    docstrings = re.compile(r'""".*?"""|#[^\n]*', re.DOTALL)
    found = [
        path.name for path in files if guide.search(docstrings.sub("", path.read_text("utf-8")))
    ]
    assert found == []

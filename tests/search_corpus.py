"""Pages about similar things, which the search is measured among; their text is in corpus.toml."""

import tomllib
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parent / "data/search/corpus.toml"


def pages(count: int, language: str) -> Iterator[tuple[str, str]]:
    """Yield (file name, Markdown) of `count` pages; numbered services follow the named ones."""
    corpus: dict[str, Any] = tomllib.loads(CORPUS.read_text(encoding="utf-8"))
    services = corpus.pop("services")
    rounds = -(-count // (len(services) * len(corpus)))
    for turn, service, topic in islice(product(range(rounds), services, corpus), count):
        english, japanese, use = service
        number = f" {turn + 1}" if turn else ""
        facts = {"name": (japanese if language == "ja" else english) + number, "use": use}
        text = corpus[topic][language]
        file_name = f"{english}{number}-{topic}.md".lower().replace(" ", "-")
        lines = [
            *("---", f"title: {text['title']}", "steps: false", 'edition: "2023.06"'),
            *(f"description: {text['opening']}", "---", f"# {text['title']}", "", text["opening"]),
        ]
        for identifier, heading, body in text["sections"]:
            lines += ["", f"## {heading} {{{{ #{identifier} }}}}", "", body]
        yield file_name, "\n".join(lines).format(**facts) + "\n"

"""Makes pages about similar things from a corpus, for the search to be measured among."""

import tomllib
from collections.abc import Iterator
from itertools import islice, product
from typing import Any


def pages(text: str, count: int, language: str) -> Iterator[tuple[str, str]]:
    """Yield (file name, Markdown) of `count` pages; numbered services follow the named ones.

    `text` is a corpus: `services`, and for each topic and language title, opening, sections.
    """
    corpus: dict[str, Any] = tomllib.loads(text)
    services = corpus.pop("services")
    rounds = -(-count // (len(services) * len(corpus)))
    for turn, service, topic in islice(product(range(rounds), services, corpus), count):
        english, japanese, use = service
        number = f" {turn + 1}" if turn else ""
        facts = {"name": (japanese if language == "ja" else english) + number, "use": use}
        said = corpus[topic][language]
        file_name = f"{english}{number}-{topic}.md".lower().replace(" ", "-")
        lines = [
            *("---", f"title: {said['title']}", "steps: false", 'edition: "2023.06"'),
            *(f"description: {said['opening']}", "---", f"# {said['title']}", "", said["opening"]),
        ]
        for identifier, heading, body in said["sections"]:
            lines += ["", f"## {heading} {{{{ #{identifier} }}}}", "", body]
        yield file_name, "\n".join(lines).format(**facts) + "\n"

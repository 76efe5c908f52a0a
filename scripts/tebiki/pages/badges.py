"""Makes the badge at a step's head that says how the step stands today, and what that means.

    Standing("changed", "変わった", "2023年6月から変わったところがあります。")

becomes, beside the step's number and title, what opens by a finger and without scripts:

    <details class="step-badge badge-changed">
    <summary>変わった</summary><p>2023年6月から変わったところがあります。</p>
    </details>
"""

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

SKIP = "skip"
UNCHECKED = "unchecked"


@dataclass(frozen=True)
class Standing:
    """How a step stands in the edition that is built; `word` is "" where it bears no badge.

    `kind` is that of its change note, SKIP or UNCHECKED; `title` is what it is called by now,
    "" where it is called as ever.
    """

    kind: str
    word: str
    means: str
    title: str = ""

    @property
    def is_skipped(self) -> bool:
        return self.kind == SKIP


def badge(standing: Standing) -> Element:
    """Return the badge with its explanation behind it."""
    made = Element("details", {"class": f"step-badge badge-{standing.kind}"})
    SubElement(made, "summary").text = standing.word
    SubElement(made, "p").text = standing.means
    return made


def name_anew(root: Element, standings: Mapping[str, Standing]) -> None:
    """Give the `h2` of each step that is called otherwise now its title, in place."""
    for heading in root.iter("h2"):
        standing = standings.get(heading.get("id", ""))
        if standing and standing.title:
            for child in list(heading):
                heading.remove(child)
            heading.text = standing.title

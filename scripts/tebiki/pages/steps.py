"""Turns the `##` sections of a page into step cards: number, title, text, tick box, report.

A step that is skipped today has no number, no tick box, and is one line that opens.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement

from tebiki.pages import badges
from tebiki.pages.badges import Standing
from tebiki.pages.note_forms import is_note
from tebiki.source import months

PAGE_END = "page-end"  # the class of what stands below the last step
STEP_END = "step-end"  # the class of what stands below a step's tick box


@dataclass(frozen=True)
class StepPage:
    """Where a page stands in its guide, and what its steps say and link to."""

    guide: str
    name: str
    first: int  # index of the page's first step in the whole guide, from 1
    total: int  # steps of the whole guide
    edition: str
    report_to: str  # "mailto:…", a form's address, or "" for no link
    words: Mapping[str, str]
    secrets: frozenset[str] = frozenset()  # ids of steps whose screens show one
    standings: Mapping[str, Standing] = field(default_factory=dict)  # of steps, by id

    def is_skipped(self, heading: Element) -> bool:
        standing = self.standings.get(heading.get("id", ""))
        return standing is not None and standing.is_skipped


def make_cards(root: Element, page: StepPage) -> None:
    """Replace each `h2` and what follows it in `root` by one `section.step`, in place."""
    starts = [number for number, child in enumerate(root) if child.tag == "h2"]
    children = list(root)
    ends = [*starts[1:], len(children)]
    count = counted(root, page)
    number = 0
    for start, end in zip(starts, ends, strict=False):
        heading, content = children[start], children[start + 1 : end]
        for child in children[start:end]:
            root.remove(child)
        if page.is_skipped(heading):
            root.append(_skipped(heading, content, page.first + number, page))
        else:
            number += 1
            root.append(_card(heading, content, number, count, page))


def counted(root: Element, page: StepPage) -> int:
    """Return how many steps the page has, those that are skipped left out."""
    return sum(child.tag == "h2" and not page.is_skipped(child) for child in root)


def take_page_end(root: Element) -> list[Element]:
    """Take what belongs below the last step, class `page-end`, out of `root` and return it."""
    found = [child for child in root if PAGE_END in child.get("class", "").split()]
    for child in found:
        root.remove(child)
    return found


def report_link(page: StepPage, step: str, title: str) -> str:
    """Return the address under which a reader reports that `step` differs from the screen."""
    if not page.report_to:
        return ""
    facts = {
        "guide": page.guide, "page": page.name, "step": step,
        "edition": page.edition, "title": title,
    }  # fmt: skip
    subject = months.of_edition(page.words["report_subject"], page.edition).format(**facts)
    body = page.words["report_body"].format(**facts)
    mark = "&" if "?" in page.report_to else "?"
    if page.report_to.startswith("mailto:"):
        return f"{page.report_to}{mark}subject={quote(subject)}&body={quote(body)}"
    return (
        f"{page.report_to}{mark}step={quote(f'{page.name}#{step}')}&edition={quote(page.edition)}"
    )


def _card(
    heading: Element, content: list[Element], number: int, count: int, page: StepPage
) -> Element:
    step = heading.get("id", "")
    done = heading.attrib.pop("data-done", page.words["done"])
    card = Element(
        "section",
        {
            "class": "step",
            "id": f"step-{step}",
            "data-step": step,
            "data-page": page.name,
            "data-no": str(number),
            "data-of": str(count),
            "data-index": str(page.first + number - 1),
            "data-total": str(page.total),
            "aria-labelledby": step,
        },
    )
    said = [child for child in content if not is_note(child.get("class"))]
    is_once = any("once" in child.get("class", "").split() for child in said)
    if is_once or step in page.secrets:
        card.set("data-secret", "")
    head = SubElement(card, "div", {"class": "step-head"})
    SubElement(head, "span", {"class": "step-no", "aria-hidden": "true"}).text = str(number)
    head.append(heading)
    heading.tail = None
    standing = page.standings.get(step)
    if standing and standing.word:
        head.append(badges.badge(standing))
    ends = (n for n, child in enumerate(content) if STEP_END in child.get("class", "").split())
    end = next(ends, len(content))
    card.extend(content[:end])
    foot = SubElement(card, "div", {"class": "step-foot"})
    label = SubElement(foot, "label", {"class": "step-done"})
    SubElement(label, "input", {"type": "checkbox", "data-tick": step, "autocomplete": "off"})
    SubElement(label, "span").text = done
    if is_once:
        label.set("class", "step-done step-ask")
        SubElement(foot, "span", {"class": "step-once-ask"}).text = page.words["once_ask"]
    copy = SubElement(foot, "button", {"class": "step-copy", "type": "button"})
    copy.text = page.words["copy_step"]
    SubElement(foot, "span", {"class": "step-copied", "role": "status"})
    _add_report(foot, heading, page)
    card.extend(content[end:])  # the note there, and what it shows
    return card


def _skipped(heading: Element, content: list[Element], following: int, page: StepPage) -> Element:
    """A step that is skipped as one line that opens; `following` is the index of the next one."""
    step = heading.get("id", "")
    standing = page.standings[step]
    heading.attrib.pop("data-done", None)
    heading.tail = None
    for mark in heading.findall("a[@class='headerlink']"):  # a link in what is pressed to open
        heading.remove(mark)
    line = Element(
        "section",
        {
            "class": "step-skipped",
            "data-step": step,
            "data-page": page.name,
            "data-next": str(following),
            "aria-labelledby": step,
        },
    )
    details = SubElement(line, "details", {"id": f"step-{step}"})
    summary = SubElement(details, "summary")
    SubElement(summary, "span", {"class": "step-badge badge-skip"}).text = standing.word
    summary.append(heading)
    SubElement(summary, "span", {"class": "step-skip-means"}).text = standing.means
    details.extend(content)
    foot = Element("div", {"class": "step-foot"})
    _add_report(foot, heading, page)
    if len(foot):
        details.append(foot)
    return line


def _add_report(foot: Element, heading: Element, page: StepPage) -> None:
    address = report_link(page, heading.get("id", ""), _title(heading))
    if address:
        attributes = {"class": "step-report", "href": address}
        SubElement(foot, "a", attributes).text = page.words["report"]


def _title(heading: Element) -> str:
    """The heading's text without its permalink."""
    text = heading.text or ""
    for child in heading:
        if child.get("class") != "headerlink":
            text += "".join(child.itertext())
        text += child.tail or ""
    return text.strip()

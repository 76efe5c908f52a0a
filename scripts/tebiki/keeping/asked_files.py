"""Core: which files of its site a built page asks for, and which one stands for several.

<picture><source type="image/webp" srcset="a-400.webp 400w, a-800.webp 800w"><img src="a.png">…
->  {"a-800.webp"}, and it stands for a-400.webp and a.png
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tebiki.links.html_links import srcset_addresses
from tebiki.safety import addresses
from tebiki.safety.addresses import Base

_RELS = frozenset({"stylesheet", "icon", "manifest"})
_BESIDE = (".svg", ".png", ".webp", ".avif", ".jpg", ".gif", ".ics")  # that a page links to
# All at once: every search goes through the whole page.
_ASKS = ", ".join(
    ["img[src]", "link[href]", "script[src]", *(f'a[href$="{ending}"]' for ending in _BESIDE)]
)
_CODE = (".css", ".js")
_STANDS_FOR_ALL = "image/webp"  # what every browser with a service worker shows


@dataclass(frozen=True)
class Asked:
    """Paths from the site's root: styles and scripts, other files, and what stands for others.

    `instead` leads from another width or kind of a picture to the one among `files`.
    """

    code: frozenset[str]
    files: frozenset[str]
    instead: Mapping[str, str] = field(default_factory=dict)


def asked_files(html: bytes | str, page: str, there_are: Collection[str]) -> Asked:
    """Return what the page at `page` asks for of the files that `there_are`."""
    tree = LexborHTMLParser(html)

    def of_site(found: Iterable[str | None]) -> list[str]:
        places = (
            addresses.locate(addresses.split(address), Base(page), "").path
            for address in found
            if address
        )
        return [path for path in dict.fromkeys(places) if path in there_are]

    asking: dict[str, list[LexborNode]] = {"img": [], "link": [], "script": [], "a": []}
    for node in tree.css(_ASKS):
        asking[node.tag or ""].append(node)
    files: set[str] = set()
    instead: dict[str, str] = {}
    for image in asking["img"]:
        first, *others = of_site(_candidates(image)) or [""]
        files.add(first)
        instead.update({other: first for other in others})
    linked = of_site(link.attributes["href"] for link in asking["a"])
    files.update(path for path in linked if path not in instead)
    named = of_site(_named(asking["link"], asking["script"]))
    code = frozenset(path for path in named if path.endswith(_CODE))
    return Asked(code, frozenset(files | {*named} - code) - {""}, instead)


def _candidates(image: LexborNode) -> Iterator[str]:
    """The addresses of an image, first the one to keep."""
    sets = [(image.attributes.get("type"), image.attributes.get("srcset"))]
    if image.parent and image.parent.tag == "picture":
        sources = image.parent.css("source[srcset]")
        sets += [(one.attributes.get("type"), one.attributes["srcset"]) for one in sources]
    by_kind = {kind: srcset_addresses(value) for kind, value in sets if value}
    own = by_kind.get(_STANDS_FOR_ALL) or by_kind.get(None) or []
    yield from own[len(own) // 2 : len(own) // 2 + 1]
    yield image.attributes["src"] or ""
    for found in by_kind.values():
        yield from found


def _named(links: Iterable[LexborNode], scripts: Iterable[LexborNode]) -> Iterator[str]:
    """Styles, scripts, icon and manifest, and what a script's data says to load later."""
    for link in links:
        if not _RELS.isdisjoint((link.attributes.get("rel") or "").split()):
            yield link.attributes["href"] or ""
    for script in scripts:
        for name, value in script.attributes.items():
            if name == "src":
                yield value or ""
            elif name.startswith("data-") and value and value.endswith(_CODE):
                yield from value.split()

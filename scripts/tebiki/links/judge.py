"""Judges the links of a built site without any network: files, folders, fragments, editions."""

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from tebiki.links.documents import Link
from tebiki.links.faults import Fault
from tebiki.links.fragments import fragment_faults
from tebiki.links.site_files import Site, fold, nearest_file
from tebiki.links.targets import Target, Targets
from tebiki.safety import addresses
from tebiki.safety.allowed_html import address_fault

_LOADED = frozenset(("about", "blob", "data"))  # what a page may hold itself
_NOTHING = re.compile(r"\s*(void\s*\(?\s*0\s*\)?)?\s*;?\s*")  # a button in the form of a link
_RUNS_ON = re.compile(r"[!-~](?=[。、，！？）」』】])")


def judge_site(site: Site) -> Iterator[Fault]:
    """Yield every fault of the site's links, page by page, in the order of the lines."""
    targets = Targets(site)
    for page in sorted(site.documents):
        document, base = site.documents[page], site.base(page)
        language = document.language.partition("-")[0]
        faults: list[Fault] = []
        for link in document.links:
            target = targets.of(base, link.address)
            if not target.is_good or (target.language not in ("", language) and not link.free):
                faults.extend(_judge(site, page, link, target))
        for identifier, line in document.doubles:
            link = Link("id", f"#{identifier}", line)
            faults.append(Fault(page, link, "double", str(document.anchors[identifier])))
        yield from sorted(faults, key=lambda fault: fault.link.line)


def _judge(site: Site, page: str, link: Link, target: Target) -> Iterator[Fault]:
    kind, path = target.kind, target.path
    if link.use == "broken":
        yield Fault(page, link, "broken")
    elif not link.address.strip():
        if link.use not in ("follow", "send"):
            yield Fault(page, link, "empty")
    elif kind == "other":
        yield from _judge_other(page, link)
    elif kind == "outside":
        if not link.address.isascii() and (match := _RUNS_ON.search(link.address)):
            yield Fault(page, link, "runs-on", link.address[: match.end()])
        elif wrong := address_fault(link.address):
            yield Fault(page, link, "bad", wrong)
    elif kind == "bad":
        yield Fault(page, link, "bad", path)
    elif kind == "above":
        if not link.free:
            yield Fault(page, link, "above", nearest=nearest_file(site, path.replace("../", "")))
    elif kind == "edition":
        yield from _judge_edition(site, page, link, unquote(path).lstrip("/"))
    elif not target.file:
        yield _missing(site, page, link, path)
    else:
        if kind == "absolute" and _may_be_relative(link):
            yield Fault(page, link, "absolute", nearest=path or "index.html")
        elif other := _own_language(site, page, link, target.file):
            language = site.documents[page].language.partition("-")[0]
            yield Fault(page, link, "language", language, other)
        for rule, detail, nearest in fragment_faults(site, target.file, target.fragment):
            yield Fault(page, link, rule, detail, nearest)


def _judge_edition(site: Site, page: str, link: Link, path: str) -> Iterator[Fault]:
    """A link to the site's host, but not below its root: needless where the page is here too."""
    if link.free or link.use == "declare":
        return
    inner = path.partition("/")[2]
    if path and site.find(path):
        yield Fault(page, link, "above", nearest=path)
    elif inner and site.find(inner):
        yield Fault(page, link, "edition", nearest=inner)


def _judge_other(page: str, link: Link) -> Iterator[Fault]:
    parts = addresses.split(link.address)
    if parts.scheme == "mailto":
        if fault := addresses.mail_fault(link.address):
            yield Fault(page, link, "mail", fault)
        return
    is_held = link.use in ("load", "image") and parts.scheme in _LOADED
    does_nothing = parts.scheme == "javascript" and _NOTHING.fullmatch(parts.path)
    if not is_held and not does_nothing and (wrong := address_fault(link.address)):
        yield Fault(page, link, "bad", wrong)


def _missing(site: Site, page: str, link: Link, path: str) -> Fault:
    bare = path.rstrip("/")
    if bare in site.folders:
        pages = sorted(p for p in site.documents if p.startswith(f"{bare}/" if bare else ""))
        return Fault(page, link, "no-index", nearest=pages[0] if pages else "")
    if bare in site.files:
        return Fault(page, link, "no-folder", nearest=bare)
    real = site.folded.get(fold(bare))
    if real is None:
        return Fault(page, link, "missing", nearest=nearest_file(site, path))
    same_case = unicodedata.normalize("NFC", real) == unicodedata.normalize("NFC", bare)
    slash = "/" if path.endswith("/") else ""
    return Fault(page, link, "form" if same_case else "case", nearest=real + slash)


def _may_be_relative(link: Link) -> bool:
    is_own = not link.element.startswith(("meta ", "sitemap", "pdf", "search"))
    return is_own and not link.free and link.use in ("follow", "load", "image")


def _own_language(site: Site, page: str, link: Link, found: str) -> str | None:
    """The same page in the language of `page`, where the link leads to another language's."""
    if link.free or link.element not in ("a href", "area href") or page.endswith("404.html"):
        return None
    here = site.documents[page].language.partition("-")[0]
    there_document = site.documents.get(found)
    there = there_document.language.partition("-")[0] if there_document else ""
    if not here or not there or here == there:
        return None
    parts = found.split("/")
    for number, part in enumerate(parts[:-1]):
        if part.lower().partition("-")[0] == there:
            stems = [[*parts[:number], here, *parts[number + 1 :]],
                     [*parts[:number], *parts[number + 1 :]]]  # fmt: skip
            break
    else:
        stems = [[*parts[:number], here, *parts[number:]] for number in range(len(parts))]
    for stem in stems:
        same = "/".join(stem)
        document = site.documents.get(same)
        if document and document.language.partition("-")[0] == here:
            return None if same == page else same
    return None

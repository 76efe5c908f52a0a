"""Writes drafts as text: pages, the catalogue of screens, navigation, report."""

import json
from collections.abc import Iterator

import yaml

from tebiki.files import toml_text
from tebiki.importing import losses, markdown_reader
from tebiki.importing.drafts import Draft, Page, Section
from tebiki.rules import alt_texts
from tebiki.safety import invisible_signs


def pages(draft: Draft) -> dict[str, str]:
    """Return file name -> Markdown of each draft page."""
    front = draft.guide.front_matter
    found = {}
    for page in draft.pages:
        found[f"{page.name}.md"] = _page(page, draft.month, front)
        front = ()
    return found


def screens(draft: Draft) -> str:
    """Return the catalogue, `screens.toml`, in the order of the pages."""
    tables = [
        "# Drafts: give each screen a name of its own, here and on its page, and say in\n"
        "# `sensitive` what of a person stands on it: key, code, mail, phone, name, card.\n"
    ]
    for page in draft.pages:
        for step in page.steps:
            for picture in step.pictures:
                source = toml_text.quoted(picture.address)
                tables.append(
                    f"\n[{draft.guide.name}-{picture.number}]\n"
                    f'page = "{page.name}"\nstep = "{step.id}"\nsource = {source}\n'
                    f'captured = "{draft.month}"\nsensitive = []\n'
                )
    return "".join(tables)


def nav(draft: Draft) -> str:
    """Return the lines for `nav:` in mkdocs.yml."""
    lines = []
    for section in draft.sections:
        indent = "    " if section.name else ""
        if section.name:
            lines.append(f"- {json.dumps(section.name, ensure_ascii=False)}:")
        lines.extend(f"{indent}- {draft.guide.name}/{page.name}.md" for page in section.pages)
    return "\n".join(lines) + "\n"


def verdict(draft: Draft, guide_text: str) -> losses.Verdict:
    """Hold the drafts, as files, against the guide's text."""
    items = losses.read_drafts(pages(draft), screens(draft), _named(draft.sections))
    return losses.compare(losses.read_items(guide_text), items)


def decisions(draft: Draft, name: str) -> tuple[str, ...]:
    """Return what a person has to decide, each with file and line of the guide called `name`."""
    return tuple(f"{name}:{line}: {text}" for line, text in sorted(_decisions(draft)))


def report(draft: Draft, name: str, told: losses.Verdict) -> str:
    """Return the report as Markdown."""
    steps = sum(len(page.steps) for page in draft.pages)
    pictures = sum(len(step.pictures) for page in draft.pages for step in page.steps)
    lines = [
        f"# Import of {name}\n",
        f"Pages: {len(draft.pages)}. Steps: {steps}. Pictures: {pictures}. "
        f"Lost: {len(told.lost)}. Invented: {len(told.invented)}.\n",
        "## Navigation, for mkdocs.yml\n",
        f"```yaml\n{nav(draft)}```\n",
        "## Which text a picture belongs to\n",
        "| line | picture | page | step | text in line | why |",
        "|---|---|---|---|---|---|",
    ]
    for placing in draft.placings:
        for picture in placing.pictures:
            lines.append(
                f"| {picture.line} | {draft.guide.name}-{picture.number} | {placing.page} "
                f"| {placing.step} | {placing.text_line} | {placing.why} |"
            )
    lines += ["", "## For a person to decide\n"]
    lines += [f"- {line}" for line in decisions(draft, name)]
    return "\n".join(lines) + "\n"


def plan(draft: Draft) -> str:
    """Return the pages and steps as a table of text; titles, of unknown width, come last."""
    rows = [("page", "step", "line", "pictures", "title")]
    for page in draft.pages:
        rows.append((page.name, "", str(page.line), "", page.title))
        for step in page.steps:
            numbers = " ".join(str(picture.number) for picture in step.pictures)
            rows.append((page.name, step.id, str(step.line), numbers or "-", step.title))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "".join(
        "  ".join([*(f"{row[c]:<{widths[c]}}" for c in range(4)), row[4]]).rstrip() + "\n"
        for row in rows
    )


def _page(page: Page, month: str, front: tuple[str, ...]) -> str:
    meta: dict[str, object] = {"title": page.title, "steps": bool(page.steps)}
    if page.steps:
        meta["minutes"] = len(page.steps)
    text = yaml.safe_dump(meta, allow_unicode=True, sort_keys=False, width=10**9)
    if month:
        text += f'verified: {month}\nedition: "{month.replace("-", ".")}"\n'
    text = "---\n" + text + "".join(f"# {line}\n" for line in front) + "---\n"
    blocks = [_heading("#", page.heading)] if page.heading else []
    blocks.extend(page.intro)
    for step in page.steps:
        blocks.append(f"## {step.title} {{ #{step.id} }}")
        blocks.extend(step.texts)
    return text + "\n\n".join(blocks) + "\n"


def _heading(signs: str, text: str) -> str:
    return f"{signs} {text}" + (f" {signs}" if text.endswith("#") else "")


def _named(sections: tuple[Section, ...]) -> Iterator[tuple[str, str]]:
    for section in sections:
        if section.name:
            yield section.name, f"{section.pages[0].name}.md"


def _decisions(draft: Draft) -> Iterator[tuple[int, str]]:
    if not draft.month:
        yield 1, "the guide names no month; give --month, or write verified, edition and captured"
    if not draft.guide.restyle:
        yield 1, "lists and paragraphs stand as they were; indent by 4, write notes as !!! note"
    for page in draft.pages:
        if not page.heading:
            yield page.line, f"{page.name} has no heading; write its title (now 「{page.title}」)"
        if page.steps:
            yield page.line, f"{page.name} says {len(page.steps)} minutes; write how long it takes"
        for step in page.steps:
            if step.drafted:
                where = f"{page.name}#{step.id}"
                lost = f" (without the marks {' '.join(step.marks)})" if step.marks else ""
                yield step.line, f"the title of {where} is a draft; write it: {step.title}{lost}"
            for picture in step.pictures:
                yield from _picture_decisions(picture.alt, picture.address, picture.line)
    for placing in draft.placings:
        numbers = ", ".join(f"{draft.guide.name}-{p.number}" for p in placing.pictures)
        if placing.why != "the only text beside it":
            line = placing.pictures[0].line
            text = f"{numbers} put with line {placing.text_line}"
            yield line, f"{text} ({placing.why}); see that it belongs there"
    for block in draft.guide.blocks:
        for line, message in invisible_signs.faults(block.text):
            yield block.line + line - 1, message
        for line, mark in markdown_reader.stray_marks(block.text):
            yield (
                block.line + line - 1,
                f"{mark} marks nothing and would be seen; set it right at the words, on both sides",
            )
        if block.kind == "heading" and block.pictures:
            yield block.line, "a picture stands in the heading; move it into a step"
        if block.kind == "html" and not block.text.lstrip().startswith("<!--"):
            yield block.line, "raw HTML was kept; write it as Markdown"


def _picture_decisions(alt: str, address: str, line: int) -> Iterator[tuple[int, str]]:
    if wrong := alt_texts.wrong_in(losses.single(alt), set()):
        yield line, f"the picture {wrong}; say what the screen shows and where to click"
    if not address.startswith("https://"):
        yield line, f"the picture {address} has no https address; add it by tebiki screens add"

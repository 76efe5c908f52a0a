"""Writes drafts as text: pages, the catalogue of screens, navigation, report."""

import json
from collections.abc import Iterator

import yaml

from tebiki.files import toml_text
from tebiki.importing import decisions, losses
from tebiki.importing.drafts import Draft, Page, Section


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


def report(draft: Draft, name: str, told: losses.Verdict) -> str:
    """Return the report as Markdown."""
    steps = sum(len(page.steps) for page in draft.pages)
    pictures = sum(len(step.pictures) for page in draft.pages for step in page.steps)
    lines = [
        f"# Import of {name}\n",
        f"Pages: {len(draft.pages)}. Steps: {steps}. Pictures: {pictures}. "
        f"Lost: {len(told.lost)}. Invented: {len(told.invented)}.\n",
        f"ページ {len(draft.pages)}、手順 {steps}、画像 {pictures}、"
        f"落ちたもの {len(told.lost)}、増えたもの {len(told.invented)}。\n",
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
    decided = decisions.decisions(draft, name)
    lines += ["", "## For a person to decide\n", *(f"- {said}" for said in decided)]
    lines += ["", "## 人が決めること\n", *(f"- {said.ja}" for said in decided)]
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

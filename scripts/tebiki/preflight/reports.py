"""Writes a preflight's report: one page to act on, as text or Markdown, and JSON for programs."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass

from tebiki.preflight import link_memory
from tebiki.preflight.preflight import Entry, Report
from tebiki.preflight.readiness import Rehearsal
from tebiki.preflight.verdicts import VERDICTS, Verdict

Words = Mapping[str, str]


@dataclass(frozen=True)
class Item:
    """One line to act on: an address (or a file) and what there is to know."""

    what: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """A heading, what to do, and its items; `is_todo` says that somebody has to act."""

    title: str
    items: tuple[Item, ...]
    how: str = ""
    is_todo: bool = False


def reason(verdict: Verdict, words: Words) -> str:
    """Return a verdict's reason in words."""
    text = words[f"reason_{verdict.code}"].format(detail=verdict.detail)
    return text.replace("（）", "").replace(" ()", "")


def sections(report: Report, words: Words) -> tuple[Section, ...]:
    """Return the report's sections that have something in them, what to act on first."""

    def items(entries: Iterable[Entry]) -> tuple[Item, ...]:
        return tuple(_item(entry, report, words) for entry in entries)

    # Without a network nothing is known of any address: the head says so once.
    unknown = () if report.is_offline else report.of("unknown")
    seen = tuple(entry for entry in report.of("blocked") if entry not in report.to_open)
    found = (
        Section(words["preflight_gone"], items(report.of("gone")), is_todo=True),
        Section(words["preflight_to_open"], items(report.to_open),
                words["preflight_to_open_how"], is_todo=True),
        Section(words["preflight_unknown"], items(unknown), is_todo=True),
        Section(words["preflight_moved"], items(report.of("moved")), is_todo=True),
        Section(words["preflight_unneeded"], tuple(
            Item(one.url, (f"{one.source}:{one.line}", one.reason)) for one in report.unneeded
        ), is_todo=True),
        Section(words["preflight_rehearsals"], tuple(
            Item(one.page, (_rehearsal(one, words),))
            for one in report.rehearsals
        ), is_todo=True),
        Section(words["preflight_papers"], tuple(
            Item(one.path, (_paper(one.state, words),)) for one in report.papers
        )),
        Section(words["preflight_screens"], _screens(report, words)),
        Section(words["preflight_changes"], _changes(report, words)),
        Section(words["preflight_seen"], items(seen)),
        Section(words["preflight_ignored"], tuple(
            Item(one.link.url, (one.ignored.reason, one.ignored.date))
            for one in report.entries if one.ignored
        )),
    )  # fmt: skip
    return tuple(section for section in found if section.items)


def as_text(report: Report, words: Words) -> str:
    """Return the report as plain text."""
    lines = _head(report, words)
    for section in sections(report, words):
        lines += ["", f"■ {section.title}", *([f"  {section.how}"] if section.how else [])]
        for item in section.items:
            lines.append(f"  - {item.what}")
            lines += [f"      {' · '.join(item.notes)}"] if item.notes else []
    return "\n".join(lines) + "\n"


def as_markdown(report: Report, words: Words) -> str:
    """Return the report as Markdown; what is to be done has a tick box."""
    title, *rest = _head(report, words)
    lines = [f"# {title}", *(line for text in rest for line in ("", text))]
    for section in sections(report, words):
        how = ["", section.how.replace("tebiki ", "`tebiki ", 1) + "`"] if section.how else []
        lines += ["", f"## {section.title}", *how, ""]
        for item in section.items:
            what = f"<{item.what}>" if "://" in item.what else _escape(item.what)
            box = "[ ] " if section.is_todo else ""
            notes = f": {_escape(' · '.join(item.notes))}" if item.notes else ""
            lines.append(f"- {box}{what}{notes}")
    return "\n".join(lines) + "\n"


def as_json(report: Report, words: Words) -> str:
    """Return the report as JSON, with `links`: a list of what is known of each address.

    That is url, verdict, reason, final, pages and last_good. Beside it stand `checked`, `status`,
    `stopped`, `changes`, `ignores`, `papers`, `rehearsals` and `screens`.
    """
    tree = {
        "checked": report.now.isoformat(timespec="seconds"),
        "status": report.status,
        "stopped": report.stopped,
        "links": [
            {
                "url": entry.link.url,
                "verdict": entry.verdict.name,
                "reason": ", ".join((reason(entry.verdict, words), *_gone(entry, report, words))),
                "final": entry.verdict.final,
                "pages": list(entry.link.pages),
                "last_good": entry.after.good or None,
            }
            for entry in report.entries
        ],
        "changes": [
            {"url": one.link.url, "before": one.before.verdict, "now": one.verdict.name,
             "title_before": one.before.title, "title": one.verdict.title}
            for one in report.entries if one.has_changed
        ],
        "ignores": [asdict(one) for one in report.unneeded],
        "papers": [asdict(one) for one in report.papers],
        "rehearsals": [asdict(one) for one in report.rehearsals],
        "screens": {screen: _verdict_of(report, source)
                    for screen, source in report.screens.items()},
    }  # fmt: skip
    return json.dumps(tree, ensure_ascii=False, indent=2)


def _head(report: Report, words: Words) -> list[str]:
    counts = {name: sum(e.verdict.name == name for e in report.entries) for name in VERDICTS}
    date = report.now.strftime("%Y-%m-%d %H:%M")
    lines = [
        words["preflight_title"].format(date=date),
        words["preflight_counts"].format(total=len(report.entries), **counts),
    ]
    if report.stopped:
        lines.append(words[f"preflight_{report.stopped}"])
    if report.is_offline:
        lines.append(words["preflight_offline"])
    if not any(section.is_todo for section in sections(report, words)):
        lines.append(words["preflight_nothing"])
    return lines


def _item(entry: Entry, report: Report, words: Words) -> Item:
    first, *more = entry.link.pages
    pages = words["preflight_pages"].format(first=first, more=len(more)) if more else first
    notes = [reason(entry.verdict, words), *_gone(entry, report, words)]
    if entry.after.seen and entry.verdict.name == "blocked":
        notes.append(words["preflight_seen_on"].format(date=entry.after.seen))
    if entry.after.good and entry.verdict.name not in ("ok", "moved"):
        notes.append(words["preflight_last_good"].format(date=entry.after.good))
    return Item(entry.link.url, (*notes, pages))


def _gone(entry: Entry, report: Report, words: Words) -> tuple[str, ...]:
    if entry.verdict.name != "gone" or not entry.after.gone:
        return ()
    if not link_memory.is_gone_for_good(entry.after, report.now):
        return (words["preflight_once"],)
    return (words["preflight_for_good"].format(date=entry.after.gone[:10]),)


def _rehearsal(due: Rehearsal, words: Words) -> str:
    key = "preflight_rehearsal" if due.verified else "preflight_never"
    return words[key].format(verified=due.verified, months=due.months)


def _paper(state: str, words: Words) -> str:
    if state in ("good", "missing"):
        return words[f"preflight_paper_{state}"]
    return words["preflight_paper_old"].format(edition=state)


def _screens(report: Report, words: Words) -> tuple[Item, ...]:
    if not report.screens or report.is_offline:
        return ()
    states = {screen: _verdict_of(report, source) for screen, source in report.screens.items()}
    good = sum(state in ("ok", "moved") for state in states.values())
    line = words["preflight_screens_good"].format(total=len(states), ok=good)
    by_state = (
        f"{words[f'verdict_{state}']}: {', '.join(names)}"
        for state in VERDICTS[1:]
        if (names := [screen for screen, found in states.items() if found == state])
    )
    return (Item(line, tuple(by_state)),)


def _verdict_of(report: Report, source: str) -> str:
    for entry in report.entries:
        if entry.link.url == source:
            return entry.verdict.name
    return "unknown"


def _changes(report: Report, words: Words) -> tuple[Item, ...]:
    found = []
    for entry in report.entries:
        if not entry.has_changed:
            continue
        if entry.before.verdict == entry.verdict.name:
            key, before, now = "preflight_title_was", entry.before.title, entry.verdict.title
        else:
            key = "preflight_was"
            before, now = (words[f"verdict_{entry.before.verdict}"],
                           words[f"verdict_{entry.verdict.name}"])  # fmt: skip
        found.append(Item(entry.link.url, (words[key].format(before=before, now=now),)))
    return tuple(found)


def _escape(text: str) -> str:
    return "".join(f"\\{sign}" if sign in "[]*`<>|" else sign for sign in text)


FORMATS: Mapping[str, Callable[[Report, Words], str]] = {
    "text": as_text,
    "json": as_json,
    "markdown": as_markdown,
}

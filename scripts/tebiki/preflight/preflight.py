"""Puts together what a preflight has found: verdicts, memory, what changed, the exit status."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from tebiki.files.findings import Finding
from tebiki.files.ignores import Ignore
from tebiki.preflight import link_memory
from tebiki.preflight.link_memory import Remembered
from tebiki.preflight.outside_links import OutsideLink
from tebiki.preflight.readiness import Paper, Rehearsal
from tebiki.preflight.verdicts import Answer, Verdict, judge

_SILENCE = frozenset({"no-lookup", "timeout", "refused", "late"})


@dataclass(frozen=True)
class Entry:
    """One outside link with its verdict and what was known of it before."""

    link: OutsideLink
    verdict: Verdict
    before: Remembered
    after: Remembered
    ignored: Ignore | None = None

    @property
    def is_new(self) -> bool:
        return not self.before.checked

    @property
    def has_changed(self) -> bool:
        """Whether the verdict is another than the last time, or the title of a good page is."""
        if self.is_new or self.verdict.code in link_memory.NO_NEWS:
            return False
        if self.before.verdict != self.verdict.name:
            return True
        before, now = self.before.title, self.verdict.title
        return self.verdict.name == "ok" and bool(before and now) and before != now


@dataclass(frozen=True)
class Report:
    """A whole preflight; `stopped` is "", `late` or `interrupted`."""

    now: datetime
    entries: tuple[Entry, ...]
    stopped: str = ""
    unneeded: tuple[Finding, ...] = ()
    papers: tuple[Paper, ...] = ()
    rehearsals: tuple[Rehearsal, ...] = ()
    screens: Mapping[str, str] = field(default_factory=dict)  # screen -> its source

    def of(self, *verdicts: str) -> tuple[Entry, ...]:
        """The entries with these verdicts that no ignore covers."""
        return tuple(e for e in self.entries if e.verdict.name in verdicts and not e.ignored)

    @property
    def to_open(self) -> tuple[Entry, ...]:
        """What turned the robot away and nobody has opened by hand in the last days."""
        day = self.now.date()
        return tuple(e for e in self.of("blocked") if not link_memory.was_seen(e.after, day))

    @property
    def status(self) -> int:
        """0 nothing to do, 1 something broken or gone, 2 only undecided."""
        if self.of("gone") or self.unneeded:
            return 1
        return 2 if self.to_open or self.of("unknown") else 0

    @property
    def is_offline(self) -> bool:
        """Whether the network seems to be cut: names are unknown and nobody else answered."""
        codes = {entry.verdict.code for entry in self.entries}
        return "network" in codes or ("no-lookup" in codes and codes <= _SILENCE)


def entries(
    links: Sequence[OutsideLink],
    answers: Mapping[str, Answer],
    memory: Mapping[str, Remembered],
    now: datetime,
    *,
    stopped: str = "",
    ignored: Sequence[Ignore] = (),
) -> tuple[Entry, ...]:
    """Return an entry a link; one without an answer is taken from memory, or was not asked."""
    found = []
    for link in links:
        before = memory.get(link.asked, Remembered())
        answer = answers.get(link.asked)
        if answer is not None:
            verdict = judge(answer, link.picture)
            after = link_memory.observe(before, verdict, now)
        elif not stopped and before.verdict:
            verdict = Verdict(before.verdict, before.code, before.detail,
                              before.final or link.asked, before.title)  # fmt: skip
            after = before
        else:
            verdict = Verdict("unknown", stopped or "late", "", link.asked)
            after = before
        covering = next((one for one in ignored if one.covers(link.url, "")), None)
        if covering and verdict.name == "ok":
            covering = None
        found.append(Entry(link, verdict, before, after, covering))
    return tuple(found)


def remember(memory: Mapping[str, Remembered], made: Sequence[Entry]) -> dict[str, Remembered]:
    """Return the memory with what was learned; addresses that the site lost stay in it."""
    return {**memory, **{one.link.asked: one.after for one in made if one.after != Remembered()}}


def mark_seen(
    memory: Mapping[str, Remembered], urls: Sequence[str], now: datetime
) -> dict[str, Remembered]:
    """Return the memory in which somebody has opened these addresses by hand today."""
    marked = dict(memory)
    for url in urls:
        asked = url.partition("#")[0]
        before = marked.get(asked, Remembered())
        marked[asked] = replace(before, seen=now.date().isoformat())
    return marked

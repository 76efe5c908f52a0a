"""Judges search results: which entry was the right one, and what that comes to by class."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

GUIDE = "openai-api"  # the folder of the guide that the sets are of


class QueriesError(Exception):
    """A file of queries is not usable; the message names file, line and remedy."""


@dataclass(frozen=True)
class Query:
    """What is typed, its class, and the entries that are right: `page#step`, or `page`."""

    text: str
    kind: str
    expected: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """The entries that a query brought, the best first, and the milliseconds it took."""

    query: Query
    entries: tuple[str, ...]
    milliseconds: float


@dataclass(frozen=True)
class Measures:
    """Shares of `count` queries: right first, within three, nothing found; latency in ms."""

    count: int
    first: float
    three: float
    exact: float  # within three, a page by itself and not by one of its steps
    reciprocal: float
    nothing: float
    median: float
    p95: float


def read_queries(text: str, path: str) -> tuple[Query, ...]:
    """Read a table with the columns query, class and expected (alternatives parted by |)."""
    lines = text.splitlines()
    if not lines or lines[0].split("\t") != ["query", "class", "expected"]:
        raise QueriesError(f"{path}:1: the columns are not query, class, expected; name them so")
    queries = []
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != 3 or not all(cells):
            raise QueriesError(f"{path}:{number}: not three cells with tabs between; mend the line")
        queries.append(Query(cells[0], cells[1], tuple(cells[2].split("|"))))
    return tuple(queries)


def entry(address: str, base: str) -> str:
    """`…/openai-api/account/?h=x#enter-phone` as `account#enter-phone`; other pages whole."""
    path, _, fragment = unquote(address).removeprefix(base).lstrip("/").partition("#")
    path = path.partition("?")[0].removeprefix("en/").removesuffix("index.html").rstrip("/")
    guide, _, name = path.partition("/")
    if guide == GUIDE or not path:
        path = name or "index"
    return f"{path}#{fragment}" if fragment else path


def by_language(sets: Mapping[str, Sequence[Query]]) -> Iterator[tuple[str, tuple[Query, ...]]]:
    """Yield the sets; one whose classes begin with `ja ` and `en ` becomes two, by language."""
    for name, queries in sets.items():
        for language in ("ja", "en"):
            own = tuple(query for query in queries if query.kind.startswith(f"{language} "))
            if own:
                yield f"{name}-{language}", own
        rest = tuple(query for query in queries if query.kind[:3] not in {"ja ", "en "})
        if rest:
            yield name, rest


def place(entries: Iterable[str], expected: Sequence[str], *, exact: bool = False) -> int:
    """Return the place of the first right entry, from 1; 0 for none.

    A page is also reached by any of its steps, unless `exact`.
    """
    for number, entry in enumerate(entries, start=1):
        if entry in expected or (not exact and entry.partition("#")[0] in expected):
            return number
    return 0


def measure(answers: Sequence[Answer]) -> Measures:
    """Return the measures of at least one answer."""
    places = [place(answer.entries, answer.query.expected) for answer in answers]
    exact = [place(answer.entries, answer.query.expected, exact=True) for answer in answers]
    times = sorted(answer.milliseconds for answer in answers)
    count = len(answers)
    return Measures(
        count=count,
        first=sum(number == 1 for number in places) / count,
        three=sum(0 < number <= 3 for number in places) / count,
        exact=sum(0 < number <= 3 for number in exact) / count,
        reciprocal=sum(1 / number for number in places if number) / count,
        nothing=sum(not answer.entries for answer in answers) / count,
        median=times[count // 2],
        p95=times[min(count - 1, int(count * 0.95))],
    )


def by_class(answers: Sequence[Answer]) -> dict[str, Measures]:
    """Return class -> measures in the order of the queries, and `all` of them at the end."""
    kinds = dict.fromkeys(answer.query.kind for answer in answers)
    found = {kind: measure([one for one in answers if one.query.kind == kind]) for kind in kinds}
    return found | {"all": measure(answers)}


def table(measures: dict[str, Measures]) -> str:
    """Return a table for people to read, a line a class."""
    lines = [f"{'class':10} {'n':>4} first three exact   MRR  none   p50   p95"]
    for kind, one in measures.items():
        lines.append(
            f"{kind:10} {one.count:4} {one.first:5.3f} {one.three:5.3f} {one.exact:5.3f} "
            f"{one.reciprocal:5.3f} {one.nothing:5.3f} {one.median:5.1f} {one.p95:5.1f}"
        )
    return "\n".join(lines)


def parts_table(parts: Mapping[str, Mapping[str, Sequence[Answer]]]) -> str:
    """Return a table: what is first and within three, a line for what is done without."""
    names = list(next(iter(parts.values())))
    lines = [f"{'without':18}" + "".join(f"{name:>14}" for name in names)]
    for part, sets in parts.items():
        cells = ""
        for name in names:
            one = measure(sets[name])
            cells += f"{f'{one.first:.3f} {one.three:.3f}':>14}"
        lines.append(f"{'–' if part == 'all' else part:18}{cells}")
    return "\n".join(lines)

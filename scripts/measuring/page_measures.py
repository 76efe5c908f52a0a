"""Reads Lighthouse's reports: scores, times, shifts and weights, and the table of many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from statistics import median
from typing import Any

_SCORES = ("performance", "accessibility", "best-practices", "seo")


@dataclass(frozen=True)
class Measures:
    """Scores of 0 to 100; times in seconds; weights in bytes as they came over the wire."""

    performance: float
    accessibility: float
    best_practices: float
    seo: float
    first_paint: float
    largest_paint: float
    shift: float
    blocked: float
    bytes: float  # without pictures
    picture_bytes: float

    def __post_init__(self) -> None:
        if not self.bytes:
            raise ValueError("the page sent nothing; was it served?")


def read_report(report: Mapping[str, Any]) -> Measures:
    """Return what Lighthouse's JSON report says.

    Raises ValueError with Lighthouse's own words where the page could not be judged.
    """
    if error := report.get("runtimeError"):
        raise ValueError(str(error.get("message") or error))
    audits = report["audits"]
    requests = audits["network-requests"]["details"]["items"]
    pictures = [item for item in requests if _is_picture(item)]
    scores = [100 * float(report["categories"][name]["score"] or 0) for name in _SCORES]
    return Measures(
        performance=scores[0],
        accessibility=scores[1],
        best_practices=scores[2],
        seo=scores[3],
        first_paint=audits["first-contentful-paint"]["numericValue"] / 1000,
        largest_paint=audits["largest-contentful-paint"]["numericValue"] / 1000,
        shift=audits["cumulative-layout-shift"]["numericValue"],
        blocked=audits["total-blocking-time"]["numericValue"] / 1000,
        bytes=sum(item["transferSize"] for item in requests if item not in pictures),
        picture_bytes=sum(item["transferSize"] for item in pictures),
    )


def lost_points(report: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the audits that cost the page points, without those of time, as `category: title`."""
    found = []
    for name, category in report["categories"].items():
        if name == "performance":
            continue
        for reference in category["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                found.append(f"{name}: {audit['title']}")
    return tuple(found)


def middle(runs: Sequence[Measures]) -> Measures:
    """Return the median of each measure over some runs of one page."""
    return Measures(*(median(getattr(run, each.name) for run in runs) for each in fields(Measures)))


def table(rows: Sequence[tuple[str, str, Measures]]) -> str:
    """Return the rows (site, page, measures) as a text table, a line each."""
    lines = [
        f"{'site':10} {'page':24} {'perf':>4} {'a11y':>4} {'best':>4} {'seo':>4} "
        f"{'FCP s':>6} {'LCP s':>6} {'CLS':>6} {'TBT s':>6} {'kB':>6} {'+ pictures':>10}"
    ]
    lines += [
        f"{site:10} {page:24} {one.performance:4.0f} {one.accessibility:4.0f} "
        f"{one.best_practices:4.0f} {one.seo:4.0f} {one.first_paint:6.2f} "
        f"{one.largest_paint:6.2f} {one.shift:6.3f} {one.blocked:6.2f} "
        f"{one.bytes / 1000:6.1f} {one.picture_bytes / 1000:10.1f}"
        for site, page, one in rows
    ]
    return "\n".join(lines)


def _is_picture(item: Mapping[str, Any]) -> bool:
    return item.get("resourceType") == "Image" or str(item.get("mimeType")).startswith("image/")

"""Lighthouse's reports as measures; its installation; a folder served as a static host does."""

import gzip
import http.client
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from measuring import install_peers, page_measures
from measuring.install_peers import PeersError
from measuring.page_measures import lost_points, middle, read_report, table
from measuring.serve_folder import serve


def _report(seconds: float = 1.5, contrast: int = 1) -> dict[str, Any]:
    def audit(value: float) -> dict[str, Any]:
        return {"numericValue": value}

    scores = {"performance": 0.98, "accessibility": 1, "best-practices": 0.5, "seo": 0.91}
    return {
        "categories": {
            name: {
                "score": score,
                "auditRefs": [{"id": "contrast", "weight": 7}] if name == "accessibility" else [],
            }
            for name, score in scores.items()
        },
        "audits": {
            "contrast": {"score": contrast, "title": "Colors have contrast"},
            "first-contentful-paint": audit(900),
            "largest-contentful-paint": audit(1000 * seconds),
            "cumulative-layout-shift": audit(0.25),
            "total-blocking-time": audit(120),
            "network-requests": {
                "details": {
                    "items": [
                        {"resourceType": "Document", "transferSize": 10_000},
                        {"resourceType": "Image", "transferSize": 2_000},
                        {"resourceType": "Other", "mimeType": "image/svg+xml", "transferSize": 500},
                        {"resourceType": "Script", "transferSize": 30_000},
                    ]
                }
            },
        },
    }


def test_report_gives_scores_of_a_hundred_seconds_and_bytes() -> None:
    measures = read_report(_report())
    assert measures == page_measures.Measures(98, 100, 50, 91, 0.9, 1.5, 0.25, 0.12, 40_000, 2_500)


def test_middle_of_three_runs_is_taken_measure_by_measure() -> None:
    runs = [read_report(_report(seconds)) for seconds in (3, 1, 2)]
    assert middle(runs).largest_paint == 2


def test_table_has_a_line_a_page() -> None:
    lines = table([("tebiki", "steps", read_report(_report()))]).splitlines()
    assert lines[1].split() == (
        ["tebiki", "steps", "98", "100", "50", "91", "0.90", "1.50", "0.250", "0.12", "40.0", "2.5"]
    )
    assert len(lines[0]) == len(lines[1])


def test_audits_that_cost_points_are_named() -> None:
    assert lost_points(_report()) == ()
    assert lost_points(_report(contrast=0)) == ("accessibility: Colors have contrast",)


def test_page_that_could_not_be_judged_is_said_in_lighthouses_words() -> None:
    with pytest.raises(ValueError) as error:
        read_report({"runtimeError": {"code": "NO_FCP", "message": "The page did not paint."}})
    assert str(error.value) == "The page did not paint."


def test_page_that_sent_nothing_is_no_light_page() -> None:
    report = _report()
    report["audits"]["network-requests"]["details"]["items"] = []
    with pytest.raises(ValueError) as error:
        read_report(report)
    assert str(error.value) == "the page sent nothing; was it served?"


def test_served_folder_is_compressed_and_says_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/index.html").write_text("<p>手引き</p>", encoding="utf-8")
    (tmp_path / "a.png").write_bytes(b"png")
    with serve(tmp_path) as base:
        connection = http.client.HTTPConnection(urlsplit(base).netloc)
        connection.request("GET", "/a/")
        page = connection.getresponse()
        assert gzip.decompress(page.read()).decode() == "<p>手引き</p>"
        assert page.getheader("Content-Type") == "text/html; charset=utf-8"
        connection.request("GET", "/a.png")
        picture = connection.getresponse()
        assert (picture.read(), picture.getheader("Content-Encoding")) == (b"png", None)
        connection.request("GET", "/b/")
        assert connection.getresponse().status == 404
        connection.close()


def test_without_npm_the_peers_are_said_to_be_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PeersError) as error:
        install_peers.install_peers(tmp_path)
    assert str(error.value) == ("npm is missing; install Node.js 20 or newer and run this again")


def test_npm_that_fails_is_said_with_its_words_and_leaves_no_mark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\necho no network >&2\nexit 1\n", encoding="utf-8")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    folder = tmp_path / "peers"
    with pytest.raises(PeersError) as error:
        install_peers.install_peers(folder)
    assert str(error.value) == (
        f"npm ci failed in {folder}:\nno network\n"
        "Is npm's registry reached? What was installed before is not used."
    )
    assert not (folder / "node_modules/.installed").exists()


def test_lock_of_the_peers_names_no_host_and_has_a_hash_for_each() -> None:
    lock = (install_peers.ROOT / "tests/peers/package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock
    assert lock.count('"integrity"') == lock.count('"node_modules/')

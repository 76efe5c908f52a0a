"""A faulty server: each outside case gets the verdict that it should, and no good one another."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from support.faulty_server import CASES, QUICK, page, reset
from support.loopback import Loopback
from tebiki.preflight.outside_links import OutsideLink
from tebiki.preflight.probe_links import probe
from tebiki.preflight.verdicts import Verdict, judge


@pytest.fixture(scope="module")
def verdicts() -> Iterator[tuple[str, dict[str, Verdict]]]:
    with Loopback() as server:
        server._server.stopping = server.stopping  # type: ignore[attr-defined]
        asked: list[str] = []

        def reset_once(handler: BaseHTTPRequestHandler) -> None:
            asked.append(handler.path)
            (reset if len(asked) == 1 else page("Good").play)(handler)

        server.routes.update({path: case[0] for path, case in CASES.items()})  # type: ignore[misc]
        server.routes["/reset-once"] = reset_once
        links = [
            OutsideLink(server.url + path, (), "named" if path.endswith(".png") else "")
            for path in CASES
        ]
        answers, stopped = probe(links, QUICK, lambda done: None, {server.netloc})
        assert stopped == ""
        assert {method for method, _ in server.requests} == {"GET"}, "HEAD is never trusted"
        yield (
            server.url,
            {
                link.url.removeprefix(server.url): judge(answers[link.url], link.picture)
                for link in links
            },
        )


@pytest.mark.parametrize("path", CASES)
def test_each_case_has_its_verdict(path: str, verdicts: tuple[str, dict[str, Verdict]]) -> None:
    url, found = verdicts
    _, name, code, detail = CASES[path]
    assert (found[path].name, found[path].code) == (name, code)
    if detail is not None:
        assert found[path].detail == detail.format(url=url)


def test_there_are_enough_cases() -> None:
    assert sum(name != "ok" for _, name, _, _ in CASES.values()) >= 30

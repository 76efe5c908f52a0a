"""`tebiki check outside`: statuses, report, memory, what an organiser records."""

import json
import re
import signal
import subprocess
import sys
import threading
from datetime import datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from support.loopback import Answer, Loopback
from support.messages import english_of
from tebiki.cli.main import main
from tebiki.preflight import link_memory


def write_page(folder: Path, *addresses: str) -> Path:
    folder.mkdir(exist_ok=True)
    links = "\n".join(f'<a href="{address}">x</a>' for address in addresses)
    (folder / "index.html").write_text(links, encoding="utf-8")
    return folder


def local(folder: Path) -> list[str]:
    """The option that lets the test's own server be asked, which stands in every page."""
    page = (folder / "index.html").read_text(encoding="utf-8")
    return [f"--local={host}" for host in sorted(set(re.findall(r"127\.0\.0\.1:\d+", page)))]


def run(folder: Path, memory: Path, *more: str) -> int:
    quick = ["--delay", "0", "--memory", str(memory), "--wait", "0", *local(folder)]
    return main(["check", "outside", str(folder), *quick, *more])


def links_of(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, object]]:
    return {one["url"]: one for one in json.loads(capsys.readouterr().out)["links"]}


def test_json_and_status_are_for_programs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    memory = tmp_path / "memory.json"
    with Loopback() as server:
        server.routes.update(
            {"/good": Answer(), "/moved": Answer(b"", 301, {"Location": "/good"}),
             "/403": Answer(b"", 403)}
        )  # fmt: skip
        good, moved, blocked, gone = (
            f"{server.url}/{name}" for name in ("good", "moved#a", "403", "404")
        )
        folder = write_page(tmp_path / "site", good, moved)
        assert run(folder, memory, "--json") == 0
        today = datetime.now().astimezone().date().isoformat()
        assert links_of(capsys) == {
            good: {"url": good, "verdict": "ok", "reason": "開きます", "final": good,
                   "pages": ["index.html"], "last_good": today},
            moved: {"url": moved, "verdict": "moved", "reason": f"{good} へ移りました",
                    "final": good, "pages": ["index.html"], "last_good": today},
        }  # fmt: skip
        write_page(folder, good, blocked)
        assert run(folder, memory, "--json", "--lang", "en") == 2
        assert links_of(capsys)[blocked] == {
            "url": blocked, "verdict": "blocked", "reason": "answers 403", "final": blocked,
            "pages": ["index.html"], "last_good": None,
        }  # fmt: skip
        write_page(folder, good, blocked, gone)
        assert run(folder, memory, "--json", "--lang", "en") == 1
        assert links_of(capsys)[gone]["reason"] == (
            "answers 404, seen for the first time: look again another day"
        )


def test_what_was_opened_by_hand_is_recorded_and_nobody_is_asked_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    memory = tmp_path / "memory.json"
    with Loopback() as server:
        server.routes.update({"/403": Answer(b"", 403), "/good": Answer()})
        blocked = f"{server.url}/403"
        folder = write_page(tmp_path / "site", blocked, f"{server.url}/good")
        assert run(folder, memory) == 2
        said = capsys.readouterr().out
        assert "■ 手で開いてください: 機械には見せない相手です" in said
        assert f"  - {blocked}\n      403 と答えます · index.html\n" in said
        asked = len(server.requests)
        assert run(folder, memory, "--seen", blocked) == 0
        assert "■ 手で開いて確かめてあります" in capsys.readouterr().out
        assert len(server.requests) == asked
        assert run(folder, memory, "--seen", "https://other.example/") == 2
    assert english_of(capsys.readouterr().err) == (
        "https://other.example/: the site has no such outside link; copy it from the report\n"
    )


def test_a_damaged_memory_is_put_aside_and_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    memory = tmp_path / "memory.json"
    memory.write_text('{"links": {"https://a.example/": {"go', encoding="utf-8")
    with Loopback() as server:
        server.routes["/"] = Answer()
        assert run(write_page(tmp_path / "site", f"{server.url}/"), memory) == 0
        assert f"{server.url}/" in link_memory.load(memory.read_text(encoding="utf-8"))
    assert english_of(capsys.readouterr().err) == (
        f"{memory}: the memory of the last preflight is damaged; it is kept as "
        "memory.json.damaged-1, and a new one is begun\n"
    )
    assert (tmp_path / "memory.json.damaged-1").read_text(encoding="utf-8").startswith('{"links"')


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_keeps_what_it_has_learned(tmp_path: Path, number: int) -> None:
    memory, hanging = tmp_path / "memory.json", threading.Event()
    with Loopback() as server:

        def server_hangs(handler: BaseHTTPRequestHandler) -> None:
            server.stopping.wait()

        def hang(handler: BaseHTTPRequestHandler) -> None:
            hanging.set()
            server.stopping.wait()

        # Two are asked at once: when the second one hangs, the good one has been answered.
        server.routes.update({"/good": Answer(), "/hang": server_hangs, "/hang-too": hang})
        names = ("good", "hang", "hang-too")
        folder = write_page(tmp_path / "site", *(f"{server.url}/{name}" for name in names))
        command = ["check", "outside", folder, "--delay", "0", "--memory", memory, "--lang", "en"]
        command += local(folder)
        process = subprocess.Popen(
            [sys.executable, "-m", "tebiki", *command],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert hanging.wait(20)
        process.send_signal(number)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (2, "")
    assert "It was stopped. Links that could not be asked count as unknown." in out
    assert "not asked: it was stopped" in out
    assert link_memory.load(memory.read_text(encoding="utf-8"))[f"{server.url}/good"].good


def test_an_ignored_link_counts_until_it_is_good_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    docs = tmp_path / "docs"
    (docs / "_data/guide").mkdir(parents=True)
    with Loopback() as server:
        server.routes["/good"] = Answer()
        folder = write_page(tmp_path / "site", f"{server.url}/404", f"{server.url}/good")
        entry = '[[preflight]]\naddress = "{}"\nreason = "known"\ndate = 2026-11-24\n'
        path = docs / "_data/guide/ignores.toml"
        path.write_text(entry.format(f"{server.url}/404"), encoding="utf-8")
        assert run(folder, tmp_path / "m.json", "--docs", str(docs)) == 0
        capsys.readouterr()
        path.write_text(entry.format(f"{server.url}/good"), encoding="utf-8")
        (docs.parent / "site/index.html").write_text(f'<a href="{server.url}/good">')
        assert run(folder, tmp_path / "m.json", "--docs", str(docs), "--lang", "en") == 1
    assert (
        "docs/_data/guide/ignores.toml:1 · the ignore of 2026-11-24 is not needed any more"
        in capsys.readouterr().out
    )


def test_the_memory_is_the_projects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    with Loopback() as server:
        server.routes["/"] = Answer()
        folder = write_page(tmp_path / "site", f"{server.url}/")
        assert main(["check", "outside", str(folder), "--delay", "0", *local(folder)]) == 0
    memory = tmp_path / ".cache/preflight.json"
    assert f"{server.url}/" in link_memory.load(memory.read_text(encoding="utf-8"))

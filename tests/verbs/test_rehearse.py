"""`tebiki rehearse`: what it asks for first, and what it says at the end."""

import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from support.messages import english_of
from support.small_project import SETTINGS
from tebiki.cli.main import main


@pytest.fixture
def two_guides(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    for name in ("b", "a"):
        (tmp_path / "docs/_data" / name).mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "say which guide with --guide: a, b"),
        (["--guide", "c"], "--guide c: no such guide; there is a, b. Nothing was written."),
        (
            ["--guide", "a", "--month", "June"],
            "--month June: this is no month; write it like 2023-06. Nothing was written.",
        ),
    ],
)
def test_what_is_not_clear_is_said(
    two_guides: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rehearse", *arguments, "--root", str(two_guides)]) == 2
    assert english_of(capsys.readouterr().err) == f"{said}\n"


def test_answers_that_cannot_be_read_are_named(
    two_guides: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = two_guides / "build/rehearsal/a/answers.json"
    saved.parent.mkdir(parents=True)
    saved.write_text("[", encoding="utf-8")
    assert main(["rehearse", "--guide", "a", "--root", str(two_guides)]) == 2
    assert english_of(capsys.readouterr().err).startswith(f"{saved}: the answers cannot be read (")


def test_finished_it_says_what_it_wrote(project: Path) -> None:
    command = [sys.executable, "-m", "tebiki", "rehearse", "--port", "8300", "--month", "2026-12"]
    with subprocess.Popen(
        [*command, "--root", str(project)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as running:
        assert running.stderr
        address = next(line.split()[1] for line in running.stderr if line.startswith("Open "))
        answer = {
            "verdict": (None, "different"),
            "note": (None, "ボタンの名前が違う"),
            "picture": ("new.png", b"picture"),
        }
        with httpx.Client(trust_env=False, timeout=60) as client:
            assert client.post(f"{address}step-1", files=answer).status_code == 303
            assert client.post(f"{address}finish").status_code == 200
        assert running.stdout
        said, out = running.stderr.readlines(), running.stdout.read()
    assert running.returncode == 0
    assert out.splitlines()[-1].endswith(": ボタンの名前が違う")
    assert [line.rstrip("\n") for line in said[-4:]] == [
        "wrote docs/_data/library/drafts.toml",
        "書きました: docs/_data/library/drafts.toml",
        "new picture: tebiki screens add build/rehearsal/library/join-open-desk.png "
        "--step open-desk",
        "新しい画像を入れるには: tebiki screens add build/rehearsal/library/join-open-desk.png "
        "--step open-desk",
    ]

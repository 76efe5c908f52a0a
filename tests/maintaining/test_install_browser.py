"""Setting up browsers: nothing is done where all is there, and it says what it cannot do."""

import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts/maintaining/install_browser.sh"


def run(folder: Path, *browsers: str, **commands: str) -> subprocess.CompletedProcess[str]:
    """Run the script where there are no other commands than these, each with what it prints."""
    for name, said in commands.items():
        path = folder / name.replace("_", "-")
        path.write_text(f"#!/bin/sh\necho {said}\n", encoding="utf-8")
        path.chmod(0o755)
    return subprocess.run(
        ["/bin/sh", str(SCRIPT), *browsers],
        capture_output=True, encoding="utf-8", check=False, env={"PATH": str(folder)},
    )  # fmt: skip


@pytest.mark.parametrize("firefox", ["firefox", "firefox_esr"])
def test_nothing_is_done_where_all_is_there(tmp_path: Path, firefox: str) -> None:
    done = run(tmp_path, "chromium", "firefox", chromium="", fc_list="Noto", **{firefox: ""})
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_without_rights_it_says_what_to_install(tmp_path: Path) -> None:
    done = run(tmp_path, "firefox", "webkit", id="1000", apt_get="")
    assert (done.returncode, done.stderr) == (
        1,
        "The tests need Firefox (as firefox-esr or firefox), "
        "WebKit (WebKitWebDriver, MiniBrowser, xvfb-run), a Japanese font: "
        "sudo apt-get install firefox-esr "
        "webkit2gtk-driver libwebkit2gtk-4.1-0 xvfb xauth fonts-noto-cjk fontconfig\n",
    )


def test_where_there_is_no_apt_it_says_what_is_needed(tmp_path: Path) -> None:
    done = run(tmp_path, "chromium", id="0", fc_list="Noto")
    assert (done.returncode, done.stderr) == (
        1,
        "The tests need Chromium (as the command chromium); install that and run this again\n",
    )


def test_a_browser_that_nobody_knows_is_named(tmp_path: Path) -> None:
    done = run(tmp_path, "opera")
    assert (done.returncode, done.stderr) == (
        2,
        "There is no browser opera here: say chromium, firefox, webkit\n",
    )

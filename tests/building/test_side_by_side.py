"""Side by side or one after the other, a build gives the same bytes and says the same."""

import os
import re
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs_static_i18n.plugin import I18n

from maintaining.compare_builds import read_tree
from maintaining.tree_differences import differences
from support import ended_build
from support.projects import copy_library
from tebiki.building import build_languages
from tebiki.cli.main import main

PATIENCE = 120  # seconds
_SECONDS = re.compile(r"\d+\.\d (?:s\b|秒)")


def build(root: Path, *words: str, jobs: int) -> tuple[int, str, str]:
    """Return the status of a build in a process of its own, and what it says, without its times."""
    environment = {**os.environ, "SITE_URL": "https://workshop.example/", "EDITION": ""}
    done = subprocess.run(
        [sys.executable, "-m", "tebiki", "build", "--root", root, "--jobs", str(jobs), *words],
        env=environment, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False,
    )  # fmt: skip
    return done.returncode, *(_SECONDS.sub("", text) for text in (done.stdout, done.stderr))


def of_guides(*names: str, languages: Sequence[str] = ()) -> Callable[[Path], None]:
    """Return what makes a project of plain guides, with copies in more languages."""

    def make(folder: Path) -> None:
        for name in names:
            guide = folder.with_name(f"{name}.md")
            guide.write_text(f"# {name}\n\n## 組む\n\n骨を組みます。\n", encoding="utf-8")
            words = ["--name", name, "--into", str(folder), "--no-site"]
            assert main(["new", str(guide), *words]) == 0
        for language in languages:
            assert main(["translations", "--add", language, "--root", str(folder)]) == 0

    return make


SITES: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "one language": (of_guides("kite"), []),
    "three languages": (of_guides("kite", languages=("en", "ko")), []),
    "several guides": (of_guides("kite", "boat", languages=("en",)), []),
    "two languages of an edition": (copy_library, ["--edition", "2024.04"]),
    "two editions": (copy_library, []),
}


@pytest.mark.parametrize("name", SITES)
def test_the_same_site(name: str, tmp_path: Path) -> None:
    make, words = SITES[name]
    root, before = tmp_path / "project", tmp_path / "before"
    make(root)
    said = []
    for jobs in (1, 3):
        said.append(build(root, *words, jobs=jobs))
        if jobs == 1:
            (root / "site").rename(before)
    assert said[0][0] == 0, said[0]
    assert said[1] == said[0]
    found = read_tree(before), read_tree(root / "site")
    for tree in found:
        tree.pop(".tebiki-made")  # it knows its own folder
    assert differences(*found) == []
    assert "sitemap.xml" in found[0]


FAULTS = {
    "ja": (("ja/library/join.md",), ["ja"]),
    "en": (("en/library/join.md",), ["en"]),
    "both": (("en/library/join.md", "ja/library/join.md"), ["ja", "en"]),
    "both, and the first ends its language": (
        ("en/library/join.md", "ja/library/join.md", "ja/library/card.md"),
        ["ja"],
    ),
}
LINK = "docs/{}/library/join.md:{}: none.md: there is no such file; mend the address or add it"


@pytest.mark.parametrize("name", FAULTS)
def test_the_same_messages_in_the_same_order(name: str, project: Path) -> None:
    paths, languages = FAULTS[name]
    lines = {}
    for path in paths:
        page = project / "docs" / path
        text = page.read_text(encoding="utf-8")
        if path.endswith("card.md"):
            page.write_text(text.replace("minutes: ", "minutes: ["), encoding="utf-8")
            continue
        text = text.replace("\n## ", "\n[x](none.md)\n\n## ", 1)
        lines[path[:2]] = text[: text.index("none.md")].count("\n") + 1
        page.write_text(text, encoding="utf-8")
    said = [build(project, "--pages-only", jobs=jobs) for jobs in (1, 2)]
    assert said[1] == said[0]
    assert said[0][0] == 1
    told = [line for line in said[0][2].splitlines() if "none.md: there" in line]
    if "card" in "".join(paths):
        assert "docs/ja/library/card.md:5: the front matter is not valid YAML" in said[0][2]
    else:
        assert told == [LINK.format(language, lines[language]) for language in languages]
    assert not (project / "site").exists()


def test_a_fault_of_the_older_edition_alone_is_the_same(project: Path) -> None:
    page = project / "docs/ja/library/card.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(re.sub(r'edition: "[\d.]+"', 'edition: "2026.10"', text), encoding="utf-8")
    said = [build(project, "--pages-only", jobs=jobs) for jobs in (1, 4)]
    assert said[1] == said[0]
    assert said[0][0] == 1
    assert "card.md" in said[0][2] and not (project / "site").exists()


def of(root: Path) -> list[str]:
    return ["build", "--root", str(root), "--pages-only"]


@pytest.mark.parametrize("edition", [["--edition", "2024.04"], []], ids=["one", "all"])
def test_a_language_that_the_system_ends_is_named_and_the_old_site_stays(
    edition: list[str], project: Path
) -> None:
    assert build(project, "--pages-only", *edition, jobs=2)[0] == 0
    before = read_tree(project / "site")
    done = subprocess.run(
        [sys.executable, ended_build.__file__, "killed", *of(project), "--jobs", "2", *edition],
        capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    site = project / "site"
    assert done.stderr.splitlines()[2:] == [
        "the process for the pages in ja was ended by SIGKILL, perhaps because the machine has no "
        "memory left; close other programs, or run this again with --jobs 1",
        "「ja のページ」を作る処理が、途中で止められました（SIGKILL）。"
        "メモリが足りないのかもしれません。ほかのプログラムを閉じるか、"
        "--jobs 1 を付けて、もう一度実行してください。",
        "",
        f"The site was not built; {site} is as it was before.",
        f"サイトを作れませんでした。{site} は前のままです。"
        "上に出た所を直して、もう一度作ってください。",
    ]
    assert differences(before, read_tree(site)) == []
    assert build(project, "--pages-only", *edition, jobs=2)[0] == 0


@pytest.mark.parametrize("to_all", [True, False], ids=["to all", "to the first"])
def test_ctrl_c_leaves_the_old_site_and_no_process(project: Path, to_all: bool) -> None:
    assert build(project, "--pages-only", jobs=2)[0] == 0
    before = read_tree(project / "site")
    kept, held = os.pipe()
    process = subprocess.Popen(
        [sys.executable, ended_build.__file__, "pause", *of(project), "--jobs", "4"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", pass_fds=[held],
        start_new_session=True,
    )  # fmt: skip
    os.close(held)
    assert process.stdout
    assert process.stdout.readline() == "at work\n"
    (os.killpg if to_all else os.kill)(process.pid, signal.SIGINT)
    err = process.communicate(timeout=PATIENCE)[1]
    assert select.select([kept], [], [], PATIENCE)[0]  # nobody keeps the other end
    assert os.read(kept, 1) == b""
    os.close(kept)
    assert process.returncode == 130
    assert err.splitlines()[2:] == [
        "Interrupted: nothing is half-written; run it again.",
        "途中で止めました。書きかけのものはありません。もう一度実行してください。",
    ]
    assert differences(before, read_tree(project / "site")) == []


def test_at_a_terminal_its_parts_are_told(project: Path) -> None:
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "tebiki", "build", "--root", str(project), "--jobs", "2"]
    subprocess.run(
        [*command, "--edition", "2024.04"], stderr=theirs, stdout=subprocess.DEVNULL,
        timeout=PATIENCE, check=True,
    )  # fmt: skip
    os.close(theirs)
    told = os.read(ours, 1 << 16).decode()
    os.close(ours)
    parts = set(re.findall(r"^ +\d+\.\d s  (.+?)\r$", told, re.MULTILINE))
    assert parts == {
        "the pages in ja · ja のページ",
        "the pages in en · en のページ",
        "the search in ja · ja の検索",
        "the search in en · en の検索",
        "what devices keep in ja · 端末に保存する ja のページの一覧",
        "what devices keep in en · 端末に保存する en のページの一覧",
        "pages and handouts · ページと配布資料",
        "the pages of the copy for a disk · オフライン用の写しのページ",
        "handout/library-ja.pdf",
        "handout/library-en.pdf",
    }


def test_i18n_and_mkdocs_have_what_the_languages_apart_lean_on(library: Path) -> None:
    """Where one of these has gone, look how i18n tells which language it builds, or all."""
    i18n = load_config(str(library / "mkdocs.yml")).plugins["i18n"]
    assert isinstance(i18n, I18n)
    found = vars(i18n)
    assert found["current_language"] is None and found["building"] is False, "tells where it is"
    assert found["i18n_files_per_language"] == {}, "has the pages of each language"
    assert callable(mkdocs_build._build_theme_template), "fills the sitemap"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  - tebiki\n", "  - tebiki\n  - autorefs\n"),
        ("  - tebiki\n", "  - tebiki\nhooks: [own.py]\n"),
        ("  - tebiki\n", "  - tebiki\nextra_templates: [own.txt]\n"),
        ("  custom_dir: overrides\n", "  custom_dir: own\n"),
        ("  name: material\n", "  name: material\n  static_templates: [own.html]\n"),
        ("          default: true\n", ""),
    ],
)
def test_what_may_see_the_other_languages_is_built_as_i18n_does(
    old: str, new: str, project: Path
) -> None:
    (project / "own").mkdir()
    (project / "own/sitemap.xml").write_text("{{ i18n_alternates }}", encoding="utf-8")
    (project / "own.py").touch()
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert build_languages._are_separable(load_config(str(settings)))
    assert old in text
    text = text.replace(old, new)
    if not new:
        text = text.replace(
            "          name: English\n", "          name: English\n          default: true\n"
        )
    settings.write_text(text.replace("autorefs", "tags"), encoding="utf-8")
    assert not build_languages._are_separable(load_config(str(settings)))

"""Measures the search in Chromium, beside the theme's own, Pagefind and MiniSearch."""

import argparse
import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import yaml
from playwright.sync_api import Page, sync_playwright

from measuring import ROOT, chromium_flags, navigation, own_package, search_corpus
from measuring.install_peers import PeersError, install_peers
from measuring.search_measures import (
    Answer,
    QueriesError,
    Query,
    by_class,
    by_language,
    entry,
    parts_table,
    read_queries,
    table,
)
from measuring.search_parts import measure_parts
from measuring.serve_folder import serve

QUERIES = ROOT / "tests/data/search"
_MINISEARCH = "minisearch/dist/umd/index.js"

# Types into the box, waits for the theme to show the answer, returns the visible entries.
_ASK_BOX = """async (query) => {
  const box = document.querySelector("[data-md-component=search-query]");
  const result = document.querySelector("[data-md-component=search-result]");
  const start = performance.now();
  await new Promise((shown, missed) => {
    setTimeout(missed, 10000, new Error(`no answer to ${query}`));
    new MutationObserver((_, watch) => { watch.disconnect(); shown(); })
      .observe(result, { childList: true, subtree: true });
    box.value = query;
    box.dispatchEvent(new KeyboardEvent("keyup"));
  });
  const took = performance.now() - start;
  await new Promise(requestAnimationFrame);
  const links = [...result.querySelectorAll("a.md-search-result__link")].filter(
    (a) => !a.closest("details") && a.firstElementChild.dataset.mdScore !== "0.00");
  return [links.map((a) => a.href), took];
}"""

_ASK_PAGEFIND = """async (query) => {
  self.pagefind ??= await import("/pagefind/pagefind.js");
  const start = performance.now();
  const { results } = await self.pagefind.search(query);
  const pages = await Promise.all(results.slice(0, 5).map((one) => one.data()));
  const took = performance.now() - start;
  return [pages.flatMap((page) => page.sub_results.slice(0, 3).map((one) => one.url)), took];
}"""

# The texts of our own index, by pairs of Japanese characters and by words in Latin letters.
_ASK_MINISEARCH = """async (query) => {
  const pairs = (text) => text.normalize("NFKC").toLowerCase().match(/[a-z0-9]+|[^\\x00-\\x7f]+/g)
    ?.flatMap((run) => (run < "\\x80" || run.length < 2 ? [run]
      : [...run].slice(1).map((sign, at) => run[at] + sign))) || [];
  if (!self.mini) {
    const language = document.documentElement.lang;
    const index = await (await fetch(`/search/${language}.json`)).json();
    self.mini = new MiniSearch({ fields: ["title", "text"], tokenize: pairs,
      searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: 0.2 } });
    mini.addAll(index.pages.flatMap(({ url, sections }) => sections.map(({ id, title, text }) =>
      ({ id: `/${url}${id ? `#${id}` : ""}`, title, text }))));
  }
  const start = performance.now();
  const found = mini.search(query).slice(0, 15);
  return [found.map(({ id }) => new URL(id, location).href), performance.now() - start];
}"""


def write_project(folder: Path, notes: int) -> None:
    """Copy the sources to `folder`, with as many notes about similar things beside the guide."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("docs", "overrides", "scripts"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    corpus = (QUERIES / "corpus.toml").read_text(encoding="utf-8")
    names: list[str] = []
    for language in ("ja", "en"):
        (folder / "docs" / language / "notes").mkdir()
        for name, text in search_corpus.pages(corpus, notes, language):
            (folder / "docs" / language / "notes" / name).write_text(text, encoding="utf-8")
            names += [name] if language == "ja" else []
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    text = navigation.with_section(settings, "Notes", [f"notes/{name}" for name in names])
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")


def build_stock(project: Path, language: str) -> None:
    """Build the project's pages in one language with the theme and its search as they come."""
    settings = {
        "site_name": "stock",
        "docs_dir": f"docs/{language}",
        "site_dir": f"stock-{language}",
        "theme": {"name": "material", "language": language, "font": False},
        "plugins": ["search"],
        "markdown_extensions": ["admonition", "attr_list", "tables", "pymdownx.details"],
    }
    path = project / f"stock-{language}.yml"
    path.write_text(yaml.safe_dump(settings), encoding="utf-8")
    _run_mkdocs(path)


def _run_mkdocs(settings: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(settings)]
    environment = own_package.environment(settings.parent)
    subprocess.run(command, check=True, stdout=sys.stderr, env=environment)


def build_pagefind(site: Path) -> bool:
    """Index the site with Pagefind from npm; False, with the reason said, where that fails."""
    try:
        runner = install_peers(ROOT / "build/peers") / "pagefind"
        subprocess.run([str(runner), "--site", str(site)], check=True, stdout=subprocess.DEVNULL)
    except (PeersError, OSError, subprocess.CalledProcessError) as error:
        print(f"Pagefind is left out: {error}", file=sys.stderr)
        return False
    return True


def ask(page: Page, script: str, queries: Sequence[Query], base: str) -> tuple[Answer, ...]:
    """Ask each query of the page that is open; the first one twice, to warm it up."""
    page.evaluate(script, "…" if script == _ASK_PAGEFIND else queries[-1].text)
    answers = []
    for query in queries:
        addresses, took = page.evaluate(script, query.text)
        entries = tuple(dict.fromkeys(entry(address, base) for address in addresses))
        answers.append(Answer(query, entries, took))
    return tuple(answers)


def compressed(*paths: Path) -> int:
    """Bytes of the files, compressed one by one as a server does."""
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)


def main(argv: list[str] | None = None) -> int:
    """Measure and print, or give as JSON; 1 when the pages or the queries are not usable."""
    parser = argparse.ArgumentParser(
        prog="python -m measuring search",
        description="Measure the search through the box in Chromium.",
        epilog="example: python -m measuring search --notes 55 --only dev unseen",
    )
    parser.add_argument("--notes", type=int, default=55, help="pages beside the guide (55)")
    parser.add_argument("--only", nargs="*", default=["dev", "more", "unseen", "en", "questions"])
    parser.add_argument("--alone", action="store_true", help="without the peers")
    parser.add_argument("--parts", action="store_true", help="what each part of ours adds, too")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args(argv)
    project = ROOT / "build/measure-search"
    try:
        sets = {
            name: read_queries(path.read_text(encoding="utf-8"), str(path))
            for name in options.only
            for path in [QUERIES / f"queries-{name}.tsv"]
        }
        sets = dict(by_language(sets))
        print(f"Building the guide and {options.notes} notes …", file=sys.stderr)
        write_project(project, options.notes)
        _run_mkdocs(project / "mkdocs.yml")
    except (QueriesError, subprocess.CalledProcessError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    engines = [("ours", "site", _ASK_BOX)]
    if not options.alone:
        for language in ("ja", "en"):
            build_stock(project, language)
        engines.append(("theme", "stock", _ASK_BOX))
        if build_pagefind(project / "site"):
            engines.append(("pagefind", "site", _ASK_PAGEFIND))
            shutil.copy(ROOT / f"build/peers/node_modules/{_MINISEARCH}", project / "site")
            engines.append(("minisearch", "site", _ASK_MINISEARCH))
    results = _measure(project, engines, sets)
    if options.parts:
        print(parts_table(measure_parts(project / "site", sets)))
    site = project / "site"
    sizes = {f"{name} index": compressed(site / f"search/{name}.json") for name in ("ja", "en")}
    if not options.alone:
        for language in ("ja", "en"):
            path = project / f"stock-{language}/search/search_index.json"
            sizes[f"{language} index, theme's"] = compressed(path)
    sizes["code"] = compressed(*sorted((site / "assets/search").glob("*.js")))
    _print(results, sizes, options.json)
    return 0


def _measure(
    project: Path,
    engines: Sequence[tuple[str, str, str]],
    sets: dict[str, tuple[Query, ...]],
) -> dict[str, tuple[Answer, ...]]:
    """Return `engine set` -> answers."""
    results = {}
    with sync_playwright() as playwright:
        path = shutil.which("chromium")
        browser = playwright.chromium.launch(
            executable_path=path, args=list(chromium_flags.FOR_PLAYWRIGHT)
        )
        for engine, folder, script in engines:
            for name, queries in sets.items():
                language = "en" if name.split("-")[-1] == "en" else "ja"
                prefix = "en/" if language == "en" and folder == "site" else ""
                root = project / (folder if folder == "site" else f"{folder}-{language}")
                with serve(root) as base:
                    # The site's own policy is not the peers': it allows no WebAssembly.
                    page = browser.new_page(bypass_csp=engine != "ours")
                    page.goto(f"{base}{prefix}openai-api/limits/")
                    page.wait_for_load_state("networkidle")
                    print(f"Asking {engine}: {name} …", file=sys.stderr)
                    if script == _ASK_MINISEARCH:
                        page.add_script_tag(url="/index.js")
                    if script == _ASK_BOX:
                        page.focus("[data-md-component=search-query]")
                    results[f"{engine} {name}"] = ask(page, script, queries, base)
                    page.close()
        browser.close()
    return results


def _print(results: dict[str, tuple[Answer, ...]], sizes: dict[str, int], as_json: bool) -> None:
    if as_json:
        measures = {
            name: {kind: asdict(one) for kind, one in by_class(answers).items()}
            for name, answers in results.items()
        }
        print(json.dumps({"measures": measures, "bytes": sizes}, ensure_ascii=False, indent=1))
        return
    for name, answers in results.items():
        print(f"\n{name}\n{table(by_class(answers))}")
    print()
    for name, size in sizes.items():
        print(f"{name:20} {size / 1000:7.1f} kB compressed")

"""Builds the whole site of one edition, strictly: all of it in its folder, or nothing changed."""

import argparse
import logging
import os
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, BuildError, ConfigurationError

import build_messages
from build_handout import Handout, build_handouts, newest_edition
from paper_chapter import PaperError

ROOT = Path(__file__).resolve().parent.parent


class SiteError(Exception):
    """The site was not built; each line of the message names place and remedy."""


@dataclass(frozen=True)
class BuiltSite:
    """A site as it was built: its folder, edition, address and the seconds it took.

    `faults` says which handouts could not be made; the site stands without them.
    `held_back` has a line for each original that the site does not show, and why.
    """

    folder: Path
    edition: str
    site_url: str
    seconds: float
    handouts: tuple[Handout, ...]
    faults: tuple[str, ...]
    held_back: tuple[str, ...]


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if message not in self.messages:
            self.messages.append(message)


def build_site(
    site_dir: Path,
    *,
    root: Path = ROOT,
    edition: str | None = None,
    site_url: str | None = None,
    directory_urls: bool = True,
    versioned: bool = False,
) -> BuiltSite:
    """Build the site below `root` into `site_dir`, which is replaced only by a whole site.

    `edition` and `site_url` default to the environment's EDITION and SITE_URL. `versioned` is
    for a folder beside other editions: with the menu that leads to them.
    Raises SiteError with all that is wrong.
    """
    start = time.monotonic()
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=f".{site_dir.name}-", dir=site_dir.parent))
    try:
        config_edition, address, held_back = _run_mkdocs(
            root, scratch, edition, site_url, directory_urls, versioned
        )
        made, faults = _add_handouts(scratch, site_dir, root, config_edition, address)
        scratch.chmod(0o755)
        if site_dir.exists():
            shutil.rmtree(site_dir)
        scratch.rename(site_dir)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    seconds = time.monotonic() - start
    return BuiltSite(site_dir, config_edition, address, seconds, made, faults, held_back)


def _add_handouts(
    scratch: Path, site_dir: Path, root: Path, edition: str, site_url: str
) -> tuple[tuple[Handout, ...], tuple[str, ...]]:
    """Set the handouts of the site in `scratch`; where that fails, keep those of `site_dir`."""
    newest = newest_edition(root)
    try:
        return tuple(
            build_handouts(
                scratch, edition=edition or newest, newest=newest, site_url=site_url, root=root
            )
        ), ()
    except PaperError as error:
        if (site_dir / "handout").is_dir():
            shutil.copytree(site_dir / "handout", scratch / "handout")
        return (), (str(error),)


def _run_mkdocs(
    root: Path,
    scratch: Path,
    edition: str | None,
    site_url: str | None,
    directory_urls: bool,
    versioned: bool,
) -> tuple[str, str, tuple[str, ...]]:
    logger = logging.getLogger("mkdocs")
    warnings = _Warnings()
    logger.addHandler(warnings)
    level, propagate = logger.level, logger.propagate
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    try:
        config = load_config(
            str(root / "mkdocs.yml"), site_dir=str(scratch), use_directory_urls=directory_urls
        )
        if site_url is not None:
            config.site_url = site_url
        if config.site_url and not config.site_url.endswith("/"):
            config.site_url += "/"
        if edition is not None:
            config.extra["edition"] = edition
        config.extra["versioned"] = versioned
        build(config)
    except (Abort, BuildError, ConfigurationError) as error:
        text = str(error)
        if text and text not in warnings.messages:
            warnings.messages.append(text)
    finally:
        logger.removeHandler(warnings)
        logger.setLevel(level)
        logger.propagate = propagate
    if warnings.messages:
        docs = root / "docs"
        raise SiteError(
            "\n".join(
                build_messages.with_place(message, lambda name: _read(docs / name))
                for message in warnings.messages
            )
        )
    held_back = tuple(config.extra["tebiki"].held_back)
    return config.extra["edition"], config.site_url or "", held_back


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def main(argv: list[str] | None = None) -> int:
    """Build the site as the command line says; 1 when something is wrong with it."""
    parser = argparse.ArgumentParser(
        description="Build the whole site, strictly, into a folder.",
        epilog="example: SITE_URL=https://workshop.example/ scripts/build_site.py --out site",
    )
    parser.add_argument(
        "--out", type=Path, default=ROOT / "site", help="the folder (default: site)"
    )
    options = parser.parse_args(argv)
    print("Building the site …", file=sys.stderr)
    try:
        built = build_site(options.out.absolute())
    except SiteError as error:
        print(error, file=sys.stderr)
        print(f"\nThe site was not built; {options.out} is as it was before.", file=sys.stderr)
        return 1
    for line in built.held_back:
        print(line, file=sys.stderr)
    if not built.site_url:
        print(
            "SITE_URL is not set: no canonical addresses, no sitemap, no QR codes of own pages.",
            file=sys.stderr,
        )
    for handout in built.handouts:
        print(handout.summary(built.folder))
    print(f"The site is in {built.folder} ({built.seconds:.1f} s).")
    print("To look at it: make serve, or python3 -m http.server --directory site")
    for fault in built.faults:
        print(f"\nNO HANDOUT WAS MADE:\n{fault}\nThe site is whole but for it.", file=sys.stderr)
    return 1 if built.faults else 0


if __name__ == "__main__":
    sys.exit(main())

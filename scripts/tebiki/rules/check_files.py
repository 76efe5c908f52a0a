"""Checks what lies below docs/ beside the pages: links that leave it, files that nothing uses."""

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, get_files

from markdown import Markdown
from tebiki.editions import built_edition
from tebiki.files.data_faults import Said, split_place
from tebiki.files.find_leaving_links import leaving_links
from tebiki.files.text_files import read_text
from tebiki.markdown import page as guide
from tebiki.pages import reading_order
from tebiki.rules.site_publication import Publication, folders_of
from tebiki.screens import catalogue
from tebiki.screens.shown import SitePictures
from tebiki.source.project import Project
from tebiki.source.site_defaults import load_settings
from tebiki.source.site_settings import SETTINGS

Fault = tuple[str, int, str, str]


def read_settings(project: Project) -> MkDocsConfig:
    """Return the project's mkdocs.yml as a build reads it."""
    return load_settings(project.root / SETTINGS, docs_dir=str(project.docs))


def check_leaving(config: MkDocsConfig) -> list[Fault]:
    """Return path, line, rule and message of each link that leaves the project's folders."""
    root = Path(config.docs_dir).parent
    found: list[Fault] = []
    for message in leaving_links(root, folders_of(config)):
        path = message.partition(": ")[0]
        start = len(path) + 2
        found.append((path, 1, "leaving-links", Said(message[start:], message.ja[start:])))
    return found


def check_files(project: Project, config: MkDocsConfig) -> Iterator[Fault]:
    """Yield path, line, rule and message of each fault, as a build would name it."""
    files = get_files(config)
    files.add_files_from_theme(config.theme.get_env(), config)
    catalogues = {
        guide: catalogue.load(read_text(path, project.shown(path)), project.shown(path))
        for guide, path in project.data_files("screens.toml").items()
    }
    publication = Publication.read(project, catalogues, SitePictures())
    publication.take_files(files, config)
    for path, line, message in _take_pages(project, publication, files, config):
        yield path, line, "pictures", message
    for message in publication.leave_out(files, config):
        name, line, what = split_place(message)
        yield name, line, "files", what
    for name, message in publication.left_out.items():
        yield name, 1, "unused", message


def _take_pages(
    project: Project, publication: Publication, files: Files, config: MkDocsConfig
) -> list[tuple[str, int, str]]:
    """Let the publication take every page, and every change note, as plain Markdown shows them."""
    notes = built_edition.read_notes(project)
    reader = Markdown(
        extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {}
    )
    found: dict[tuple[str, int, str], None] = {}
    for file in files.documentation_pages():
        written = file.content_string
        text = guide.body(written, guide.read_page(written, f"docs/{file.src_uri}"))
        split = reading_order.split_path(file.src_uri)
        of_guide = notes.get(split[1], ()) if split else ()
        texts = [text, *(words for note in of_guide for words in note.text.values())]
        html = "".join(reader.reset().convert(one) for one in texts)
        # What Markdown names counts from the file, what HTML in it names from the built page.
        publication.take_page(html, file, file.url, "")
        found |= dict.fromkeys(publication.take_page(html, file, file.src_uri, ""))
    publication.named |= _in_every_language(publication.named, files)
    return list(found)


def _in_every_language(paths: set[str], files: Files) -> set[str]:
    """The paths with each language's folder, and with none: a language lends another its files."""
    languages = {page.src_uri.partition("/")[0] for page in files.documentation_pages()}
    inner = {path.partition("/")[2] for path in paths if path.partition("/")[0] in languages}
    return inner | {f"{language}/{path}" for language in languages for path in inner}

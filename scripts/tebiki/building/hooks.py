"""The one door from MkDocs to the cores: an event in, a core called, its result out."""

import logging
import os
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from tebiki.building import escaping, lightbox_files, page_content, site_screens
from tebiki.building.beside_pages import write_beside_pages
from tebiki.building.check_project import FAULTS, check_project
from tebiki.building.site_context import SiteContext
from tebiki.building.template_parts import TemplateParts
from tebiki.editions import site_changes
from tebiki.editions.editions import EditionError
from tebiki.files.data_faults import DataError
from tebiki.markdown import page as guide
from tebiki.pages import galleries, page_checks
from tebiki.pages.extension import PageSetting
from tebiki.rules import alt_texts, check_pages
from tebiki.search import theme_search
from tebiki.search.readings import DictionaryError
from tebiki.search.theme_search import SearchThemeError
from tebiki.search.write_index import write_search
from tebiki.source import event_fields, months
from tebiki.workshop import workshop

log = logging.getLogger("mkdocs.hooks.tebiki")


@event_priority(100)  # before i18n reads the navigation
def _choose_edition(config: MkDocsConfig) -> MkDocsConfig:
    """Judge the settings; take out of the navigation what is later than the edition to build."""
    i18n: Any = config.plugins["i18n"]
    languages = i18n.config.languages
    try:
        for fault in check_project(config, languages, is_first=i18n.current_language is None):
            log.warning(fault)
        site_changes.choose_edition(config, languages[0].locale)
    except (*FAULTS, EditionError, guide.PageError) as error:
        raise PluginError(str(error)) from error
    # What MkDocs dates (the sitemap's zip) is of the edition's month, whenever it is built.
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(months.seconds(config.extra["edition"])))
    return config


@event_priority(-200)  # after i18n has chosen the language
def _read_data(config: MkDocsConfig) -> MkDocsConfig:
    """Read the data, and put the guide's extension among the Markdown extensions."""
    try:
        context = SiteContext.read(config)
    except DataError as error:
        raise PluginError(str(error)) from error
    if context.language == context.languages[0][0]:
        for fault in check_pages.built_faults(Path(config.docs_dir), config.extra["later_pages"]):
            log.warning(fault)
    for line in context.pictures.held_back:
        log.info(line)
    names = [entry for entry in config.markdown_extensions if isinstance(entry, str)]
    config.markdown_extensions = [*names, context.extension]  # type: ignore[list-item]
    config.extra["tebiki"] = context
    return config


on_config = CombinedEvent(_choose_edition, _read_data)


@event_priority(100)  # before i18n makes its files
def _leave_out_later(files: Files, *, config: MkDocsConfig) -> Files:
    """Leave out the pages that appeared later than the edition that is built; note all files."""
    config.extra["tebiki"].publication.take_files(files, config)
    for file in list(files):
        if file.src_uri in config.extra["later_pages"]:
            files.remove(file)
    return files


@event_priority(-200)  # after i18n has made its files
def _publish_once(files: Files, *, config: MkDocsConfig) -> Files:
    """Publish what the languages share once, below the root; keep pictures back that must be."""
    for file in list(files):
        if config.extra["tebiki"].pictures.stays_out(file.src_uri):
            files.remove(file)
        if not file.is_documentation_page() and getattr(file, "localization", "x") is None:
            file.dest_uri = file.url = file.src_uri
            file.abs_dest_path = str(Path(config.site_dir, file.src_uri))
    return files


on_files = CombinedEvent(_leave_out_later, _publish_once)


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Number the steps of each guide in reading order."""
    context: SiteContext = config.extra["tebiki"]
    pages = [_read_page(page.file) for page in nav.pages]
    context.number_steps(pages, {page.file.src_uri: page.file.url for page in nav.pages})
    faults = site_screens.faults(context, nav.pages, Path(config.docs_dir))
    faults += workshop.stray_fields(Path(config.config_file_path))
    for fault in (*faults, *context.changes.take_pages(pages)):
        log.warning(fault)
    return nav


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Check the source of a page, tell the extension which page comes, put its notes in."""
    context: SiteContext = config.extra["tebiki"]
    source = context.pages.get(page.file.src_uri) or _read_page(page.file)
    page.meta = dict(source.meta)  # what the rules saw, not what MkDocs makes of it
    markdown = guide.body(page.file.content_string, source)
    is_own = page.file.locale == context.language  # type: ignore[attr-defined]  # set by i18n
    for fault in (*page_checks.faults(source), *alt_texts.faults(source)) if is_own else ():
        log.warning("docs/%s", fault)
    for found in page_checks.text_faults(page.file.content_string, source.front_matter.lines):
        log.warning("docs/%s:%s: %s", page.file.src_uri, *found)
    alternates: dict[str, File] = page.file.alternates  # type: ignore[attr-defined]
    original = alternates.get(context.languages[0][0], page.file)
    address = get_relative_url(original.url, page.url)
    context.open_page(page.file.src_uri, page.meta, address, source if is_own else None)
    locale: str = page.file.locale  # type: ignore[attr-defined]
    gallery = context.gallery(page.file.src_uri, page.meta)
    markdown += galleries.headings(gallery) if gallery else ""
    place = context.places.get(page.file.src_uri)
    added = context.pictures.added(place.guide if place else "")
    return context.changes.with_notes(markdown, page.file.src_uri, locale, added)


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Prepare the templates, leave out what nothing uses, write the search index."""
    site: SiteContext = config.extra["tebiki"]
    for fault in site.publication.leave_out(files, config):
        log.warning(fault)
    escaping.escape_everything(env, Path(config.config_file_path).parent / ".cache/templates")
    config.extra["template_parts"] = TemplateParts(env, config, site.language)
    settings = PageSetting.by_language(site.workshop.event, site.words)
    try:
        config.extra["theme_worker"] = write_search(
            config, files, site.language, site.places, settings
        )
    except (DataError, DictionaryError, SearchThemeError) as error:
        raise PluginError(str(error)) from error
    return env


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Name what is wrong with the page, note the files that it names.

    Comments and notes for instructors are taken out of it, and its fields are filled.
    """
    context: SiteContext = config.extra["tebiki"]
    if "title" not in vars(page):  # the navigation gives it none
        page.title = escaping.plain_title(page.title, page.meta)
    shop, extension, source = context.workshop, context.extension, page.file.content_string
    html = page_content.without_comments(event_fields.fill_html(html, shop.said))
    faults = page_content.faults(html, extension.unread, extension.faults, source)
    noted = context.publication.take_page(html, page.file, page.url, config.site_url)
    html = shop.take_notes(html, page.url)
    for line, message in (*faults, *shop.note_faults(page.url, source)):
        log.warning("docs/%s:%s: %s", page.file.src_uri, line, message)
    for said in context.authors_faults(page.file.src_uri, source):
        log.warning(said)
    for fault in noted:
        log.warning("%s:%s: %s", *fault)
    return html


@event_priority(50)  # before the search takes the page; all pages' notes are taken out by now
def _fill_parts(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Fill the parts for a workshop into the page."""
    site: SiteContext = config.extra["tebiki"]
    place = site.places.get(page.file.src_uri)
    name, plan = place.guide if place else "", page.meta.get("timetable")
    try:
        page.content = site.workshop.fill(page.content or "", page.url, name, plan)
    except ValueError as error:
        log.warning("docs/%s:1: %s", page.file.src_uri, error)
    return context


def _name_page(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Give the templates the page's words and languages."""
    site: SiteContext = config.extra["tebiki"]
    alternates: dict[str, File] = page.file.alternates  # type: ignore[attr-defined]
    locale: str = page.file.locale  # type: ignore[attr-defined]
    urls = {language: file.url for language, file in alternates.items()}
    context["tebiki"] = site.for_template(locale, urls, page.file.src_uri)
    context["tebiki"]["scripts"] = workshop.scripts(page.content or "")
    page.content = Markup(page.content or "")
    return context


on_page_context = CombinedEvent(_fill_parts, _name_page)


@event_priority(-200)
def on_template_context(
    context: dict[str, Any], *, template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    """Give templates that are no page (404) the home pages of the languages."""
    site: SiteContext = config.extra["tebiki"]
    context["tebiki"] = site.for_template(site.language, site.homes(config.use_directory_urls))
    return context


@event_priority(-200)  # after plugins have added their scripts
def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Hold the page to what our templates own, and give it its policy."""
    try:
        theme_search.check_page(output, config.extra["theme_worker"], page.file.src_uri)
    except SearchThemeError as error:
        raise PluginError(str(error)) from error
    templates: TemplateParts = config.extra["template_parts"]
    output, faults = templates.finish_page(output, page.url)
    for fault in faults if page.file.src_uri not in config.extra["tebiki"].faulty else ():
        log.warning("docs/%s:1: %s", page.file.src_uri, fault)
    return output


def on_post_template(output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
    """Leave the sitemap out where the site has no address; give the page for 404 its policy."""
    if template_name == "sitemap.xml" and not config.site_url:
        return ""
    if template_name == "404.html":
        templates: TemplateParts = config.extra["template_parts"]
        output_content, faults = templates.finish_404(output_content)
        for fault in faults:
            log.warning("overrides/404.html:1: %s", fault)
    return output_content


def on_post_build(*, config: MkDocsConfig) -> None:
    """Write what is no page: the lightbox, calendars, the headers that no page can set."""
    site: SiteContext = config.extra["tebiki"]
    try:
        write_beside_pages(config, site.workshop.event, site.words)
    except lightbox_files.LightboxError as error:
        raise PluginError(str(error)) from error


def _read_page(file: File) -> guide.Page:
    try:
        return guide.read_page(file.content_string, file.src_uri)
    except guide.PageError as error:
        raise PluginError(f"docs/{error}") from error

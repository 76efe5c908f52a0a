"""The one door from MkDocs to the cores: an event in, a core called, its result out."""

import os
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from tebiki.building import escaping, files_of_site, site_screens
from tebiki.building.beside_pages import write_beside_pages
from tebiki.building.check_project import check_project
from tebiki.building.content_of_page import content_of_page
from tebiki.building.markdown_of_page import markdown_of_page, read_page
from tebiki.building.menu_links import MenuLinks
from tebiki.building.parts_of_page import parts_of_page
from tebiki.building.plain_markdown import PlainMarkdown
from tebiki.building.plugin_config import TebikiConfig
from tebiki.building.plugin_messages import ending_build, log, warn
from tebiki.building.site_context import SiteContext
from tebiki.building.squeeze_scripts import squeeze_scripts
from tebiki.building.template_parts import TemplateParts
from tebiki.building.theme_templates import list_without_hidden
from tebiki.editions import built_edition
from tebiki.editions.built_edition import BuiltEdition
from tebiki.jobs.jobs import ONE, Jobs
from tebiki.keeping import face_colours
from tebiki.rules import check_pages
from tebiki.search import theme_search
from tebiki.search.write_index import TakenPage, take_pages, write_search
from tebiki.source import months, site_defaults
from tebiki.source.project import face
from tebiki.workshop import workshop


class TebikiPlugin(BasePlugin[TebikiConfig]):  # type: ignore[no-untyped-call]  # the same
    """Makes guides' pages: steps, screens, change notes, search, policy.

    Its state is one language's, made anew whenever i18n begins the next one.
    """

    is_versioned = False  # set by whoever builds a folder beside other editions
    is_preview = False  # set by whoever shows a site to those who write it
    has_worker = False  # set by whoever writes one beside the pages, once all of them are there
    is_held = False  # set by whoever builds what another build beside this one checks
    edition: BuiltEdition
    site: SiteContext
    templates: TemplateParts
    plain: PlainMarkdown  # of all languages
    taken: dict[str, tuple[TakenPage, ...]]  # by the search, of all languages
    env: Environment  # with which this language's templates are filled
    files: Files
    _before: SiteContext | None = None  # of the language that was built before this one

    @event_priority(100)  # before i18n reads the navigation
    def _choose_edition(self, config: MkDocsConfig) -> MkDocsConfig:
        """Fill in and judge the settings; take what is later than the edition to build out."""
        wanted = self.config.edition or os.environ.get("EDITION", "")
        i18n: Any = config.plugins.get("i18n")
        with ending_build():
            site_defaults.fill(config)
            is_first = i18n.current_language in (None, i18n.default_language) and not self.is_held
            languages, report_to = i18n.config.languages, self.config.report_to
            warn(check_project(config, languages, report_to=report_to, is_first=is_first))
            self.edition = built_edition.choose_edition(config, wanted, languages[0].locale)
        if self._before is None:
            self.plain, self.taken = PlainMarkdown(), {}
        # What MkDocs dates (the sitemap's zip) is of the edition's month, whenever it is built.
        os.environ.setdefault("SOURCE_DATE_EPOCH", str(months.seconds(self.edition.name)))
        return config

    @event_priority(-200)  # after i18n has chosen the language
    def _read_data(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the data; put the guide's extension and the face in their places."""
        with ending_build():
            self.site = SiteContext.read(
                config, self.edition, self.config.report_to, self.config.review_months, self._before
            )
        self._before = self.site
        site_defaults.place_face(config, str(face()))
        list_without_hidden(config.theme)
        site_defaults.name_schemes(config, self.site.words[self.site.language])
        if self.site.language == self.site.languages[0][0] and not self.is_held:
            project = site_defaults.project_of(config)
            warn(check_pages.built_faults(project, self.edition.later_pages))
        for line in self.site.pictures.held_back:
            log.info(line)
        names = [entry for entry in config.markdown_extensions if isinstance(entry, str)]
        config.markdown_extensions = [*names, self.site.extension]  # type: ignore[list-item]
        return config

    on_config = CombinedEvent(_choose_edition, _read_data)

    @event_priority(100)  # before i18n makes its files
    def _leave_out_later(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out the pages later than the edition that is built; note all files."""
        self.site.publication.take_files(files, config)
        files_of_site.leave_out(files, self.edition.later_pages)
        return files

    @event_priority(-200)  # after i18n has made its files
    def _publish_once(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Publish what the languages share once, at the root; hold pictures back that must be."""
        files_of_site.publish_once(files, self.site.pictures, Path(config.site_dir))
        return files

    on_files = CombinedEvent(_leave_out_later, _publish_once)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Number the steps of each guide in reading order."""
        pages = [read_page(page.file) for page in nav.pages]
        self.site.number_steps(pages, {page.file.src_uri: page.file.url for page in nav.pages})
        faults = site_screens.faults(self.site, nav.pages, Path(config.docs_dir))
        faults += workshop.stray_fields(Path(config.config_file_path))
        faults += self.site.changes.take_pages(pages, config, self.site.workshop.said)
        warn(faults)
        self.plain.nav = nav
        return nav

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Check the source of a page, tell the extension which page comes, put its notes in."""
        markdown, faults = markdown_of_page(self.site, page)
        warn(faults)
        return markdown

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Prepare the templates, leave out what nothing uses, give the search its pages."""
        warn(self.site.publication.leave_out(files, config))
        squeeze_scripts(files)
        escaping.escape_everything(env, Path(config.config_file_path).parent / ".cache/templates")
        site = self.site
        places = site.terms.without_own_pages(site.places)
        with ending_build():
            worker = theme_search.worker_of([Path(folder) for folder in config.theme.dirs])
            self.taken[site.language] = take_pages(
                config, files, site.language, places, site.changes.other_names()
            )
        self.plain.list_pages(files, config, site)
        self.env, self.files = env, files
        for page in (file.page for file in files.documentation_pages() if file.page):
            page.title = site.numbered(page.file.src_uri, page.title)
        self.templates = TemplateParts(
            env, config, site.language, menu=MenuLinks(),
            is_versioned=self.is_versioned, theme_worker=worker, newest_edition=self.edition.newest,
            to_put_in=site.missing_originals if self.is_preview else 0,
            keep="" if not self.has_worker else "on" if self.config.keep else "off",
            grounds=face_colours.grounds(files_of_site.texts(files, config.extra_css)),
        )  # fmt: skip
        return env

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Name what is wrong with the page, note the files that it names.

        Comments and notes for instructors are taken out of it, and its fields are filled.
        """
        if "title" not in vars(page):  # the navigation gives it none
            page.title = escaping.plain_title(page.title, page.meta)
        html, faults = content_of_page(html, self.site, page, config.site_url)
        warn(faults)
        return html

    @event_priority(50)  # before the search takes the page; all pages' notes are taken out by now
    def _fill_parts(
        self, context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> dict[str, Any]:
        """Fill the parts for a workshop into the page, and explain its terms."""
        page.content, faults = parts_of_page(self.site, page, is_versioned=self.is_versioned)
        warn(faults)
        return context

    def _name_page(
        self, context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> dict[str, Any]:
        """Give the templates the page's words and languages."""
        alternates: dict[str, File] = page.file.alternates  # type: ignore[attr-defined]
        locale: str = page.file.locale  # type: ignore[attr-defined]
        urls = {language: file.url for language, file in alternates.items()}
        context["tebiki"] = {
            **self.site.for_template(locale, urls, page.file.src_uri),
            **self.templates.settings,
            "scripts": workshop.scripts(page.content or ""),
        }
        page.content = Markup(page.content or "")
        return context

    on_page_context = CombinedEvent(_fill_parts, _name_page)

    @event_priority(-200)
    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give templates that are no page (404) the home pages of the languages."""
        homes = self.site.homes(config.use_directory_urls)
        if template_name == "404.html":
            context["base_url"] = self.site.base_of_404(config.site_url, self.is_versioned)
        context["tebiki"] = {  # type: ignore[typeddict-unknown-key]
            **self.site.for_template(self.site.language, homes),
            **self.templates.settings,
        }
        return context

    @event_priority(-200)  # after plugins have added their scripts
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Hold the page to what our templates own, and give it its policy."""
        with ending_build():
            output, faults = self.templates.finish_page(output, page.url, page.file.src_uri)
        warn(faults if page.file.src_uri not in self.site.faulty else ())
        self.plain.write_page(output, page, config, self.site)
        return output

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Leave the sitemap out where the site has no address; give the page for 404 its policy."""
        if template_name == "sitemap.xml" and not config.site_url:
            return ""
        if template_name == "404.html":
            base = self.site.base_of_404(config.site_url, self.is_versioned)
            with ending_build():
                output_content, faults = self.templates.finish_404(output_content, base)
            warn(faults)
        i18n: Any = config.plugins["i18n"]
        is_last = self.site.language == i18n.build_languages[-1]
        return output_content if is_last else ""  # the next one writes it

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what is no page: the lightbox, calendars, the headers that no page can set."""
        self.plain.write_list(config, self.site, self.site.words)
        i18n: Any = config.plugins["i18n"]
        if len(self.taken) == len(i18n.build_languages):
            self.write_search(config)
        event, words = self.site.workshop.event, self.site.words
        with ending_build():
            write_beside_pages(config, event, words, self.edition.name, self.is_versioned)

    def write_search(self, config: MkDocsConfig, jobs: Jobs = ONE) -> None:
        """Write the search's index of every language, once all of them are built."""
        with ending_build():
            write_search(config, self.taken, self.site.words, jobs)

"""Checks a project before anything of it is built: its settings, its links, its names, its data."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from tebiki.building import config_texts
from tebiki.building.check_data import check_data
from tebiki.files.data_faults import Said
from tebiki.files.find_leaving_links import refuse_leaving_links
from tebiki.rules.check_page_names import check_page_names
from tebiki.rules.site_publication import folders_of
from tebiki.safety.site_address import read_site_url
from tebiki.source.project import Project
from tebiki.source.source_date import check_source_date


def check_project(
    config: MkDocsConfig,
    languages: Sequence[Mapping[str, Any]],
    *,
    report_to: str,
    is_first: bool,
) -> list[Said]:
    """Return what is wrong with settings and names; the site's address is whole from here on.

    `languages` are the i18n plugin's. The data is checked for all of them where `is_first`.
    Raises DataError, SiteAddressError and SourceDateError where nothing can be built.
    """
    root = Path(config.config_file_path).parent
    check_source_date(os.environ)
    config.site_url = read_site_url(config.site_url or "")
    refuse_leaving_links(root, folders_of(config))
    faults = config_texts.faults(config, languages, report_to)
    if is_first:
        locales = [language["locale"] for language in languages]
        check_page_names(Project(root), locales, config.nav)
        faults += (fault.message for fault in check_data(Project(root), locales))
    return faults

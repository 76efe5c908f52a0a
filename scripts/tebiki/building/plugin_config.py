"""What a site may say of us in mkdocs.yml."""

from mkdocs.config import base
from mkdocs.config import config_options as options

from tebiki.source.project import REVIEW_MONTHS


class TebikiConfig(base.Config):  # type: ignore[no-untyped-call]  # MkDocs has no types there
    """What a site may say below `plugins: - tebiki:` in mkdocs.yml."""

    edition = options.Type((str, float, int), default="")
    """The edition to build, such as "2023.06"; left out: that of EDITION, or the newest."""

    report_to = options.Type(str, default="mailto:")
    """Where readers report a step that differs from their screen: a `mailto:` or web address."""

    review_months = options.Type(int, default=REVIEW_MONTHS)
    """After how many months a page should be followed again on the real service."""

    keep = options.Type(bool, default=True)
    """Whether a reader's device keeps a guide that was opened, to be read without a net."""

    publish = options.ListOfItems(options.Type(str), default=[])
    """Files below docs/ or overrides/ that only a host wants, such as CNAME."""

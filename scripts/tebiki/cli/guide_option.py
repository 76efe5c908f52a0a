"""The option `--guide` of the verbs that can be told to take one guide only."""

import argparse

from tebiki.files.data_faults import Said
from tebiki.source import project_names
from tebiki.source.project import Project

_NONE = Said("none yet", "まだ一つもありません")
_NO_GUIDE = Said(
    "--guide {name}: no such guide; there is {known}",
    "--guide {name}: この手引きはありません。あるのは次のとおりです: {known}",
)


def add_guide(parser: argparse.ArgumentParser) -> None:
    """Add `--guide NAME`; without it all guides are meant."""
    parser.add_argument("--guide", default="", metavar="NAME", help="only this guide (all)")


def named_guide(options: argparse.Namespace, project: Project) -> str:
    """Return the guide that is named, "" for all. Raises NameRefused where there is none."""
    if not options.guide:
        return ""
    name = project_names.guide("--guide", options.guide)
    if name not in project.guides:
        known = ", ".join(project.guides) or _NONE
        raise project_names.NameRefused(_NO_GUIDE.filled(name=name, known=known))
    return name

"""`tebiki editions name`: which edition is published, for scripts that do so."""

import argparse
import os
import sys

from tebiki.editions.editions import EditionError
from tebiki.files.data_faults import DataError
from tebiki.publishing.build_versions import to_publish
from tebiki.source.project import Project


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add nothing: the environment's EDITION says which one is meant."""


def run(options: argparse.Namespace, project: Project) -> int:
    """Print the edition; 1 where there is none of that name."""
    try:
        print(to_publish(project, os.environ.get("EDITION", "")))
    except (EditionError, DataError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0

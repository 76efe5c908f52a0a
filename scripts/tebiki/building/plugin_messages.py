"""Says what the cores find as MkDocs does: warnings in its log, and what ends its build."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from mkdocs.exceptions import PluginError

from tebiki.files.data_faults import DataError, SaidError

log = logging.getLogger("mkdocs.plugins.tebiki")


def warn(faults: Iterable[str]) -> None:
    """Log each fault; a build that is strict, as ours are, fails with one."""
    for fault in faults:
        log.warning(fault)


@contextmanager
def ending_build() -> Iterator[None]:
    """Let what is refused in here end MkDocs' build, in the words in which it was refused.

    Raises PluginError.
    """
    try:
        yield
    except (DataError, SaidError) as error:
        raise PluginError(str(error)) from error

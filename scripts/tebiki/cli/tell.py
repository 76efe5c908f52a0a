"""Prints a line for whoever typed a verb, on stderr, and below it the same in Japanese."""

import sys

from tebiki.files.data_faults import Said, in_lines


def tell(said: Said) -> None:
    """Print it: an organiser reads the log of machines that know no Japanese locale, too."""
    print(in_lines(said), file=sys.stderr)

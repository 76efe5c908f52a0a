"""Reads SOURCE_DATE_EPOCH, by which a build may be dated: https://reproducible-builds.org."""

from collections.abc import Mapping

from tebiki.files.data_faults import Said, SaidError

NAME = "SOURCE_DATE_EPOCH"
_LATEST = 2**32 - 1  # what gzip has room for


class SourceDateError(SaidError, ValueError):
    """The environment's date is none; the message says what to do."""


def check_source_date(environment: Mapping[str, str]) -> None:
    """Raise SourceDateError for a value that is not seconds since 1970."""
    text = environment.get(NAME)
    if text is None:
        return
    if not (text.isascii() and text.isdigit() and len(text) < 12 and int(text) <= _LATEST):
        raise SourceDateError(
            Said(
                f"{NAME} is {text!r}; give whole seconds since 1970, from 0 to {_LATEST}, "
                "or unset it",
                f"{NAME} が {text!r} です。0 から {_LATEST} までの秒数（1970 年から）にするか、"
                "環境変数を消してください。",
            )
        )

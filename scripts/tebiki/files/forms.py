"""The forms that values of several data files have, such as `save-key`, `2026-11` and `en`."""

import re

NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")  # of a screen, a term, a fact
PLACE = re.compile(r"[a-z0-9-]+(?:#[a-z0-9-]+)?")  # a page, or a section of it
MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")
ADDRESS = re.compile(r"https://\S+")
LANGUAGE = re.compile(r"[a-z]{2}(?:-[A-Za-z]{2,4})?")


def has(form: re.Pattern[str], value: object) -> bool:
    """Tell whether `value` is a text of that form."""
    return isinstance(value, str) and form.fullmatch(value) is not None

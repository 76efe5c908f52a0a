"""Says in which environment a copy of the project runs: with the package that is in the copy."""

import os
from pathlib import Path


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Return this process's environment for the copy in `folder`, and `more` in it.

    The package that is installed, that of the checkout, comes behind the copy's own.
    """
    return {**os.environ, "PYTHONPATH": str(folder / "scripts"), **more}

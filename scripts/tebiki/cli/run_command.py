"""Runs a command: what killed runs left is put right first; faults of the system are one line."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from tebiki.files import system_faults, whole_files
from tebiki.files.data_faults import Said, in_lines
from tebiki.files.made_folders import FolderRefused
from tebiki.source.project_names import NameRefused

_INTERRUPTED = Said(
    "Interrupted: nothing is half-written; run it again.",
    "途中で止めました。書きかけのものはありません。もう一度実行してください。",
)
_WHOLE = Said(". Nothing is half-written.", "。書きかけのものはありません。")
INTERRUPTED = 130  # as a shell says of what Ctrl+C has ended


def guarded(root: Path | None, call: Callable[[], int]) -> int:
    """Return the status of `call`, a verb run on the project at `root`.

    Ctrl+C, a full or read-only disk and missing rights are said in one line. Whatever was being
    written is as it was before: see whole_files.
    """
    try:
        if root:
            whole_files.recover(root)
        return call()
    except (FolderRefused, NameRefused) as error:
        print(in_lines(error.said.then(system_faults.UNWRITTEN)), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(in_lines(_INTERRUPTED), file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # whoever read the output has seen enough: `… | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        print(in_lines(system_faults.said(error).then(_WHOLE)), file=sys.stderr)
        return 1

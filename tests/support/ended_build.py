"""Runs `tebiki build` with a language that never ends: `python ended_build.py HOW …` does it.

HOW is what the process for Japanese does: `killed` as if there were no memory, `pause` to be
interrupted, once it has written and said so.
"""

import os
import signal
import sys
from typing import Any

from tebiki.building import build_languages
from tebiki.cli.main import main


def ended(how: str) -> None:
    build = build_languages._build_one

    def build_one(config: Any, locale: str, collect: Any) -> Any:
        built = build(config, locale, collect)
        if locale == "ja":
            print("at work", flush=True)
            if how == "killed":
                os.kill(os.getpid(), signal.SIGKILL)
            signal.pause()
        return built

    build_languages._build_one = build_one


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    ended(sys.argv[1])
    sys.exit(main(sys.argv[2:]))

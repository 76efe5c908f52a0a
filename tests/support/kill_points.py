"""Ends a verb at each of its writes, in a process of its own, and says what does not stand whole.

`python tests/support/kill_points.py VERB FOLDER` prints a JSON object: the number of points that
were tried, and a line for each fault. A point is just before a file or folder is opened for
writing, made, renamed, linked or removed, in the middle of a write, or just after two folders have
changed places; whatever way the product does these things, the interpreter's audit events tell.
"""

import contextlib
import importlib
import io
import json
import os
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[n] / name) for n, name in ((1, ""), (2, "scripts"))]

KILLED, FAILED = 77, 78
_IN_SCRATCH = re.compile(r"/(?:\.cache/tebiki|\.tebiki)/[0-9a-f]{12}/")
_OF_STAGING = re.compile(r"/[0-9a-f]{12}/(?:(?:new|old)(?:-\d+)?|[a-z]+\.(?:json|part|txt|lock))$")
_CHANGES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link")
Tree = dict[str, bytes]


@dataclass(frozen=True)
class Verb:
    """How a verb is prepared and run in a project, and which folders of it are whole or wrong."""

    prepare: Callable[[Path], None]
    run: Callable[[Path], None]
    folders: tuple[str, ...] = ()
    gap: bool = False  # a disk that cannot exchange two folders: for a moment there is none


def tree(project: Path) -> Tree:
    """Path -> content of all that stands, but for scratch folders and git's own files."""
    return {
        path.relative_to(project).as_posix(): path.read_bytes()
        for path in sorted(project.rglob("*"))
        if path.is_file() and not {".cache", ".tebiki", "remote.git"} & set(path.parts)
    }


def scratch_left(project: Path) -> list[str]:
    """Scratch folders that nobody has swept."""
    return [
        path.relative_to(project).as_posix()
        for path in project.rglob("*")
        if re.fullmatch(r"[0-9a-f]{12}", path.name) and path.is_dir()
    ]


def try_all(verb: Verb, folder: Path) -> tuple[int, list[str]]:
    """Try every point of a verb; return how many, and what was found wrong."""
    model = folder / "model"
    model.mkdir(parents=True)
    verb.prepare(model)
    before = tree(model)
    done = folder / "done"
    shutil.copytree(model, done, symlinks=True)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        verb.run(done)  # here, so that what it imports is read once and not at every point
    after = tree(done)
    assert before != after, "the verb changes nothing"
    faults: list[str] = []
    number = 0
    while True:
        number += 1
        project = folder / f"point-{number}"
        shutil.copytree(model, project, symlinks=True)
        status = _forked(lambda: _run_until(verb, project, number))  # noqa: B023
        if status == 0:
            return number - 1, faults
        assert status == KILLED, f"point {number}: status {status}"
        faults += [
            f"point {number}: {line}" for line in _not_whole(verb, tree(project), before, after)
        ]
        if _forked(lambda: verb.run(project)):  # noqa: B023
            faults.append(f"point {number}: the next run fails")
        again = tree(project)
        faults += [
            f"point {number}: after the next run, {name} is not as it should be"
            for name in sorted(again.keys() | after.keys())
            if again.get(name) != after.get(name)
        ]
        faults += [f"point {number}: left {name}" for name in scratch_left(project)]
        shutil.rmtree(project)


def _not_whole(verb: Verb, now: Tree, before: Tree, after: Tree) -> list[str]:
    """Every file is as before or as after, and so is every folder that is replaced as a whole."""
    faults = [
        f"{name} is neither the old nor the new"
        for name in sorted(now.keys() | before.keys() | after.keys())
        if now.get(name) not in (before.get(name), after.get(name))
        and not (verb.gap and name.startswith(verb.folders))
    ]
    for folder in verb.folders:
        states = [
            {k: v for k, v in one.items() if k.startswith(folder)} for one in (now, before, after)
        ]
        if states[0] not in states[1:] and not (verb.gap and not states[0]):
            faults.append(f"{folder} is partly the old and partly the new")
    return faults


def _forked(run: Callable[[], None]) -> int:
    """Run in a process of its own; return its status."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    status = FAILED
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            run()
        status = 0
    except BaseException as error:
        print(repr(error), file=sys.__stderr__, flush=True)
    os._exit(status)


def _run_until(verb: Verb, project: Path, number: int) -> None:
    """Run the verb and end the process at its point of this number."""
    from tebiki.files import replace_folder

    seen = 0
    own = str(project.resolve()) + "/"

    def here(path: object) -> bool:
        known = isinstance(path, str | bytes | os.PathLike)
        text = str(Path(os.fsdecode(path)).absolute()) if known else ""  # type: ignore[arg-type]
        ours = text.startswith(own) and ".git/" not in text
        return ours and (not _IN_SCRATCH.search(text) or bool(_OF_STAGING.search(text)))

    def is_point() -> bool:
        nonlocal seen
        seen += 1
        return seen == number

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR)
            if writes and here(path) and is_point():
                if isinstance(flags, int) and flags & os.O_TRUNC and Path(str(path)).exists():
                    os.truncate(str(path), 0)  # opened, and nothing written yet
                os._exit(KILLED)
        elif event in _CHANGES and any(here(path) for path in arguments[:2]) and is_point():
            os._exit(KILLED)

    def half_written(handle: int) -> None:
        if is_point():
            with contextlib.suppress(OSError):  # a folder has no half
                os.ftruncate(handle, os.fstat(handle).st_size // 2)
            os._exit(KILLED)

    def exchange(
        one: Path, other: Path, really: Callable[..., bool] = replace_folder._exchange
    ) -> bool:
        if is_point():
            os._exit(KILLED)
        done = really(one, other)
        if is_point():
            os._exit(KILLED)
        return done

    os.fsync = half_written  # type: ignore[assignment]
    replace_folder._exchange = exchange  # type: ignore[assignment]
    sys.addaudithook(watch)
    verb.run(project)


def main(argv: list[str]) -> int:
    """Try one verb in a folder."""
    os.fsync = lambda handle: None  # type: ignore[assignment]  # no power fails here
    killed_verbs = importlib.import_module("support.killed_verbs")
    importlib.import_module("support.killed_desks").make_pictures_fast()
    verbs: dict[str, Verb] = killed_verbs.VERBS
    count, faults = try_all(verbs[argv[0]], Path(argv[1]))
    print(json.dumps({"points": count, "faults": faults}, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

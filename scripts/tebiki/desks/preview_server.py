"""Serves a site that is being written: the last good build, and over it what stops the next."""

import re
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from mkdocs import livereload
from mkdocs.exceptions import Abort, MkDocsException
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from tebiki.files.data_faults import DataError
from tebiki.source.built_editions import LATEST, VERSIONS
from tebiki.source.site_settings import ProjectError

_RELOAD = re.compile(r"/livereload/reload-(\d+)-(\d+)\.js")
_STYLE = "/livereload/fault.css"
_STYLE_TEXT = b"""\
#preview-fault { position: fixed; inset: 0 0 auto; z-index: 1000; max-height: 60vh; overflow: auto;
  padding: 1rem 1.5rem; color: #fff; background: #8c1d0b; font: 1rem/1.6 sans-serif; }
#preview-fault h1 { margin: 0; font-size: 1rem; color: #fff; }
#preview-fault pre { margin: .5rem 0 0; font: .9rem/1.6 monospace; white-space: pre-wrap; }
"""
_TITLE = "この変更ではサイトを作れません · The site cannot be built"
_EMPTY = """<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><title>Preview</title></head><body></body></html>"""


@dataclass(frozen=True)
class Built:
    """What a build of a preview made: `faults` would stop `tebiki build`.

    `editions` has all that there are, the oldest first, where they stand beside each other; the
    newest is built, and the others when somebody goes there.
    """

    faults: Sequence[str]
    editions: tuple[str, ...] = ()


class PreviewServer(livereload.LiveReloadServer):
    """MkDocs' own server of a preview, which stands still while a build fails.

    `build` makes the site in the folder that it is given, `build_older` one more edition in it;
    they raise where they cannot go on.
    """

    def __init__(
        self,
        build: Callable[[Path], Built],
        build_older: Callable[[Path, str], object],
        scratch: Path,
        port: int,
        mount: str,
    ) -> None:
        self._build = build
        self._build_older = build_older
        self._building = threading.Lock()
        self._scratch = scratch
        self.fault = ""
        self.editions: tuple[str, ...] = ()
        empty = tempfile.mkdtemp(dir=scratch)
        super().__init__(self.build_or_say, "127.0.0.1", port, root=empty, mount_path=mount)
        self.error_handler = self._error_page

    def build_or_say(self) -> None:
        """Build the site anew; where that fails, keep the last one and what is wrong."""
        fresh = Path(tempfile.mkdtemp(dir=self._scratch))
        try:
            with self._building:
                built = self._build(fresh)
                self.fault, self.editions = "\n".join(built.faults), built.editions
                old, self.root = self.root, str(fresh)
        except (Exception, SystemExit) as error:
            self.fault, old = said(error), str(fresh)
        shutil.rmtree(old, ignore_errors=True)
        if self.fault:
            print(f"{self.fault}\n", file=sys.stderr, flush=True)

    def watch_file(self, path: Path) -> None:
        """Build anew when the file is changed, also when it is not there yet."""
        server = self

        class Handler(FileSystemEventHandler):
            def on_any_event(self, event: FileSystemEvent) -> None:
                if str(path) in (event.src_path, event.dest_path):
                    with server._rebuild_cond:
                        server._want_rebuild = True
                        server._rebuild_cond.notify_all()

        self.observer.schedule(Handler(), str(path.parent), recursive=False)

    def _serve_request(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes] | None:
        path = str(environ["PATH_INFO"])
        if path == _STYLE:
            start_response("200 OK", [("Content-Type", "text/css")])
            return [_STYLE_TEXT]
        if match := _RELOAD.fullmatch(path):
            script = livereload._SCRIPT_TEMPLATE.substitute(epoch=match[1], request_id=match[2])
            start_response("200 OK", [("Content-Type", "text/javascript")])
            return [script.encode()]
        if address := self._leads_to(path):
            query = f"?{environ['QUERY_STRING']}" if environ.get("QUERY_STRING") else ""
            start_response("302 Found", [("Location", quote(address, encoding="latin-1") + query)])
            return []
        self._build_if_older(path)
        return super()._serve_request(environ, start_response)

    def _leads_to(self, path: str) -> str:
        """Where an address above the editions leads: to the newest one; "" for any other."""
        is_ours = path.startswith("/livereload/")
        if not self.editions or is_ours or not path.startswith(self.mount_path):
            return ""
        inside = path.removeprefix(self.mount_path)
        first, _, rest = inside.partition("/")
        if first in self.editions or inside == VERSIONS:
            return ""
        return f"{self.mount_path}{self.editions[-1]}/{rest if first == LATEST else inside}"

    def _build_if_older(self, path: str) -> None:
        """Build the edition that a page asks for, once after each change."""
        edition = path.removeprefix(self.mount_path).partition("/")[0]
        if edition in self.editions:
            with self._building:
                if not Path(self.root, edition).is_dir():
                    self._place_older(edition)

    def _place_older(self, edition: str) -> None:
        with tempfile.TemporaryDirectory(dir=self._scratch) as fresh:
            try:
                self._build_older(Path(fresh), edition)
            except (Exception, SystemExit) as error:
                self.fault = said(error)
                print(f"{self.fault}\n", file=sys.stderr, flush=True)
            else:
                Path(fresh, edition).rename(Path(self.root, edition))

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """The page with what reloads it, as a file: its policy runs no other inline script."""
        script = f"/livereload/reload-{epoch}-{livereload._timestamp()}.js"
        added = f'<script src="{script}"></script>'
        if self.fault:
            added = (
                f'<link rel="stylesheet" href="{_STYLE}"><div id="preview-fault" role="alert">'
                f"<h1>{_TITLE}</h1><pre>{escape(self.fault)}</pre></div>{added}"
            )
        before, end, after = content.rpartition(b"</body>")
        return b"".join([before, added.encode(), end, after] if end else [after, added.encode()])

    def _error_page(self, code: int) -> bytes | None:
        """What is shown where there is no page: the fault, else the site's own page for 404."""
        page = Path(self.root, *self.editions[-1:], f"{code}.html")
        content = page.read_bytes() if page.is_file() else None
        if self.fault:
            content = content or _EMPTY.encode()
        return self._inject_js_into_html(content, self._visible_epoch) if content else None


def said(error: BaseException) -> str:
    """Return what stopped a build; of what nobody foresaw, its place too."""
    cause = error.__context__ if isinstance(error, Abort) and error.__context__ else error
    text = str(cause).strip()
    if isinstance(cause, (MkDocsException, DataError, ProjectError, ValueError)) and text:
        return text
    last = cause.__traceback__
    while last and last.tb_next:
        last = last.tb_next
    place = f"{last.tb_frame.f_code.co_filename}:{last.tb_lineno}: " if last else ""
    return f"{place}{type(cause).__name__}: {text}"

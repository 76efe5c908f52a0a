"""Serves a site that is being written: the last good build, and over it what stops the next."""

import json
import re
import threading
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from html import escape
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from mkdocs import livereload

from tebiki.desks.watch_folders import watch_folders
from tebiki.files.data_faults import Said, in_lines
from tebiki.keeping.write_kept import WORKER, worker_text
from tebiki.source.built_editions import LATEST, VERSIONS
from tebiki.source.project import face

_RELOAD = re.compile(r"/livereload/reload-(\d+)-(\d+)\.js")
_POLL = re.compile(r"/livereload/(\d+)/\d+")
_STYLE = "/livereload/fault.css"
_STYLE_TEXT = b"""\
#preview-fault { position: fixed; inset: 0 0 auto; z-index: 1000; max-height: 60vh; overflow: auto;
  padding: 1rem 1.5rem; color: #fff; background: #8c1d0b; font: 1rem/1.6 sans-serif; }
#preview-fault h1 { margin: 0; font-size: 1rem; color: #fff; }
#preview-fault pre { margin: .5rem 0 0; font: .9rem/1.6 monospace; white-space: pre-wrap; }
"""
_SERVING = Said("Serving on {address}", "{address} で表示しています。")
_TITLE = "この変更ではサイトを作れません · The site cannot be built"
_EMPTY = """<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><title>Preview</title></head><body></body></html>"""


@dataclass(frozen=True)
class Shown:
    """What is shown: the site in the folder `root`, and `fault` over it.

    `editions` has all that there are, the oldest first, where they stand beside each other; the
    newest is built, and the others when somebody goes there; of these, `failed` could not be.
    `changed` are the pages, by their paths in `root`, that look otherwise than before; None: all.
    """

    root: str
    fault: str = ""
    editions: tuple[str, ...] = ()
    failed: int = 0
    changed: frozenset[str] | None = None


class PreviewServer(livereload.LiveReloadServer):
    """MkDocs' own server of a preview, told by another process what to show.

    What comes through its channel is a Shown; what goes is None where files may have been
    changed, and the name of an older edition that somebody wants to see.
    """

    def __init__(self, port: int, mount: str) -> None:
        super().__init__(_build_nothing, "127.0.0.1", port, root=".", mount_path=mount)
        self.error_handler = self._error_page
        self._watched_paths = {".": 1}  # else no page would ask for what is new
        self._shown = Shown(self.root)
        self._epochs: dict[str, int] = {}  # of pages that have been changed since all were
        self._epoch_of_all = self._visible_epoch
        self._asked = threading.local()
        self._channel: Connection | None = None
        self._sending = threading.Lock()

    def run(self, folders: Collection[tuple[Path, bool]], channel: Connection) -> None:
        """Serve until the channel is closed, and tell of changes in the folders."""
        self._channel = channel
        self.take(channel.recv())
        threading.Thread(target=self._listen, daemon=True).start()
        watch_folders(folders, lambda: self._tell(None))
        livereload.log.info(in_lines(_SERVING.filled(address=self.url)))
        self.serve_forever(poll_interval=0.1)

    def _listen(self) -> None:
        assert self._channel
        with suppress(EOFError, OSError):
            while True:
                self.take(self._channel.recv())
        super(livereload.LiveReloadServer, self).shutdown()

    def _tell(self, message: str | None) -> None:
        with self._sending, suppress(OSError):  # whoever listened has ended, and we are about to
            assert self._channel
            self._channel.send(message)

    def take(self, shown: Shown) -> None:
        """Show this from now on; pages that look otherwise are loaded again."""
        with self._epoch_cond:
            epoch = max(self._visible_epoch + 1, livereload._timestamp())
            self._shown, self.root = shown, shown.root
            if shown.changed is None:
                self._epochs, self._epoch_of_all = {}, epoch
            else:
                self._epochs |= dict.fromkeys(shown.changed, epoch)
            self._wanted_epoch = self._visible_epoch = epoch
            self._epoch_cond.notify_all()

    def _epoch(self, page: str) -> int:
        """When the page was changed last."""
        return max(self._epoch_of_all, self._epochs.get(page, 0))

    def _serve_request(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes] | None:
        path, query = str(environ["PATH_INFO"]), str(environ.get("QUERY_STRING") or "")
        if path == _STYLE:
            start_response("200 OK", [("Content-Type", "text/css")])
            return [_STYLE_TEXT]
        if path.endswith(f"/{WORKER}"):  # left on this port by a built site, it would hide pages
            start_response("200 OK", [("Content-Type", "text/javascript")])
            return [worker_text(face(), keeps=False).encode()]
        if match := _RELOAD.fullmatch(path):
            request = json.dumps(f"{match[2]}?{query}")
            script = livereload._SCRIPT_TEMPLATE.substitute(epoch=match[1], request_id=request)
            start_response("200 OK", [("Content-Type", "text/javascript")])
            return [script.encode()]
        if match := _POLL.fullmatch(path):
            start_response("200 OK", [("Content-Type", "text/plain")])
            return [b"%d" % self._newer(unquote(query), int(match[1]))]
        if address := self._leads_to(path):
            end = f"?{query}" if query else ""
            start_response("302 Found", [("Location", quote(address, encoding="latin-1") + end)])
            return []
        self._wait_for_older(path)
        self._asked.path = path
        return super()._serve_request(environ, start_response)

    def _newer(self, page: str, epoch: int) -> int:
        """When the page was changed, as soon as that is after `epoch`, a minute later at most."""
        with self._epoch_cond:
            self._epoch_cond.wait_for(
                lambda: self._epoch(page) > epoch, timeout=self.poll_response_timeout
            )
            return self._epoch(page)

    def _leads_to(self, path: str) -> str:
        """Where an address above the editions leads: to the newest one; "" for any other."""
        editions = self._shown.editions
        is_ours = path.startswith("/livereload/")
        if not editions or is_ours or not path.startswith(self.mount_path):
            return ""
        inside = path.removeprefix(self.mount_path)
        first, _, rest = inside.partition("/")
        if first in editions or inside == VERSIONS:
            return ""
        return f"{self.mount_path}{editions[-1]}/{rest if first == LATEST else inside}"

    def _wait_for_older(self, path: str) -> None:
        """Wait until the edition that a page is of is built, if it can be."""
        edition = path.removeprefix(self.mount_path).partition("/")[0]
        with self._epoch_cond:
            failed = self._shown.failed
            while (
                edition in self._shown.editions
                and not Path(self.root, edition).is_dir()
                and self._shown.failed == failed
            ):
                self._tell(edition)
                self._epoch_cond.wait(self.poll_response_timeout)

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """The page with what reloads it, as a file: its policy runs no other inline script."""
        page = quote(self._file_of(self._asked.path), safe="/")
        script = f"/livereload/reload-{epoch}-{livereload._timestamp()}.js?{page}"
        added = f'<script src="{script}"></script>'
        if self._shown.fault:
            added = (
                f'<link rel="stylesheet" href="{_STYLE}"><div id="preview-fault" role="alert">'
                f"<h1>{_TITLE}</h1><pre>{escape(self._shown.fault)}</pre></div>{added}"
            )
        before, end, after = content.rpartition(b"</body>")
        return b"".join([before, added.encode(), end, after] if end else [after, added.encode()])

    def _file_of(self, path: str) -> str:
        """The file of a page in the root, by its address."""
        name = path.encode("latin-1").decode("utf-8", "ignore").removeprefix(self.mount_path)
        return f"{name}index.html" if not name or name.endswith("/") else name

    def _error_page(self, code: int) -> bytes | None:
        """What is shown where there is no page: the fault, else the site's own page for 404."""
        page = Path(self.root, *self._shown.editions[-1:], f"{code}.html")
        content = page.read_bytes() if page.is_file() else None
        if self._shown.fault:
            content = content or _EMPTY.encode()
        return self._inject_js_into_html(content, self._visible_epoch) if content else None


def _build_nothing() -> None:
    """MkDocs' server would build by itself; here another process does."""

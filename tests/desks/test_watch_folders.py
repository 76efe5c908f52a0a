"""What is changed in a folder is told at once, where the system tells; reading is no change."""

import threading
from pathlib import Path

import pytest
from watchdog.events import FileClosedNoWriteEvent, FileOpenedEvent
from watchdog.observers import Observer

from tebiki.desks import watch_folders


def test_a_file_in_a_new_folder_wakes(tmp_path: Path) -> None:
    woken = threading.Event()
    watch_folders.watch_folders([(tmp_path, True), (tmp_path / "none", True)], woken.set)
    (tmp_path / "new").mkdir()
    assert woken.wait(60)
    woken.clear()
    (tmp_path / "new/page.md").write_text("文です。", encoding="utf-8")
    assert woken.wait(60)


def test_reading_wakes_nobody() -> None:
    handler = watch_folders._Wake(lambda: pytest.fail("woken"))
    handler.dispatch(FileOpenedEvent("page.md"))
    handler.dispatch(FileClosedNoWriteEvent("page.md"))


def test_where_the_system_has_no_more_watches_one_has_to_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def start(self: object) -> None:
        raise OSError("inotify watch limit reached")

    monkeypatch.setattr(Observer, "start", start)
    caplog.set_level("INFO")
    watch_folders.watch_folders([(tmp_path, True)], lambda: None)
    assert "every half second: inotify watch limit reached" in caplog.text
    caplog.clear()
    monkeypatch.setattr("sys.platform", "darwin")
    watch_folders.watch_folders([(tmp_path, True)], lambda: None)
    assert caplog.text == ""  # nothing was begun

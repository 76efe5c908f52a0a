"""A reader with a phone: one face for Firefox, driven by Playwright, and WebKit, by Selenium."""

import json
import os
import re
import shutil
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Error as PlaywrightError
from selenium.common.exceptions import (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    JavascriptException,
    NoSuchElementException,
    StaleElementReferenceException,
    TimeoutException,
)
from selenium.webdriver import ActionChains, WebKitGTK
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

WIDTH, HEIGHT = 390, 800
SECONDS = 10  # what a page may take on a busy machine
HINT = "run make browsers, which sees to that"

# What a page that is just being left, or drawn anew, answers.
_PASSING = (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    JavascriptException,
    NoSuchElementException,
    PlaywrightError,
    StaleElementReferenceException,
)


class Reader(ABC):
    """One reader with a browser and a storage of their own; `condition` is JavaScript."""

    @abstractmethod
    def open(self, address: str) -> None:
        """Go to `address` and wait until it is loaded."""

    @abstractmethod
    def reload(self) -> None:
        """Load the page again, as the browser's button does."""

    @abstractmethod
    def click(self, selector: str) -> None:
        """Click the middle of the first such element, once it can be clicked."""

    @abstractmethod
    def type(self, text: str) -> None:
        """Type into what has the focus."""

    @abstractmethod
    def key(self, name: str) -> None:
        """Press and release a key by its DOM name, such as `ArrowRight`."""

    @abstractmethod
    def evaluate(self, expression: str) -> Any:
        """Return what the JavaScript expression is in the page."""

    @abstractmethod
    def picture(self) -> bytes:
        """Return what is in view as a PNG, a pixel a CSS pixel."""

    @abstractmethod
    def close(self) -> None:
        """End the browser, or this reader's part of it."""

    def wait(self, condition: str, said: str = "", seconds: int = SECONDS) -> None:
        """Wait until `condition` is true; the error tells `said`, itself JavaScript, instead."""
        pending: WebDriverWait[Any] = WebDriverWait(self, seconds, 0.05, _PASSING)
        try:
            pending.until(lambda reader: reader.evaluate(condition))
        except TimeoutException:
            told = f"; it is {self.evaluate(said)!r}" if said else ""
            at = self.evaluate("location.href")
            raise AssertionError(f"after {seconds} s not so: {condition}{told}; at {at}") from None

    def wait_text(self, selector: str, text: str) -> None:
        """Wait until the first such element shows exactly `text`."""
        shown = f"document.querySelector({json.dumps(selector)})?.innerText.trim()"
        self.wait(f"{shown} === {json.dumps(text, ensure_ascii=False)}", shown)

    def wait_address(self, address: str) -> None:
        """Wait until `address` is loaded; the words to mark, which a result adds, don't count."""
        here = "location.href.replace(/[?]h=[^#]*/, '')"
        loaded = "document.readyState === 'complete'"
        self.wait(f"{here} === {json.dumps(address)} && {loaded}", here)


class FirefoxReader(Reader):
    """A context of its own in a running Firefox."""

    def __init__(self, browser: Browser) -> None:
        self._context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT})
        self._page = self._context.new_page()

    def open(self, address: str) -> None:
        self._page.goto(address)

    def reload(self) -> None:
        self._page.reload()

    def click(self, selector: str) -> None:
        self._page.locator(selector).first.click(timeout=SECONDS * 1000)

    def type(self, text: str) -> None:
        self._page.keyboard.type(text)

    def key(self, name: str) -> None:
        self._page.keyboard.press(name)

    def evaluate(self, expression: str) -> Any:
        return self._page.evaluate(expression)

    def picture(self) -> bytes:
        assert self.evaluate("seenFaults()") == []
        picture = self._page.screenshot()
        self.evaluate("seenFaults()")  # Playwright puts a style in, which the policy stops
        return picture

    def close(self) -> None:
        self._context.close()


class WebKitReader(Reader):
    """A WebKit of its own, which keeps nothing; it needs a display."""

    def __init__(self) -> None:
        driver = shutil.which("WebKitWebDriver")
        found = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.1/MiniBrowser"))
        assert driver and found, f"there is no WebKit; {HINT}"
        assert os.environ.get("DISPLAY"), f"WebKit has no display to open on; {HINT}"
        options = Options()
        options.binary_location = str(found[0])
        options.add_argument("--automation")
        options.add_argument("--javascript-can-open-windows-automatically=true")
        self._driver = WebKitGTK(options=options, service=Service(driver))
        # The first window is at least as wide as its toolbar, which is wider than a phone.
        wide = self._driver.current_window_handle
        bare = f"width={WIDTH},height={HEIGHT},toolbar=no,location=no,menubar=no"
        self._driver.execute_script(f"open('about:blank', '', '{bare}')")
        (narrow,) = set(self._driver.window_handles) - {wide}
        self._driver.close()
        self._driver.switch_to.window(narrow)

    def open(self, address: str) -> None:
        self._driver.get(address)

    def reload(self) -> None:
        self._driver.refresh()

    def click(self, selector: str) -> None:
        def clicked(driver: WebKitGTK) -> bool:
            found = driver.find_element(By.CSS_SELECTOR, selector)
            # The driver is content with what is behind the page's header.
            driver.execute_script("arguments[0].scrollIntoView({ block: 'center' })", found)
            found.click()
            return True

        WebDriverWait(self._driver, SECONDS, 0.05, _PASSING).until(
            clicked, f"it could not be clicked: {selector}"
        )

    def type(self, text: str) -> None:
        ActionChains(self._driver).send_keys(text).perform()

    def key(self, name: str) -> None:
        constant = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).upper()
        ActionChains(self._driver).send_keys(getattr(Keys, constant)).perform()

    def evaluate(self, expression: str) -> Any:
        return self._driver.execute_script(f"return {expression}")

    def picture(self) -> bytes:
        return self._driver.get_screenshot_as_png()

    def close(self) -> None:
        self._driver.quit()


@contextmanager
def running_firefox() -> Iterator[Browser]:
    """Firefox, headless, with scroll bars that take no room, as on a phone."""
    path = shutil.which("firefox-esr") or shutil.which("firefox")
    assert path, f"there is no Firefox; {HINT}"
    with sync_playwright() as playwright:
        browser = playwright.firefox.launch(
            executable_path=path,
            channel="moz-firefox",
            firefox_user_prefs={"ui.useOverlayScrollbars": 1},
        )
        yield browser
        browser.close()

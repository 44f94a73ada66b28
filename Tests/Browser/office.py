"""An office for the tests: the demo's registry, the server over it, and people who sit at browsers."""
import os
import re
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import openpyxl
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select, WebDriverWait

ROOT = Path(__file__).resolve().parent.parent.parent
PASSWORD = "một câu dài dễ nhớ"
PATIENCE = 60
PHONE, DESKTOP = (360, 800), (1280, 900)


def dialogue(unit, topic, **changed):
    """The answers about a dialogue, by the names of the form's fields."""
    answers = {
        "unit": unit, "answer-held_on": "2024-05-03", "answer-level": "commune", "answer-topic": topic,
        "answer-participants": "30", "answer-women": "20", "answer-men": "10", "answer-opinions": "6",
        "answer-answered": "6",
    }
    return answers | changed


def own_table(path, village="", title="TỔ TRUYỀN THÔNG CỘNG ĐỒNG NĂM 2023"):
    """A table of teams as a village rules it; its members stand under a header that nobody knows.

    They are so many that figures with and without them may both be given to a donor.
    """
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Biểu"
    for row in (
        [title], [village and f"{village}, xã Ea Lâm, huyện Sông Hinh"],
        ["Tên tổ truyền thông", "Tình trạng", "Số QĐ", "Ngày QĐ", "Quân số", "Nữ", "Nam", "DTTS", "Số buổi sinh hoạt"],
        ["Tổ truyền thông Buôn Mới", "Duy trì", "15/QĐ-UBND", "28/8/2022", 30, 14, 16, 22, 4],
    ):
        sheet.append(row)
    book.save(path)
    return path


class Office:
    """A server on loopback over a registry of its own; the command's path comes from scripts/test-web."""

    command = os.environ.get("P8_COMMAND", str(ROOT / ".build-release/release/p8"))

    def __init__(self, *options):
        self.options = options
        self.folder = Path(tempfile.mkdtemp(prefix="p8-browser-"))
        self.browsers = []
        self.run("demo", "--into", str(self.folder / "demo"))
        self.registry = str(self.folder / "demo/project8.sqlite")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        # Browsers keep pages for working offline only of HTTPS and of this name.
        self.address = f"http://localhost:{self.port}"
        self.first_link = self.start(r"(/invitation/\w+)")

    def start(self, pattern=r"(https?://\S+)"):
        """Starts the server, for the first time or anew; gives what it prints that a pattern finds."""
        self.server = subprocess.Popen(
            [self.command, "serve", "--registry", self.registry, "--port", str(self.port), *self.options],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        return self.said(pattern)

    def stop(self):
        """Takes the server away, as a network goes."""
        self.server.terminate()
        self.server.wait()
        self.server.stdout.close()

    def run(self, *arguments):
        done = subprocess.run([self.command, *arguments], capture_output=True, text=True)
        if done.returncode > 1:
            raise AssertionError(f"p8 {' '.join(arguments)}: {done.stderr}{done.stdout}")
        return done.stdout

    def said(self, pattern):
        """What the server prints that a pattern finds."""
        for line in self.server.stdout:
            found = re.search(pattern, line)
            if found:
                return found.group(1)
        raise AssertionError("the server ended")

    def browser(self, size=DESKTOP, address=None, *arguments):
        browser = Browser(address or self.address, size, arguments)
        self.browsers.append(browser)
        return browser

    def founder(self, size=DESKTOP):
        """Whoever opens the first link: the centre."""
        browser = self.browser(size)
        browser.choose_password(self.first_link, "trung-uong")
        return browser

    def close(self):
        for browser in self.browsers:
            browser.driver.quit()
        if not self.server.stdout.closed:
            self.stop()
        shutil.rmtree(self.folder)


class Browser:
    """Somebody at a headless Chromium."""

    def __init__(self, address, size, arguments=()):
        self.address = address
        self.downloads = Path(tempfile.mkdtemp(prefix="p8-downloads-"))
        options = webdriver.ChromeOptions()
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=vi",
                         *arguments):
            options.add_argument(argument)
        options.add_experimental_option("prefs", {"download.default_directory": str(self.downloads)})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
        self.resize(size)

    def resize(self, size):
        """A window whose page is so large: a phone's is emulated, since windows are never that narrow."""
        width, height = size
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600})

    # Going about

    def open(self, path):
        self.driver.get(path if path.startswith("http") else self.address + path)
        return self

    @property
    def path(self):
        return self.driver.current_url.removeprefix(self.address)

    @property
    def text(self):
        return self.driver.find_element(By.TAG_NAME, "main").text

    def find(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def until(self, condition, what):
        WebDriverWait(self.driver, PATIENCE).until(lambda _: condition(), what)

    def is_ready_to_leave(self):
        """Whether the worker serves the page and every form of the log is on the device."""
        return self.driver.execute_async_script(
            "const done = arguments[0];"
            "navigator.serviceWorker.ready.then(() => caches.open('p8-pages')).then((kept) => kept.keys())"
            ".then((keys) => done(navigator.serviceWorker.controller !== null && keys.length > 12), () => done(false))")

    # Forms

    def fill(self, form, **values):
        """Fills fields of a form, given by its action, by their names."""
        for name, value in values.items():
            field = self.find(f"main form[action='{form}'] [name='{name}']")
            kind = field.get_attribute("type")
            if field.tag_name == "select":
                Select(field).select_by_value(value)
            elif kind == "checkbox":
                if field.is_selected() != value:
                    field.click()
            elif kind == "date":
                self.driver.execute_script("arguments[0].value = arguments[1]", field, value)
            else:
                if kind != "file":
                    field.clear()
                field.send_keys(value)
        return self

    def submit(self, form, button="button:not([name])"):
        """Presses a button of a form and waits for the next page."""
        pressed = self.find(f"main form[action='{form}'] {button}")
        self.driver.execute_script("arguments[0].scrollIntoView()", pressed)
        pressed.click()
        self.until(lambda: self.is_gone(pressed), f"{form} was not answered")
        return self

    def is_gone(self, element):
        try:
            element.is_enabled()
            return False
        except Exception:  # whatever a driver says of an element of an earlier page
            return self.driver.execute_script("return document.readyState") == "complete"

    # People

    def choose_password(self, link, login):
        self.open(link)
        return self.fill(link, login=login, password=PASSWORD, repeated=PASSWORD).submit(link)

    def sign_in(self, login):
        self.open("/sign-in")
        return self.fill("/sign-in", login=login, password=PASSWORD).submit("/sign-in")

    def speak(self, language):
        self.open("/account")
        return self.fill("/account/language", language=language).submit("/account/language")

    def invite(self, name, role, units):
        """Makes an invitation and gives its link."""
        self.open("/people")
        self.fill("/people/invite", name=name, role=role, units=units).submit("/people/invite")
        return re.search(r"http://\S+(/invitation/\w+)", self.driver.page_source).group(1)

    def downloaded(self, ending):
        """The file that a page hands out, when it is whole."""
        found = lambda: [file for file in self.downloads.iterdir() if file.name.endswith(ending)]
        self.until(found, f"no {ending} came")
        return found()[0]

    def errors(self):
        """What the console complains of."""
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] == "SEVERE"]

"""The site behind Debian's nginx, with a certificate authority of an office's own that the browser was given."""
import os
import shutil
import socket
import subprocess
import unittest

from office import PHONE, ROOT, Office, dialogue

NAME = "p8.example.vn"
FORM = "/log/new/policy_dialogue"


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class NginxTests(unittest.TestCase):
    def setUp(self):
        self.port = free_port()
        self.office = Office("--public-address", f"https://{NAME}:{self.port}")
        self.addCleanup(self.office.close)
        folder = self.office.folder / "nginx"
        subprocess.run([ROOT / "docs/install/make-certificate", NAME, folder], check=True, capture_output=True)
        site = (ROOT / "docs/install/nginx.conf").read_text()
        for old, new in (
            ("listen 443 ssl", f"listen 127.0.0.1:{self.port} ssl"), ("/etc/p8/", f"{folder}/"),
            ("127.0.0.1:8080", f"127.0.0.1:{self.office.port}"),
        ):
            self.assertIn(old, site)
            site = site.replace(old, new)
        paths = " ".join(
            f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        (folder / "nginx.conf").write_text(
            f"daemon off; pid {folder}/pid; error_log {folder}/error.log;"
            f"events {{}} http {{ access_log off; {paths}\n{site}\n}}")
        self.nginx = None
        self.folder = folder
        self.start_nginx()
        self.addCleanup(self.stop_nginx)
        # Where Chromium looks for authorities that it was given.
        home = self.office.folder / "home"
        database = f"sql:{home}/.pki/nssdb"
        (home / ".pki/nssdb").mkdir(parents=True)
        for arguments in (["-N", "--empty-password"], ["-A", "-t", "C,,", "-n", "office", "-i", f"{folder}/ca.crt"]):
            subprocess.run(["certutil", "-d", database, *arguments], check=True, capture_output=True)
        before = dict(os.environ)
        os.environ["HOME"] = str(home)
        self.addCleanup(os.environ.update, before)

    def start_nginx(self):
        command = shutil.which("nginx") or "/usr/sbin/nginx"
        self.nginx = subprocess.Popen([command, "-e", f"{self.folder}/error.log", "-c", f"{self.folder}/nginx.conf"])

    def stop_nginx(self):
        self.nginx.terminate()
        self.nginx.wait()

    def test_a_phone_that_trusts_the_office_writes_without_a_network(self):
        lan = self.office.browser(PHONE, f"https://{NAME}:{self.port}", f"--host-resolver-rules=MAP {NAME} 127.0.0.1")
        lan.until(lambda: self.opens(lan), "nginx does not answer")
        lan.choose_password(self.office.first_link, "lan")
        cookie = next(cookie for cookie in lan.driver.get_cookies() if cookie["httpOnly"])
        self.assertTrue(cookie["secure"] and cookie["sameSite"] == "Strict", cookie)
        lan.open("/log")
        lan.until(lan.is_ready_to_leave, "the pages are not on the device")
        self.stop_nginx()
        lan.open(FORM)
        lan.fill(FORM, **dialogue("22210@2024", "Đất ở"))
        lan.find(f"main form[action='{FORM}'] button").click()
        lan.until(lambda: len(lan.all("[data-waiting] li")) == 1, "it does not wait")
        self.start_nginx()
        lan.until(lambda: "Đất ở" in lan.open("/log").find("main").text and not lan.all("[data-waiting] li"),
                  "what waited was not sent")

    def test_a_site_that_is_away_behind_its_server_loses_nothing(self):
        lan = self.office.browser(PHONE, f"https://{NAME}:{self.port}", f"--host-resolver-rules=MAP {NAME} 127.0.0.1")
        lan.until(lambda: self.opens(lan), "nginx does not answer")
        lan.choose_password(self.office.first_link, "lan")
        lan.open("/log")
        lan.until(lan.is_ready_to_leave, "the pages are not on the device")
        # nginx answers 502 from here on.
        self.office.stop()
        lan.open(FORM)
        lan.fill(FORM, **dialogue("22210@2024", "Đất ở"))
        lan.find(f"main form[action='{FORM}'] button").click()
        lan.until(lambda: len(lan.all("[data-waiting] li")) == 1, "it does not wait")
        lan.open("/log")
        lan.until(lambda: len(lan.all("[data-waiting] li")) == 1, "it is gone")
        self.assertEqual(lan.all("[data-waiting] .refused"), [])
        self.office.start()
        lan.until(lambda: "Đất ở" in lan.open("/log").find("main").text and not lan.all("[data-waiting] li"),
                  "what waited was not sent")

    def opens(self, browser):
        try:
            browser.open("/sign-in")
            return "sign-in" in browser.path
        except Exception:  # the port is not open yet
            return False


class PlainTests(unittest.TestCase):
    def test_without_https_the_page_says_so_and_takes_entries(self):
        office = Office()
        self.addCleanup(office.close)
        lan = office.browser(
            PHONE, f"http://{NAME}:{office.port}", f"--host-resolver-rules=MAP {NAME} 127.0.0.1")
        lan.choose_password(office.first_link, "lan")
        lan.open("/log")
        lan.until(lambda: "HTTPS" in lan.find("[data-waiting]").text, "it does not say what is missing")
        lan.open(FORM).fill(FORM, **dialogue("22210@2024", "Đất ở")).submit(FORM)
        self.assertIn("Đất ở", lan.open("/log").text)


if __name__ == "__main__":
    unittest.main()

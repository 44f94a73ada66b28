"""A quarter of a commune in real browsers: a phone, a desk at the province, the centre."""
import shutil
import unittest
import zipfile

import openpyxl

from office import DESKTOP, PHONE, ROOT, Office, dialogue

REPORTS = ROOT / "templates/samples/phu-yen-2023/reports"
COMMUNE = "22210@2024"
FIGURE = f"/see/explain?unit={COMMUNE}&period=2023&indicator=D8.1.1"


class QuarterTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.office = Office()
        cls.addClassCleanup(cls.office.close)
        cls.centre = cls.office.founder()
        cls.lan = cls.office.browser(PHONE)
        cls.lan.choose_password(cls.centre.invite("Nguyễn Thị Lan", "commune", COMMUNE), "lan")
        cls.hoa = cls.office.browser(DESKTOP)
        cls.hoa.choose_password(cls.centre.invite("Trần Thị Hoa", "province", "54@2024"), "hoa")

    def figure(self, browser):
        """What is said of the teams of the commune."""
        return browser.open(FIGURE).text

    def mended(self):
        """The report of the second village as its sender would mend it: the stated total that nothing supports."""
        path = self.office.folder / "22210-02.xlsx"
        book = openpyxl.load_workbook(REPORTS / "22210-02.xlsx")
        book["11. Số tổng hợp"]["I7"] = 1
        book.save(path)
        return path

    def test_1_an_activity_is_logged_on_a_phone(self):
        lan, form = self.lan, "/log/new/policy_dialogue"
        lan.open("/log").find(f"main a[href='{form}']").click()
        lan.fill(form, **dialogue(COMMUNE, "Đất ở", **{"answer-men": "11"})).submit(form)
        self.assertEqual(lan.path, form)
        self.assertIn("31", lan.text)
        kept = lan.find("[name='answer-topic']").get_attribute("value")
        self.assertEqual(kept, "Đất ở", "what was typed is gone")
        lan.fill(form, **{"answer-men": "10"}).submit(form)
        self.assertTrue(lan.path.startswith("/log"))
        self.assertIn("Đất ở", lan.open("/log").text)

    def test_2_a_folder_is_checked_marked_mended_and_sent(self):
        lan = self.lan
        self.assertIn("1 trên 2 thôn", self.figure(lan))
        folder = self.office.folder / "gửi lên"
        folder.mkdir()
        for name in ("22210-02.xlsx", "22084-01.xlsx"):
            shutil.copy(REPORTS / name, folder)
        lan.open("/check").fill("/check", folder=str(folder)).submit("/check")
        result = lan.path
        self.assertIn("I7", lan.text)
        self.assertIn("22084-01.xlsx", lan.text, "the report of another commune is not refused by name")
        lan.find(f"main a[href='{result}/copies']").click()
        self.assertGreater(lan.downloaded(".zip").stat().st_size, 1_000)
        lan.open("/check").fill("/check", files=str(self.mended())).submit("/check")
        self.assertNotIn("I7", lan.text)
        lan.submit(f"{lan.path}/send")
        said = self.figure(lan)
        self.assertIn("2 trên 2 thôn", said)
        # Down to the cell of the village's own file.
        self.assertIn("22210-02.xlsx", said)
        self.assertIn("1. Tổ truyền thông: B7", said)

    def take(self, browser, unit, action, reason=""):
        """Looks at what a step would do, then takes it."""
        browser.open(f"/review?unit={unit}&period=2023")
        browser.fill("/review/plan", unit=unit, action=action, reason=reason).submit("/review/plan")
        plan = browser.text
        browser.submit("/review/take")
        return plan

    def test_3_reports_are_confirmed_returned_and_approved(self):
        self.assertIn("22210-01", self.take(self.lan, COMMUNE, "confirm"))
        self.assertIn("22210-02", self.take(self.hoa, "22210-02@2024", "return", "Thiếu quyết định"))
        self.assertIn("1 trên 2 thôn", self.figure(self.hoa))
        home = self.lan.open("/").text
        self.assertIn("22210-02", home, "who sent it does not see that it came back")
        self.assertIn("Thiếu quyết định", home)
        self.hoa.open(f"/review?unit={COMMUNE}&period=2023").submit("/review/undo")
        self.assertIn("2 trên 2 thôn", self.figure(self.hoa))
        self.take(self.hoa, COMMUNE, "approve")
        rows = [row.text for row in self.hoa.open(f"/review?unit={COMMUNE}&period=2023").all("main table tr")]
        self.assertEqual(sum("đã duyệt" in row for row in rows), 2, rows)

    def test_4_a_commune_is_carried_into_the_units_of_today(self):
        centre = self.centre.open(f"/villages?unit={COMMUNE}")
        centre.fill("/villages/carry", reason="Sáp nhập").submit("/villages/carry", "[name='do'][value='try']")
        self.assertIn("22210-01 Buôn mẫu 1 → 22237", centre.text)
        centre.open(f"/villages?unit={COMMUNE}")
        centre.fill("/villages/carry", reason="Sáp nhập").submit("/villages/carry", "[name='do'][value='carry']")
        self.assertIn("22210-01 Buôn mẫu 1 → 22237-01", centre.text)
        self.assertIn("22237-02", centre.open("/villages?unit=22237@2025").text)

    def test_5_an_export_is_made_and_verified(self):
        centre = self.centre.open("/export")
        centre.fill("/export", unit="54@2024", period="2023@calendar", format="donor", audience="partner",
                    recipient="UN Women", language="en")
        centre.find("main form[action='/export'] button").click()
        with zipfile.ZipFile(centre.downloaded("-donor.zip")) as archive:
            archive.extractall(self.office.folder)
            names = archive.namelist()
        file = self.office.folder / next(name for name in names if name.endswith(".xlsx"))
        centre.open("/verify").fill("/verify", files=str(file)).submit("/verify")
        self.assertIn("Tệp còn nguyên", centre.text)
        broken = self.office.folder / "broken.xlsx"
        with zipfile.ZipFile(file) as whole, zipfile.ZipFile(broken, "w", zipfile.ZIP_DEFLATED) as changed:
            for part in whole.namelist():
                text = whole.read(part)
                if part == "xl/worksheets/sheet2.xml":
                    text = text.replace(b"<v>52</v>", b"<v>62</v>")
                    self.assertNotEqual(text, whole.read(part), "there is no figure to change")
                changed.writestr(part, text)
        centre.open("/verify").fill("/verify", files=str(broken)).submit("/verify")
        self.assertNotIn("Tệp còn nguyên", centre.text)

    def test_6_what_a_role_may_not_is_refused(self):
        for path in ("/people", "/see?unit=22084@2024&period=2023", "/people/journal"):
            self.assertTrue(self.lan.open(path).all(".refused"), path)
        donor = self.office.browser()
        donor.choose_password(self.centre.invite("Donor", "donor", "54@2024"), "donor")
        links = {link.get_attribute("href").removeprefix(donor.address) for link in donor.all("nav a")}
        self.assertFalse({"/check", "/log", "/people"} & links, links)
        for path in ("/check", "/log", "/people", FIGURE):
            self.assertTrue(donor.open(path).all(".refused"), path)

    def test_7_a_person_is_suspended_and_is_out_at_once(self):
        self.lan.open("/account")
        self.centre.open("/people").find("main a[href^='/people/']").click()
        for link in [a.get_attribute("href") for a in self.centre.open("/people").all("main a[href*='/people/']")]:
            if "Nguyễn Thị Lan" in self.centre.open(link).text:
                break
        form = f"{self.centre.path}/suspend"
        self.centre.submit(form)
        self.assertTrue(self.lan.open("/log").path.startswith("/sign-in"))

    def tearDown(self):
        for browser in self.office.browsers:
            # The pages of refusals answer with their status, which a console tells as a fault of the network.
            complaints = [error for error in browser.errors() if "status of 4" not in error]
            self.assertEqual(complaints, [])


if __name__ == "__main__":
    unittest.main()

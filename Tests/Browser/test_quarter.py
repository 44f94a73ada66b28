"""A quarter of a commune in real browsers: a phone, a desk at the province, the centre."""
import shutil
import unittest
import zipfile

from office import DESKTOP, PHONE, ROOT, Office, dialogue, own_table

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

    def check(self, browser, field, *paths):
        """Uploads files or a folder and gives the path of the result."""
        browser.open("/check").fill("/check", **{field: "\n".join(map(str, paths))}).submit("/check")
        browser.until(lambda: not browser.all("[data-working]"), "the check does not end")
        return browser.path.split("?")[0]

    def answer(self, browser, result, header, column):
        """Says which column of the form a header is."""
        field = browser.find(f"select[aria-label$=' {header}']").get_attribute("name")
        browser.fill(f"{result}/layout", **{field: column}).submit(f"{result}/layout")

    def test_2_a_folder_is_checked_mended_answered_and_sent(self):
        lan = self.lan
        self.assertIn("1 trên 2 thôn", self.figure(lan))
        lan.open(f"/villages?unit={COMMUNE}").fill("/villages/add", name="Buôn Mới").submit("/villages/add")
        folder = self.office.folder / "gửi lên"
        folder.mkdir()
        for name in ("22210-02.xlsx", "22084-01.xlsx"):
            shutil.copy(REPORTS / name, folder)
        own_table(folder / "to-truyen-thong.xlsx", "Buôn Mới")
        result = self.check(lan, "folder", folder)
        self.assertIn("I7", lan.text)
        self.assertIn("22084-01.xlsx", lan.text, "the report of another commune is not refused by name")
        lan.find(f"main a[href='{result}/copies']").click()
        self.assertGreater(lan.downloaded(".zip").stat().st_size, 1_000)
        lan.find(".message summary").click()
        message = lan.find(".message textarea").get_attribute("value")
        self.assertIn("Kính gửi Buôn mẫu 2 (22210-02)", message)
        self.assertIn("I7", message)
        lan.find(".message button").click()
        lan.until(lambda: "Đã chép" in lan.find(".message [role=status]").text, "the message is not copied")
        # What is proposed is carried out in a copy, and said.
        lan.submit(f"{result}/repair", "button.second")
        self.assertIn("ô I7: 3 → 1", lan.text)
        # A day that was typed as a text is certain: all such places at once.
        lan.submit(f"{result}/repair")
        self.assertIn("ô D4: 28/8/2022 → 28/08/2022", lan.text)
        self.assertEqual(lan.all("[name=proposal]"), [])
        # What is this column?
        self.assertIn("Quân số", lan.text)
        self.answer(lan, result, "Quân số", "communication_team.members")
        chosen = lan.find("select[aria-label$=' Quân số'] option[selected]").get_attribute("value")
        self.assertEqual(chosen, "communication_team.members")
        lan.fill(f"{result}/accept", reason="Đã hỏi thôn").submit(f"{result}/accept")
        self.assertIn("Đã hỏi thôn", lan.text)
        self.assertEqual(lan.all(".file.held, .file.rejected"), [])
        lan.submit(f"{result}/send")
        lan.until(lambda: not lan.all("[data-working]"), "the files are not stored")
        said = self.figure(lan)
        self.assertIn("3 trên 3 thôn", said)
        # Down to the cells of the files as they were sent and mended.
        for place in ("22210-02.xlsx", "1. Tổ truyền thông: B7", "to-truyen-thong.xlsx", "Biểu: A4"):
            self.assertIn(place, said)

    def test_2_what_is_of_others_is_answered_by_nobody(self):
        table = own_table(self.office.folder / "khong-ro.xlsx", title="TỔ TRUYỀN THÔNG CỘNG ĐỒNG")
        hoa = self.hoa
        # A table of another province, which its title names.
        elsewhere = own_table(self.office.folder / "noi-khac.xlsx", title="TỔ TRUYỀN THÔNG XÃ 22327 NĂM 2023")
        self.check(hoa, "files", elsewhere)
        self.assertIn("noi-khac.xlsx", hoa.text)
        self.assertNotIn("Quân số", hoa.text)
        result = self.check(hoa, "files", table)
        self.assertEqual(hoa.all(f"form[action='{result}/accept']"), [])
        hoa.fill(f"{result}/layout", unit="22327@2024", period="2023").submit(f"{result}/layout")
        self.assertTrue(hoa.all(".refused"), hoa.text)
        hoa.open(result)
        self.assertNotIn("22327", hoa.text)

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
        self.assertIn("2 trên 3 thôn", self.figure(self.hoa))
        home = self.lan.open("/").text
        self.assertIn("22210-02", home, "who sent it does not see that it came back")
        self.assertIn("Thiếu quyết định", home)
        self.hoa.open(f"/review?unit={COMMUNE}&period=2023").submit("/review/undo")
        self.assertIn("3 trên 3 thôn", self.figure(self.hoa))
        self.take(self.hoa, COMMUNE, "approve")
        rows = [row.text for row in self.hoa.open(f"/review?unit={COMMUNE}&period=2023").all("main table tr")]
        self.assertEqual(sum("đã duyệt" in row for row in rows), 3, rows)

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
        for form in ("layout", "accept", "repair", "unrepair", "send"):
            self.assertEqual(self.sent(donor.open("/account"), f"/check/1/{form}"), 403, form)

    def sent(self, browser, path):
        """The status of the answer to a form that no page of the person has."""
        return browser.driver.execute_async_script(
            "const [path, done] = arguments;"
            "const body = new URLSearchParams({token: document.querySelector('[name=token]').value});"
            "fetch(path, {method: 'POST', body}).then((answer) => done(answer.status), () => done(0))", path)

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

"""Every page, on a phone and on a desk, in both languages: nothing that axe calls serious, nothing wider than the screen."""
import unittest

from axe_core_python.selenium import Axe

from office import DESKTOP, PHONE, ROOT, Office, own_table

REPORT = ROOT / "templates/samples/phu-yen-2023/reports/22168-02.xlsx"
PLACE = "unit=54@2024&period=2024"
PAGES = [
    "/", "/log", "/log/new/policy_dialogue", "/log/new/communication_team", f"/see?{PLACE}&by=district",
    f"/see/explain?{PLACE}&indicator=D8.1.1", f"/see/trend?{PLACE}", f"/see/dashboard?{PLACE}", "/check",
    f"/review?{PLACE}", "/villages?unit=54@2024", "/villages?unit=22210@2024", "/villages/one?unit=22210-01@2024",
    "/export", "/verify", "/people", "/people/1", "/people/journal", "/account", "/nowhere",
]


class PageTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.office = Office()
        cls.addClassCleanup(cls.office.close)
        cls.centre = cls.office.founder()

    def judge(self, browser, page, language):
        for size in (PHONE, DESKTOP):
            browser.resize(size)
            with self.subTest(page=page, language=language, width=size[0]):
                wide = browser.driver.execute_script(
                    "return document.documentElement.scrollWidth - document.documentElement.clientWidth")
                self.assertLessEqual(wide, 0, "the page is wider than the screen")
                found = [
                    f"{rule['id']}: {rule['help']}: {rule['nodes'][0]['html'][:200]}"
                    for rule in Axe().run(browser.driver)["violations"] if rule["impact"] in ("serious", "critical")]
                self.assertEqual(found, [])
                self.assertEqual(browser.find("html").get_attribute("lang"), language)

    def test_pages_of_who_is_signed_in(self):
        for language in ("vi", "en"):
            self.centre.speak(language)
            for page in PAGES:
                self.judge(self.centre.open(page), page, language)
            table = own_table(self.office.folder / "to-truyen-thong.xlsx", "Buôn mẫu 1")
            self.centre.open("/check").fill("/check", files=f"{REPORT}\n{table}").submit("/check")
            for details in self.centre.all("main details"):
                self.centre.driver.execute_script("arguments[0].open = true", details)
            self.judge(self.centre, "a result of a check", language)
            self.centre.submit(f"{self.centre.path}/repair", "button.second")
            self.judge(self.centre, "a result with a repair", language)

    def test_pages_of_who_is_not(self):
        nobody = self.office.browser()
        self.judge(nobody.open("/sign-in"), "/sign-in", "vi")
        link = self.centre.invite("Lan", "commune", "22210@2024")
        self.judge(nobody.open(link), "an invitation", "vi")


if __name__ == "__main__":
    unittest.main()

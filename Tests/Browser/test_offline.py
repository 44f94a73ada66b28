"""Writing without a network: the server is really away, the entries wait on the phone and are sent when it is back."""
import unittest

from selenium.webdriver.common.alert import Alert

from office import PHONE, Office, dialogue

COMMUNE = "22210@2024"
FORM = "/log/new/policy_dialogue"


class OfflineTests(unittest.TestCase):
    def setUp(self):
        self.office = Office()
        self.addCleanup(self.office.close)
        self.centre = self.office.founder()
        self.lan = self.office.browser(PHONE)
        self.lan.choose_password(self.centre.invite("Nguyễn Thị Lan", "commune", COMMUNE), "lan")

    def write(self, topic, form=FORM, **changed):
        self.lan.fill(form, **dialogue(COMMUNE, topic, **changed))
        self.lan.find(f"main form[action='{form}'] button").click()

    def waiting(self):
        # All at once: the page shows them anew meanwhile.
        return self.lan.driver.execute_script(
            "return [...document.querySelectorAll('[data-waiting] li')].map((row) => row.innerText)")

    def topics(self):
        text = self.centre.open("/log").text
        return {topic: text.count(topic) for topic in ("Đất ở", "Nước sạch", "Đường đi", "Trường học")}

    def test_entries_wait_without_a_network_and_are_sent_once(self):
        lan = self.lan
        lan.open("/log")
        lan.until(lan.is_ready_to_leave, "the pages are not on the device")
        lan.open(FORM)
        self.write("Đất ở")
        lan.until(lambda: "Đất ở" in lan.text and lan.all("main table"), "the first was not taken")

        self.office.stop()
        lan.open(FORM)
        for count, topic in enumerate(("Nước sạch", "Đường đi", "Trường học"), start=1):
            self.write(topic)
            lan.until(lambda: len(self.waiting()) == count, f"{topic} does not wait")
        self.assertIn("Không có mạng", lan.open("/see?unit=22210").text)
        # A closed tab loses nothing.
        lan.open("/log")
        lan.until(lambda: len(self.waiting()) == 3, "what waited is gone")

        self.office.start()
        lan.open("/log")
        lan.until(lambda: not self.waiting(), "what waited was not sent")
        self.assertEqual(self.topics(), {"Đất ở": 1, "Nước sạch": 1, "Đường đi": 1, "Trường học": 1})
        lan.open("/log")
        self.assertEqual(self.topics()["Đường đi"], 1)

    def test_what_is_not_taken_stands_beside_what_is_there(self):
        lan = self.lan
        lan.open("/log")
        lan.until(lan.is_ready_to_leave, "the pages are not on the device")
        self.office.stop()
        lan.open(FORM)
        self.write("Đất ở", **{"answer-women": "25"})
        lan.until(lambda: len(self.waiting()) == 1, "it does not wait")
        self.office.start()
        lan.open("/log")
        lan.until(lambda: lan.all("[data-waiting] .refused"), "nothing is said of what was not taken")
        lan.find(f"[data-waiting] a[href^='{FORM}']").click()
        field = f"main form[action='{FORM}'] [name='answer-topic']"
        lan.until(lambda: lan.all(field) and lan.find(field).get_attribute("value") == "Đất ở", "the form is empty")
        lan.fill(FORM, **{"answer-women": "20"})
        lan.find(f"main form[action='{FORM}'] button").click()
        lan.until(lambda: lan.all("main table"), "it was not taken")
        lan.open("/log")
        self.assertEqual(self.waiting(), [])
        self.assertEqual(self.topics()["Đất ở"], 1)

    def test_signing_out_asks_and_leaves_nothing(self):
        lan = self.lan
        lan.open("/log")
        lan.until(lan.is_ready_to_leave, "the pages are not on the device")
        self.office.stop()
        lan.open(FORM)
        self.write("Đất ở")
        lan.until(lambda: len(self.waiting()) == 1, "it does not wait")
        lan.find("form[action='/sign-out'] button").click()
        lan.until(lambda: self.alert() is not None, "nobody asked")
        self.alert().dismiss()
        self.assertEqual(len(self.waiting()), 1)
        self.office.start()
        lan.find("form[action='/sign-out'] button").click()
        lan.until(lambda: self.alert() is not None, "nobody asked")
        self.alert().accept()
        lan.until(lambda: lan.path.startswith("/sign-in"), "nobody was signed out")
        lan.sign_in("lan").open("/log")
        self.assertEqual(self.waiting(), [])
        self.assertEqual(self.topics()["Đất ở"], 0)

    def alert(self):
        try:
            alert = Alert(self.lan.driver)
            alert.text
            return alert
        except Exception:  # there is none yet
            return None


if __name__ == "__main__":
    unittest.main()

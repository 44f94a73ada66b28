#!/usr/bin/env python3
"""Runs the printed corpus of expressions: formulas in LibreOffice, XPath in libxml2.

Every printed form must give what Tests/P8ExpressionsTests/Corpus says the expression gives. What a printer
refused is counted and listed by reason. Exit code 1 where anything differs.

Usage: scripts/check-printers.py      (needs openpyxl, soffice and libxml2)
"""
import collections
import ctypes
import ctypes.util
import datetime
import pathlib
import re
import subprocess
import sys
import tempfile

import openpyxl

CORPUS = pathlib.Path(__file__).resolve().parent.parent / "Tests/P8ExpressionsTests/Corpus"
COLUMNS = "a b c p q t m v x y d e f g h s u k".split()
DATES, TRUTHS, TEXTS = set("de"), set("fgh"), set("xysuk")
FACTS = {"period.from": "2023-01-01", "period.to": "2023-12-31",
         "programme.from": "2021-01-01", "programme.to": "2025-12-31"}

# What a target computes otherwise, and why. Told, not counted as a fault; docs/expressions.md lists the same.
KNOWN_DIFFERENCES = {
    ("libxml2", "a + b = c", "a=0.1; b=0.2; c=0.3"): "XPath computes in binary fractions",
}


def table(name):
    for number, line in enumerate((CORPUS / name).read_text(encoding="utf-8").split("\n"), 1):
        if line and not line.startswith("#"):
            yield number, line.split("\t")


def bindings(text):
    pairs = (piece.strip(" ").split("=", 1) for piece in text.split(";") if "=" in piece)
    return {name: value for name, value in pairs if value != ""}


def typed(name, text):
    if name in DATES:
        return datetime.date.fromisoformat(text)
    if name in TRUTHS:
        return text == "true"
    if name in TEXTS:
        return text
    return float(text) if "." in text else int(text)


def workbook(cases, printed):
    book = openpyxl.Workbook()
    values = book.active
    values.title = "V"
    report = book.create_sheet("R")
    results = {name: book.create_sheet(sheet) for name, sheet in (("values.tsv", "FV"), ("sections.tsv", "FR"))}
    for (name, line), case in cases.items():
        if name == "values.tsv":
            for key, text in bindings(case[1]).items():
                values.cell(line, COLUMNS.index(key) + 1, typed(key, text))
        formula = printed[name, line][0]
        if not formula.startswith("refused: "):
            results[name].cell(line, 1, "=" + formula)
    day = datetime.date.fromisoformat
    teams = [("new", 10, 6, day("2023-05-05")), ("consolidated", 8, 8, day("2022-01-01")),
             ("maintained", 7, None, day("2021-01-05")), ("paused", 5, 5, day("2021-02-01")),
             ("dissolved", None, 0, day("2020-01-01"))]
    for row, team in enumerate(teams, 1):
        for column, value in enumerate(team, 1):
            report.cell(row, column, value)
    for row, stated in ((21, ("team", 2, 4)), (22, ("club", 0, None))):
        for column, value in enumerate(stated, 1):
            report.cell(row, column, value)
    for row, value in ((1, day(FACTS["period.from"])), (2, day(FACTS["period.to"])),
                       (3, day(FACTS["programme.from"])), (4, day(FACTS["programme.to"])),
                       (6, 63), (8, 100), (9, 2)):
        report.cell(row, 8, value)
    return book


def shown(value):
    """A cell's value as the corpus writes it."""
    if value is None or value == "":
        return "unknown"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, (int, float)):
        return value
    return str(value)


def same(found, expected):
    if isinstance(found, (int, float)) and not isinstance(found, bool):
        if re.fullmatch(r"\d{4}-\d\d-\d\d", expected):
            return found == (datetime.date.fromisoformat(expected) - datetime.date(1899, 12, 30)).days
        try:
            number = float(expected)
        except ValueError:
            return False
        return abs(found - number) <= 1e-9 * max(1, abs(number))
    return found == expected


def run_formulas(cases, printed):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "corpus.xlsx"
        workbook(cases, printed).save(path)
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
             "--outdir", f"{folder}/out", str(path)], check=True, capture_output=True)
        book = openpyxl.load_workbook(f"{folder}/out/corpus.xlsx", data_only=True)
        return {
            (name, line): shown(book["FV" if name == "values.tsv" else "FR"].cell(line, 1).value)
            for name, line in cases
        }


class XPath:
    """Just enough of libxml2 to evaluate an expression over a small document."""

    def __init__(self):
        self.library = ctypes.CDLL(ctypes.util.find_library("xml2"))
        for name in ("xmlReadMemory", "xmlXPathNewContext", "xmlXPathEvalExpression", "xmlDocGetRootElement"):
            getattr(self.library, name).restype = ctypes.c_void_p
        self.library.xmlXPathCastToString.restype = ctypes.c_char_p
        self.library.xmlXPathSetContextNode.argtypes = [ctypes.c_void_p, ctypes.c_void_p]

    def evaluate(self, document, expression):
        data = document.encode("utf-8")
        tree = ctypes.c_void_p(self.library.xmlReadMemory(data, len(data), b"x.xml", None, 0))
        context = ctypes.c_void_p(self.library.xmlXPathNewContext(tree))
        root = ctypes.c_void_p(self.library.xmlDocGetRootElement(tree))
        self.library.xmlXPathSetContextNode(root, context)
        result = self.library.xmlXPathEvalExpression(expression.encode("utf-8"), context)
        if not result:
            raise ValueError(f"not XPath 1.0: {expression}")
        return self.library.xmlXPathCastToString(ctypes.c_void_p(result)).decode("utf-8")


def document(values):
    known = {**FACTS, "target": "63", "previous_a": "100", "report.date": "", "nothing": "", **values}
    names = list(COLUMNS) + [name for name in known if name not in COLUMNS]
    escape = lambda text: text.replace("&", "&amp;").replace("<", "&lt;")
    return "<r>" + "".join(f"<{name}>{escape(known.get(name, ''))}</{name}>" for name in names) + "</r>"


def run_xpath(cases, printed):
    xpath = XPath()
    found = {}
    for (name, line), case in cases.items():
        _, known, value = printed[name, line]
        if known.startswith("refused: ") or value.startswith("refused: "):
            found[name, line] = None
            continue
        tree = document(bindings(case[1]))
        if xpath.evaluate(tree, known) != "true":
            found[name, line] = "unknown"
            continue
        text = xpath.evaluate(tree, value)
        try:
            found[name, line] = float(text) if text != "NaN" else text
        except ValueError:
            found[name, line] = text
        if case[2] not in ("true", "false") and isinstance(found[name, line], float) and not same(found[name, line], case[2]):
            found[name, line] = text
    return found


def report(title, cases, found, refused):
    differing = 0
    judged = 0
    for key, case in cases.items():
        if key in refused:
            continue
        judged += 1
        known = KNOWN_DIFFERENCES.get((title, case[0], case[1]))
        if known and not same(found[key], case[2]):
            print(f"  {title} {case[0]} | {case[1]}: {known}")
        elif not same(found[key], case[2]):
            differing += 1
            print(f"  {title} {key[0]}:{key[1]} {case[0]} | {case[1]}: expected {case[2]}, got {found[key]}")
    print(f"{title}: {judged} cases, {differing} differ, {len(refused)} refused")
    for reason, count in collections.Counter(refused.values()).most_common():
        print(f"  refused {count}: {reason}")
    return differing


def main():
    cases = {(name, line): cells for name in ("values.tsv", "sections.tsv") for line, cells in table(name)}
    printed = {(cells[0], int(cells[1])): cells[2:] for _, cells in table("printed.tsv")}
    if set(cases) != set(printed):
        sys.exit("printed.tsv is out of date: run PrintedCorpusTests with RECORD_GOLDEN=1")
    strip = lambda text: text.removeprefix("refused: ")
    formulas = {key: strip(texts[0]) for key, texts in printed.items() if texts[0].startswith("refused: ")}
    paths = {
        key: strip(next(text for text in texts[1:] if text.startswith("refused: ")))
        for key, texts in printed.items() if any(text.startswith("refused: ") for text in texts[1:])
    }
    differing = report("LibreOffice", cases, run_formulas(cases, printed), formulas)
    differing += report("libxml2", cases, run_xpath(cases, printed), paths)
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())

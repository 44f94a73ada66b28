#!/usr/bin/env python3
"""Fills a blank village report in the ways that people and programs do, for the tests of reading forms.

    p8 form village-report --unit 22219 --village "Buôn Bai" --period 2023 -o blank.xlsx
    python3 scripts/fill-forms.py blank.xlsx Tests/Workbooks/forms

Needs openpyxl, and LibreOffice (soffice) for the file that it saves again. Every file holds the same values.
"""

import datetime
import pathlib
import shutil
import subprocess
import sys
import tempfile

import openpyxl

DAY = datetime.date

# What is filled in: for each section its rows, by column id.
ROWS = {
    "communication_team": [
        {"name": "Tổ truyền thông Buôn Bai", "status": "Thành lập mới", "decision_number": "05/QĐ-UBND",
         "decision_date": DAY(2023, 3, 15), "members": 12, "women": 8, "men": 4, "ethnic_minority": 10,
         "activities": 9},
        {"name": "Tổ truyền thông Buôn Học", "status": "Duy trì", "decision_number": "12/QĐ-UBND",
         "decision_date": "20/11/2022", "members": "10", "women": 6, "men": 4, "ethnic_minority": 0,
         "activities": 12, "note": "=không phải công thức"},
        {"name": "Tổ truyền thông Buôn Thung", "status": "TL mới", "decision_number": "07/QĐ-UBND",
         "decision_date": DAY(2023, 7, 1), "members": "trên 10", "women": 6, "men": 5},
    ],
    "policy_dialogue": [
        {"held_on": DAY(2023, 8, 18), "level": "Cấp xã", "topic": "Bình đẳng giới", "participants": 86,
         "women": 58, "men": 28, "ethnic_minority": 61, "opinions": 14, "answered": 11, "transferred": 3,
         "pending": 0},
    ],
    "money": {"central": {"allocated": 120.5, "disbursed": 0.1 + 0.2}, "local": {"allocated": 30, "disbursed": 30}},
    "stated_figures": {"communication_team": {"opening": 1, "new": 2, "closing": 3}},
}


def sheet_of(book, section):
    """The sheet of a section, by its defined name."""
    name, _ = next(book.defined_names["p8_section_" + section].destinations)
    return book[name]


def columns_of(sheet):
    return {cell.value: cell.column for cell in sheet[1] if cell.value}


def fill(book):
    for section, rows in ROWS.items():
        sheet = sheet_of(book, section)
        columns = columns_of(sheet)
        first = next(row for row in range(2, 40) if sheet.cell(row, 1).value == 1)
        if isinstance(rows, dict):
            labels = {"central": 0, "local": 1, "communication_team": 0}
            rows = [(labels[key], values) for key, values in rows.items()]
        else:
            rows = list(enumerate(rows))
        for offset, values in rows:
            for column, value in values.items():
                cell = sheet.cell(first + offset, columns[column])
                cell.value = value
                if isinstance(value, str) and value.startswith("="):
                    cell.data_type = "s"
    return book


def moved(book):
    """Sheets renamed and reordered, a row put on top, rows inserted, two columns changed about."""
    names = {"communication_team": "Bảng 1", "policy_dialogue": "Đối thoại", "stated_figures": "Tong hop"}
    for section, title in names.items():
        sheet_of(book, section).title = title
    # openpyxl leaves the defined names as they were: they now point at sheets that are no more.
    book._sheets.reverse()
    sheet = book["Bảng 1"]
    for merged in list(sheet.merged_cells.ranges):
        if merged.min_row >= 7:
            sheet.unmerge_cells(str(merged))
    members, women = columns_of(sheet)["members"], columns_of(sheet)["women"]
    for row in range(1, 20):
        one, other = sheet.cell(row, members), sheet.cell(row, women)
        if type(one).__name__ == "Cell" and type(other).__name__ == "Cell":
            one.value, other.value = other.value, one.value
    sheet.insert_rows(8, 2)
    sheet.insert_rows(1)
    return book


def without_ids(book):
    """As if the tables had been copied into a new workbook: no stamp, no names, no ids, other headers."""
    for name in list(book.defined_names):
        del book.defined_names[name]
    for name in ("p8", "p8_lists"):
        del book[name]
    for sheet in book.worksheets[1:]:
        for cell in sheet[1]:
            cell.value = None
        sheet.title = "Sheet" + str(book.worksheets.index(sheet))
        sheet.data_validations.dataValidation = []
        for row in sheet.iter_rows(min_row=4, max_row=6):
            for cell in row:
                if cell.value == "Tên tổ (*)":
                    cell.value = "TÊN TỔ TRUYỀN THÔNG"
                if cell.value == "DTTS (*)":
                    cell.value = "Người DTTS"
    return book


def main(blank, folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    fill(openpyxl.load_workbook(blank)).save(folder / "village-openpyxl.xlsx")
    moved(fill(openpyxl.load_workbook(blank))).save(folder / "village-moved.xlsx")
    without_ids(fill(openpyxl.load_workbook(blank))).save(folder / "village-without-ids.xlsx")

    with tempfile.TemporaryDirectory() as work:
        shutil.copy(folder / "village-openpyxl.xlsx", pathlib.Path(work) / "village-libreoffice.xlsx")
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", "--convert-to", "xlsx",
             "--outdir", f"{work}/out", f"{work}/village-libreoffice.xlsx"],
            check=True, stdout=subprocess.DEVNULL)
        shutil.copy(pathlib.Path(work) / "out" / "village-libreoffice.xlsx", folder)

    formulas = openpyxl.load_workbook(blank)
    sheet = sheet_of(formulas, "communication_team")
    sheet["B7"], sheet["G7"] = "Tổ có công thức", "=5+3"
    formulas.save(folder / "village-formula.xlsx")

    other = openpyxl.Workbook()
    other.active.append(["Ngày", "Diễn giải", "Số tiền"])
    other.active.append(["01/02/2023", "Mua văn phòng phẩm", 250000])
    other.save(folder / "other-form.xlsx")
    openpyxl.Workbook().save(folder / "nothing.xlsx")


if __name__ == "__main__":
    main(*sys.argv[1:3])

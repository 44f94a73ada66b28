#!/usr/bin/env python3
"""make-workbooks.py DIR: makes the workbooks under Tests/Workbooks with real programs.

One survey, written by openpyxl, by XlsxWriter, and by LibreOffice (from XlsxWriter's file).
Needs the Python packages openpyxl and XlsxWriter, and `soffice` on the PATH.
"""
import datetime
import os
import subprocess
import sys
import tempfile

ROWS = [
    ["Thôn/bản", "Mã", "Số hộ", "Tỷ lệ", "Ngày", "Giờ", "Kéo dài", "Đạt", "Lúc"],
    ["Bản Nà Phặc", "007", 52, 0.125, datetime.date(2026, 3, 5), datetime.time(14, 30), datetime.timedelta(hours=36, minutes=15), True,
     datetime.datetime(2026, 3, 5, 7, 45, 30)],
    ["Thôn Lũng Cú & “Mới”", "0100", 1234567, 0.995, datetime.date(1900, 2, 28), datetime.time(0, 0, 1), datetime.timedelta(minutes=90), False,
     datetime.datetime(2025, 12, 31, 23, 59, 59)],
    ["Xóm <Đồng>\nQuang", "A_x0041_", -3.5, 0, datetime.date(1900, 3, 1), datetime.time(23, 59, 59), datetime.timedelta(hours=100), True,
     datetime.datetime(2000, 1, 1, 0, 0, 0)],
]
FORMATS = {2: "#,##0", 3: "0.0%", 4: "dd/mm/yyyy", 5: "hh:mm", 6: "[h]:mm", 8: "dd/mm/yyyy hh:mm:ss"}


def by_openpyxl(path):
    import openpyxl
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont
    from openpyxl.comments import Comment
    from openpyxl.styles import Font, PatternFill
    from openpyxl.workbook.defined_name import DefinedName
    from openpyxl.worksheet.datavalidation import DataValidation
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Khảo sát"
    for row in ROWS:
        sheet.append(row)
    for row in sheet.iter_rows(min_row=2, max_row=4):
        for cell in row:
            if cell.column - 1 in FORMATS:
                cell.number_format = FORMATS[cell.column - 1]
    for cell in sheet[1]:
        cell.font = Font(name="Times New Roman", bold=True)
        cell.fill = PatternFill("solid", fgColor="FFF2CC")
    sheet["A6"] = "Tổng"
    sheet["C6"] = "=SUM(C2:C4)"
    sheet["D6"] = "#DIV/0!"
    sheet["D6"].data_type = "e"
    sheet["B7"] = 7
    sheet["B7"].number_format = "000"
    sheet["A8"] = CellRichText("Ghi chú ", TextBlock(InlineFont(rFont=".VnTime", b=True), "đậm"))
    sheet.merge_cells("A10:C10")
    sheet["A10"] = "Gộp ô"
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["G"].hidden = True
    sheet["A2"].comment = Comment("Kiểm tra lại", "Cán bộ xã")
    rule = DataValidation(type="list", formula1='"Có,Không,Không rõ"', allow_blank=True)
    rule.add("H2:H4")
    sheet.add_data_validation(rule)
    rule = DataValidation(type="list", formula1="'Danh mục'!$A$1:$A$2")
    rule.add("A2:A4")
    sheet.add_data_validation(rule)
    lists = book.create_sheet("Danh mục")
    lists["A1"] = "một"
    lists["A2"] = "hai"
    lists.sheet_state = "hidden"
    book.defined_names["p8.section"] = DefinedName("p8.section", attr_text="'Khảo sát'!$A$2")
    book.properties.title = "Khảo sát thôn"
    book.properties.creator = "Project8"
    book.save(path)


def by_xlsxwriter(path):
    import xlsxwriter
    book = xlsxwriter.Workbook(path)
    book.set_properties({"title": "Khảo sát thôn", "author": "Project8", "created": datetime.datetime(2026, 1, 1)})
    book.set_custom_property("p8.form", "village-report")
    sheet = book.add_worksheet("Khảo sát")
    head = book.add_format({"bold": True, "font_name": "Times New Roman", "bg_color": "#FFF2CC"})
    formats = {c: book.add_format({"num_format": f}) for c, f in FORMATS.items()}
    sheet.write_row(0, 0, ROWS[0], head)
    for r, row in enumerate(ROWS[1:], 1):
        for c, value in enumerate(row):
            if isinstance(value, bool):
                sheet.write_boolean(r, c, value)
            elif isinstance(value, str):
                sheet.write_string(r, c, value)
            elif isinstance(value, (int, float)):
                sheet.write_number(r, c, value, formats.get(c))
            else:
                sheet.write_datetime(r, c, value, formats.get(c))
    sheet.write_string("A6", "Tổng")
    sheet.write_formula("C6", "=SUM(C2:C4)", None, 1234615.5)
    sheet.write_formula("D6", "=1/0", None, "#DIV/0!")
    sheet.write_number("B7", 7, book.add_format({"num_format": "000"}))
    sheet.write_rich_string("A8", "Ghi chú ", book.add_format({"bold": True, "font_name": ".VnTime"}), "đậm")
    sheet.merge_range("A10:C10", "Gộp ô")
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.set_column("G:G", None, None, {"hidden": True})
    sheet.write_comment("A2", "Kiểm tra lại", {"author": "Cán bộ xã"})
    sheet.data_validation("H2:H4", {"validate": "list", "source": ["Có", "Không", "Không rõ"]})
    sheet.data_validation("A2:A4", {"validate": "list", "source": "='Danh mục'!$A$1:$A$2"})
    lists = book.add_worksheet("Danh mục")
    lists.write("A1", "một")
    lists.write("A2", "hai")
    lists.hide()
    book.define_name("p8.section", "='Khảo sát'!$A$2")
    book.close()


def main():
    out = sys.argv[1]
    os.makedirs(out, exist_ok=True)
    by_openpyxl(os.path.join(out, "survey-openpyxl.xlsx"))
    made = os.path.join(out, "survey-xlsxwriter.xlsx")
    by_xlsxwriter(made)
    with tempfile.TemporaryDirectory() as folder:
        for extension, name in (("xlsx", "survey-libreoffice.xlsx"), ("xls", "survey-old.xls"), ("ods", "survey.ods")):
            subprocess.run(["soffice", "-env:UserInstallation=file://" + os.path.join(folder, "profile"), "--headless",
                            "--convert-to", extension, "--outdir", folder, made], check=True, stdout=subprocess.DEVNULL)
            os.replace(os.path.join(folder, "survey-xlsxwriter." + extension), os.path.join(out, name))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""make-old-workbooks.py: makes the Excel 97-2003 workbooks under Tests/Workbooks/excel97 and what should be read of them.

`numbers.xls`, `texts.xls` and `from1904.xls` are written by xlwt, the others by LibreOffice from their .xlsx twins in
Tests/Workbooks. The .tsv beside each holds its cells as xlrd reads them. `make-old-workbooks.py compare LISTER FILE ...`
compares what LISTER prints of any files (BinaryListing) with xlrd.
Needs the Python packages xlrd and xlwt, and `soffice` on the PATH.
"""
import pathlib
import random
import subprocess
import sys

import xlrd

TOP = pathlib.Path(__file__).resolve().parent.parent / "Tests" / "Workbooks"
FOLDER = TOP / "excel97"
# The form from the file of openpyxl, which has no results: LibreOffice works them out for both its copies.
TWINS = ["survey-libreoffice.xlsx", "forms/village-openpyxl.xlsx", "forms/other-form.xlsx"]
# The formats that programs know by number and show by country.
OF_COUNTRY = {5, 6, 7, 8, 14, 22, 37, 38, 39, 40, 41, 42, 43, 44, 47}
WORDS = "Thôn Bản Nà Phặc – Lũng Cú đội văn nghệ “Mới” "


def save(book, name):
    book.save(str(FOLDER / name))


def numbers():
    import xlwt
    book = xlwt.Workbook(encoding="utf-8")
    sheet, hidden, very = (book.add_sheet(name) for name in ["Số", "Ẩn 2", "Rất ẩn"])
    hidden.visibility, very.visibility = 1, 2
    formats = ["General", "0", "0.00", "#,##0", "dd/mm/yyyy", "hh:mm", "[h]:mm:ss", "d-mmm-yy", "mm/yyyy", "yyyy", "0%", "@",
               '#,##0.00 "đ"', "h:mm AM/PM", "0.00E+00", '"ngày" dd']
    styles = [xlwt.easyxf(
        "font: name %s, bold %s, italic %s, struck_out %s; pattern: pattern solid, fore_colour %d; align: horiz center, wrap yes"
        % ("Arial" if i % 2 else ".VnTime", i % 2 == 0, i % 3 == 0, i % 5 == 0, 8 + 2 * i), num_format_str=code)
        for i, code in enumerate(formats)]
    values = [0, 1, -1, 0.5, 12.34, -12.34, 1e-9, 123456789, 536870911, 536870912, -536870912, -536870913, 5368709.11, 1 / 3,
              1e300, 44927, 44927.75, 60, 59, 61, 2958465, 2958466]
    for row, value in enumerate(values):
        for column, style in enumerate(styles):
            sheet.write(row, column, value, style)
        for column in range(len(styles), 30):
            sheet.write(row, column, None, styles[column % len(styles)])
    sheet.write(30, 0, True)
    sheet.write(30, 1, False)
    for column, error in enumerate(["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A!"]):
        sheet.row(31).set_cell_error(column, error)
    for row in [5, 50, 51]:
        sheet.row(row).hidden = True
    for column in [3, 200]:
        sheet.col(column).hidden = True
    sheet.write_merge(40, 42, 1, 3, "gộp")
    sheet.write_merge(40, 40, 5, 9, "x")
    hidden.write(0, 0, 5)
    very.write(65535, 255, "góc")
    save(book, "numbers.xls")


def texts():
    """Long texts, so that the shared strings go on over many records and break within letters, fonts and lengths."""
    import xlwt
    random.seed(7)
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Chuỗi dài")
    bold, slanted = xlwt.easyfont("bold true, name .VnTime"), xlwt.easyfont("italic true")
    for row in range(30):
        kind = row % 3
        text = ("x" * random.randint(0, 6000) if kind == 0 else WORDS * random.randint(1, 20) if kind == 1
                else "ascii %d " % row * random.randint(1, 90))
        sheet.write(row, row % 7, text)
        sheet.write_rich_text(row, 9, [("Đầu %d " % row, bold), (WORDS * random.randint(1, 3), slanted), "đuôi"])
    save(book, "texts.xls")


def from1904():
    import xlwt
    book = xlwt.Workbook(encoding="utf-8")
    book.dates_1904 = True
    sheet = book.add_sheet("1904")
    for row, value in enumerate([0, 1, 60, 44927.5]):
        sheet.write(row, 0, value, xlwt.easyxf(num_format_str="dd/mm/yyyy"))
    save(book, "from1904.xls")


def twins():
    for twin in TWINS:
        subprocess.run(["soffice", "--headless", "--convert-to", "xls", "--outdir", str(FOLDER), str(TOP / twin)], check=True,
                       stdout=subprocess.DEVNULL)


def letters(column):
    text = ""
    column += 1
    while column:
        text = chr(65 + (column - 1) % 26) + text
        column = (column - 1) // 26
    return text


def area(rows, columns):
    first, last = letters(columns[0]) + str(rows[0] + 1), letters(columns[1] - 1) + str(rows[1])
    return first if first == last else first + ":" + last


def escaped(text):
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def cell_line(book, sheet, row, column):
    cell = sheet.cell(row, column)
    style = book.xf_list[cell.xf_index]
    code = book.format_map[style.format_key]
    font = book.font_list[style.font_index]
    value = {1: lambda: ("s", cell.value), 2: lambda: ("n", repr(cell.value)), 3: lambda: ("n", repr(cell.value)),
             4: lambda: ("b", str(cell.value)), 5: lambda: ("e", xlrd.error_text_from_code[cell.value])}[cell.ctype]()
    words = font.name + " bold" * (font.weight >= 600) + " italic" * bool(font.italic) + " struck" * bool(font.struck_out)
    fill = style.background
    color = book.colour_map.get(fill.pattern_colour_index) if fill.fill_pattern not in (0, 17) else None
    if color:
        words += " on %02X%02X%02X" % color
    return [letters(column) + str(row + 1), *value, "" if style.format_key in OF_COUNTRY else code.format_str, words]


def lines(path):
    """What xlrd reads: cells, merged ranges, hidden rows and columns, comments, names."""
    book = xlrd.open_workbook(str(path), formatting_info=True)
    result = []
    for sheet in book.sheets():
        result.append(["#", sheet.name, ["visible", "hidden", "veryHidden"][sheet.visibility]])
        for row in range(sheet.nrows):
            result += [cell_line(book, sheet, row, column) for column in range(sheet.row_len(row))
                       if sheet.cell_type(row, column) not in (0, 6)]
        result += sorted(["merged", area(found[:2], found[2:])] for found in sheet.merged_cells)
        result += [["row", str(row + 1)] for row, info in sorted(sheet.rowinfo_map.items()) if info.hidden]
        result += [["column", str(column + 1)] for column, info in sorted(sheet.colinfo_map.items()) if info.hidden and column < 256]
        result += sorted(["comment", letters(column) + str(row + 1), note.text] for (row, column), note in sheet.cell_note_map.items())
    result += [["name", name.name] for name in book.name_obj_list if not (name.builtin or name.macro or name.name.startswith("_xl"))]
    return ["\t".join(escaped(field) for field in line).rstrip("\t") for line in result]


def plain(line):
    """A line of BinaryListing as xlrd would say it: days and times are numbers, formulas are not told."""
    fields = line.split("\t")
    if fields[0] in ("notice", "from1904") or fields[0] == "name" and fields[1].startswith("_xl"):
        return []
    if fields[0] == "columns":
        first, last = map(int, fields[1].split("-"))
        return ["column\t%d" % column for column in range(first, last + 1)]
    if fields[0] == "name":
        return ["name\t" + fields[1]]
    if fields[0] == "comment":
        return ["\t".join(["comment", fields[1]] + fields[3:])]
    if fields[0][0].isupper():
        fields = (fields + [""] * 5)[:5]
        if fields[1] in "dtn":
            fields[1:3] = ["n", repr(float(fields[2]))]
        fields[4] = fields[4].split(" (")[0]
        # xlrd has an empty text for a formula without a result.
        if fields[1] == "f":
            fields[1] = "s"
    return ["\t".join(fields).rstrip("\t")]


def compare(lister, paths):
    cells, faults = 0, 0
    for path in paths:
        wanted, made = lines(path), []
        for line in subprocess.run([lister, path], capture_output=True, text=True, check=True).stdout.split("\n"):
            made += plain(line) if line else []
        cells += sum(line[0].isupper() for line in wanted)

        def same(one, other):
            one, other = one.split("\t"), other.split("\t")
            # A format that is shown by country has no code there.
            return one == other or len(one) == 5 and not one[3] and one[:3] + one[4:] == other[:3] + other[4:]
        differences = [pair for pair in zip(sorted(wanted), sorted(made)) if not same(*pair)]
        if len(wanted) != len(made) or differences:
            faults += 1
            print(path, len(wanted), len(made), differences[:3])
    print(f"files {len(paths)}, cells {cells}, files that differ {faults}")
    return faults


if __name__ == "__main__":
    if sys.argv[1:2] == ["compare"]:
        sys.exit(1 if compare(sys.argv[2], sys.argv[3:]) else 0)
    FOLDER.mkdir(exist_ok=True)
    for make in [numbers, texts, from1904, twins]:
        make()
    # The form is compared with its twin only.
    for path in sorted(path for path in FOLDER.glob("*.xls") if path.stat().st_size < 100_000):
        path.with_suffix(".tsv").write_text("".join(line + "\n" for line in lines(path)), encoding="utf-8")

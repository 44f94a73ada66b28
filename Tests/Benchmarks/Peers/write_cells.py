#!/usr/bin/env python3
"""Writes the cells that ExportsBench lists with XlsxWriter: LIST [OUT [constant]]; without OUT it only reads them."""
import sys


def formats_of(book, fields):
    look = {
        "font_name": "Times New Roman", "bold": fields[2] == "1", "italic": fields[3] == "1",
        "font_size": float(fields[4]), "valign": "vcenter", "text_wrap": fields[6] == "1",
        "border": int(fields[7]),
    }
    if fields[5]:
        look["align"] = fields[5]
    if fields[8] == "1":
        look["bg_color"] = "#F2F2F2"
    if fields[9] != "General":
        look["num_format"] = fields[9]
    return book.add_format(look)


def main(path, out=None, constant=None):
    book = None
    if out:
        import xlsxwriter

        book = xlsxwriter.Workbook(out, {"constant_memory": bool(constant)})
    formats, sheet = {}, None
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            kind = fields[0]
            if not book:
                continue
            if kind == "F":
                formats[fields[1]] = formats_of(book, fields)
            elif kind == "S":
                sheet = book.add_worksheet(fields[1])
            elif kind == "W":
                sheet.set_column(int(fields[1]) - 1, int(fields[1]) - 1, float(fields[2]))
            elif kind == "H":
                sheet.set_row(int(fields[1]) - 1, float(fields[2]))
            elif kind == "M":
                first, left, last, right = (int(field) - 1 for field in fields[1:5])
                if not constant or first == last:
                    sheet.merge_range(first, left, last, right, "", formats[fields[5]])
            else:
                row, column, style = int(fields[1]) - 1, int(fields[2]) - 1, formats[fields[3]]
                if kind == "B":
                    sheet.write_blank(row, column, None, style)
                elif kind == "N":
                    sheet.write_number(row, column, float(fields[4]), style)
                elif kind == "T":
                    sheet.write_string(row, column, fields[4], style)
                elif kind == "X":
                    sheet.write_formula(row, column, "=" + fields[4], style, float(fields[5]))
                elif kind == "Y":
                    sheet.write_formula(row, column, "=" + fields[4], style, fields[5])
    if book:
        book.close()


if __name__ == "__main__":
    main(*sys.argv[1:])

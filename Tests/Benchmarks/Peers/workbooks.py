#!/usr/bin/env python3
"""Makes the inputs of the benchmark, and lets other libraries read and write the same cells.

workbooks.py many DIR COUNT             small village-like workbooks, written by openpyxl and XlsxWriter in turn
workbooks.py write LIBRARY OUT ROWS COLUMNS   xlsxwriter, xlsxwriter-memory, openpyxl, rust_xlsxwriter,
                                        none (only makes the values: what the others hold of Python)
workbooks.py tally LIBRARY PATH...      calamine, openpyxl: files, cells, sum of numbers, characters of texts
"""
import datetime
import os
import sys

EPOCH = datetime.date(1899, 12, 30)


def value(row, column):
    """The value of a cell; WriteBench and write_libxlsxwriter.c write the same."""
    kind = column % 5
    if kind == 0:
        return f"Thôn {row * 7 % 977}"
    if kind == 1:
        return f"HH-{row:06d}-{column:02d}"
    if kind == 2:
        return (row * 31 + column) % 100_000
    if kind == 3:
        return (row * 7 + column) % 10_000 / 8
    return EPOCH + datetime.timedelta(days=45_000 + row % 365)


def moment(cell):
    """A date as the wrapper of rust_xlsxwriter takes it."""
    return datetime.datetime(cell.year, cell.month, cell.day) if isinstance(cell, datetime.date) else cell


def write(library, out, rows, columns):
    if library.startswith("xlsxwriter"):
        import xlsxwriter

        book = xlsxwriter.Workbook(out, {"constant_memory": library == "xlsxwriter"})
        sheet = book.add_worksheet("Data")
        date = book.add_format({"num_format": "dd/mm/yyyy"})
        for row in range(rows):
            for column in range(columns):
                cell = value(row, column)
                if isinstance(cell, datetime.date):
                    sheet.write_datetime(row, column, datetime.datetime(cell.year, cell.month, cell.day), date)
                else:
                    sheet.write(row, column, cell)
        book.close()
    elif library == "none":
        for row in range(rows):
            for column in range(columns):
                value(row, column)
    elif library == "rust_xlsxwriter":
        import rustpy_xlsxwriter

        names = [f"c{column}" for column in range(columns)]
        rustpy_xlsxwriter.write_worksheet(
            [{names[column]: moment(value(row, column)) for column in range(columns)} for row in range(rows)], out,
            "Data")
    else:
        import openpyxl

        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("Data")
        for row in range(rows):
            sheet.append([value(row, column) for column in range(columns)])
        book.save(out)


def many(folder, count):
    os.makedirs(folder, exist_ok=True)
    for number in range(count):
        library = "openpyxl" if number % 2 else "xlsxwriter-memory"
        write(library, os.path.join(folder, f"report-{number:05d}.xlsx"), 58, 12)


def paths_under(paths):
    for path in paths:
        if os.path.isdir(path):
            for name in sorted(os.listdir(path)):
                yield os.path.join(path, name)
        else:
            yield path


def tally(library, paths):
    files = cells = characters = 0
    total = 0.0
    for path in paths_under(paths):
        files += 1
        if library == "calamine":
            import python_calamine

            book = python_calamine.CalamineWorkbook.from_path(path)
            tables = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
        else:
            import openpyxl

            book = openpyxl.load_workbook(path, read_only=True, data_only=True)
            tables = (sheet.iter_rows(values_only=True) for sheet in book.worksheets)
        for table in tables:
            for row in table:
                for cell in row:
                    if cell is None or cell == "":
                        continue
                    cells += 1
                    if isinstance(cell, str):
                        characters += len(cell)
                    elif isinstance(cell, (int, float)):
                        total += cell
    print(f"files={files} cells={cells} sum={total:.2f} chars={characters}")


if __name__ == "__main__":
    command, arguments = sys.argv[1], sys.argv[2:]
    if command == "many":
        many(arguments[0], int(arguments[1]))
    elif command == "write":
        write(arguments[0], arguments[1], int(arguments[2]), int(arguments[3]))
    elif command == "tally":
        tally(arguments[0], arguments[1:])
    else:
        sys.exit(__doc__)

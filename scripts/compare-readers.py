#!/usr/bin/env python3
"""Compares the values that openpyxl, python-calamine and LibreOffice read from a workbook, cell by cell.

Usage: compare-readers.py WORKBOOK.xlsx SAVED-BY-LIBREOFFICE.ods; exit code 1 where they differ.
"""
import datetime
import itertools
import sys

import openpyxl
import python_calamine

EPOCH = datetime.datetime(1899, 12, 30)


def plain(value):
    """A value in the form in which all three are compared."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return value
    if isinstance(value, datetime.timedelta):
        return round(value.total_seconds() / 86_400, 9)
    if isinstance(value, datetime.date):
        moment = value if isinstance(value, datetime.datetime) else datetime.datetime(value.year, value.month, value.day)
        return round((moment - EPOCH).total_seconds() / 86_400, 9)
    if isinstance(value, (int, float)):
        return float(f"{value:.12g}")
    return value.replace("\r\n", "\n")


def cells(rows):
    """The values that are there, by row and column."""
    found = {}
    for row, values in enumerate(rows, 1):
        for column, value in enumerate(values, 1):
            value = plain(value)
            if value is not None:
                found[row, column] = value
    return found


def calamine(path):
    book = python_calamine.CalamineWorkbook.from_path(path)
    sheets = {}
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        sheets[name] = cells(sheet.to_python(skip_empty_area=False))
    return sheets


def main(path, saved):
    book = openpyxl.load_workbook(path, data_only=True)
    readers = {
        "openpyxl": {sheet.title: cells(sheet.iter_rows(values_only=True)) for sheet in book.worksheets},
        "python-calamine": calamine(path),
        "LibreOffice": calamine(saved),
    }
    (first, mine), *others = readers.items()
    count, faults = sum(len(sheet) for sheet in mine.values()), []
    for name, theirs in others:
        if list(theirs) != list(mine):
            faults.append(f"the sheets differ: {first} {list(mine)}, {name} {list(theirs)}")
            continue
        for sheet, values in mine.items():
            other = theirs[sheet]
            for place in sorted(values.keys() | other.keys()):
                if values.get(place) != other.get(place):
                    faults.append(
                        f"{sheet} R{place[0]}C{place[1]}: {first} {values.get(place)!r}, {name} {other.get(place)!r}")
    for fault in itertools.islice(faults, 20):
        print(f"  {fault}")
    print(f"  {count} values read by {', '.join(readers)}, {len(faults)} differ")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))

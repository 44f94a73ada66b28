#!/usr/bin/env python3
"""Compares the values of two workbooks cell by cell: A B. Ends with 1 where they differ."""
import itertools
import sys

import openpyxl

books = [openpyxl.load_workbook(path, read_only=True, data_only=True) for path in sys.argv[1:3]]
if books[0].sheetnames != books[1].sheetnames:
    sys.exit(f"the sheets differ: {books[0].sheetnames} and {books[1].sheetnames}")
count = 0
for name in books[0].sheetnames:
    pair = [book[name].iter_rows(values_only=True) for book in books]
    for row, (mine, theirs) in enumerate(itertools.zip_longest(*pair, fillvalue=()), 1):
        for column, (a, b) in enumerate(itertools.zip_longest(mine, theirs), 1):
            if (a or 0) != (b or 0):
                sys.exit(f"{name} row {row} column {column}: {a!r} and {b!r}")
            count += a is not None
print(f"==> the same {count} values in {sys.argv[1]} and {sys.argv[2]}")

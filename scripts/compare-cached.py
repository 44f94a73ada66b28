#!/usr/bin/env python3
"""Compares the cached value of every formula of a workbook with what a recalculation gave.

Usage: compare-cached.py WRITTEN.xlsx RECALCULATED.xlsx; exit code 1 where they differ.
"""
import sys

import openpyxl


def main(written_path, recalculated_path):
    formulas = openpyxl.load_workbook(written_path)
    cached = openpyxl.load_workbook(written_path, data_only=True)
    recalculated = openpyxl.load_workbook(recalculated_path, data_only=True)
    compared = differing = 0
    for sheet in formulas.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if not (isinstance(cell.value, str) and cell.data_type == "f"):
                    continue
                compared += 1
                ours = cached[sheet.title][cell.coordinate].value
                theirs = recalculated[sheet.title][cell.coordinate].value
                both_empty = ours in (None, "") and theirs in (None, "")
                both_equal = (
                    isinstance(ours, (int, float)) and isinstance(theirs, (int, float))
                    and abs(ours - theirs) <= 1e-9 * max(1, abs(theirs))
                )
                if not (both_empty or both_equal or ours == theirs):
                    differing += 1
                    print(f"  {sheet.title}!{cell.coordinate} {cell.value}: cached {ours!r}, recalculated {theirs!r}")
    print(f"  {compared} formulas compared, {differing} differ")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))

#!/usr/bin/env python3
"""Compares what the blank form says in LibreOffice with what the batch check finds in the same filled forms.

    scripts/check-forms.py P8 FOLDER

FOLDER holds filled forms, such as PipelineBench makes. Each is saved without cached values, so that LibreOffice has to
compute the column of checks; a row in which it says something must have a finding of the batch check, and the other way
round. Rules that look beyond their row, and letters that only look right, are left to the batch check by design; notes
too. The status on the first sheet must count the rows. Exit code 1 where anything differs.
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import zipfile

import openpyxl
import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent
LEFT_TO_BATCH = {"text.unclean", "rule.not-judged"}


def left_to_batch():
    """Rules on two rows, on the report, on the batch or on earlier reports."""
    rules = set(LEFT_TO_BATCH)
    for path in (ROOT / "indicators/rules").glob("*.yaml"):
        for rule in yaml.safe_load(path.read_text(encoding="utf-8")).get("rules") or []:
            if "unique" in rule or rule.get("on", rule.get(True)) == "report" or "previous" in str(rule.get("check", "")):
                rules.add(rule["id"])
    return rules


def without_values(source, target):
    openpyxl.load_workbook(source).save(target)


def spoken(path):
    """The rows in which the form says something, by sheet and row; and the status on the first sheet."""
    book = openpyxl.load_workbook(path, data_only=True)
    rows = {}
    for sheet in book.worksheets:
        ids = {cell.value: cell.column for cell in sheet[1]}
        if "#check" not in ids:
            continue
        for row in range(2, sheet.max_row + 1):
            text = sheet.cell(row, ids["#check"]).value
            if isinstance(sheet.cell(row, 1).value, (int, float)) and text:
                rows[(sheet.title, row)] = text
    first = book.worksheets[0]
    status = next((first.cell(row, 2).value for row in range(1, 40)
                   if first.cell(row, 1).value in ("Tự kiểm tra", "Self-check")), None)
    return rows, status


def expected_status(rows):
    warnings = sum(text.startswith("Xem lại: ") for text in rows.values())
    errors = len(rows) - warnings
    return f"{errors} lỗi cần sửa" if errors else f"{warnings} chỗ cần xem lại" if warnings else "Chưa thấy lỗi"


def main(p8, folder):
    files = sorted(file for file in pathlib.Path(folder).glob("*.xlsx") if zipfile.is_zipfile(file))
    output = subprocess.run([p8, "check", folder, "--format", "jsonl", "--registry", "/nonexistent/none.sqlite",
                             "--definitions", str(ROOT)], capture_output=True, text=True, check=False).stdout
    left = left_to_batch()
    found = {}
    for line in output.splitlines():
        finding = json.loads(line)
        at = finding["at"]
        if finding["severity"] != "note" and finding["rule"] not in left and at["row"] and at["sheet"] != "p8":
            found.setdefault(pathlib.Path(at["file"]).name, {}).setdefault(
                (at["sheet"], at["row"]), []).append(finding["rule"])
    wrong = rows = 0
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        (work / "in").mkdir()
        for file in files:
            without_values(file, work / "in" / file.name)
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{work}/profile", "--convert-to", "xlsx",
                        "--outdir", str(work / "out"), *map(str, sorted((work / "in").glob("*.xlsx")))],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for file in files:
            live, status = spoken(work / "out" / file.name)
            cached, _ = spoken(file)
            batch = found.get(file.name, {})
            rows += len(batch)
            problems = [f"{place}: only the form says: {live[place]}" for place in sorted(set(live) - set(batch))]
            problems += [f"{place}: only the batch check says: {batch[place]}"
                         for place in sorted(set(batch) - set(live))]
            problems += [f"{place}: cached {cached.get(place)!r}, computed {live.get(place)!r}"
                         for place in sorted(set(cached) | set(live)) if cached.get(place) != live.get(place)]
            if status != expected_status(live):
                problems.append(f"status {status!r}, expected {expected_status(live)!r}")
            for problem in problems:
                print(f"{file.name} {problem}")
            wrong += len(problems)
    print(f"forms={len(files)} rows with findings={rows} differences={wrong}")
    return 1 if wrong or not files else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

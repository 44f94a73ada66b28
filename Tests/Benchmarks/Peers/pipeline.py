"""The best pipeline one could build in Python for village reports: python-calamine reads, plain code checks.

    pipeline.py ROOT FOLDER [JOBS]

Every file is opened once and each of its sheets read once into lists. The checks of cells and rows are compiled to
Python code before the first file is opened, as if they had been written by hand: a rule costs one call. It does less
than the toolkit: no texts of cells as people see them, no messages, no repairs, no fingerprints, no units, no legacy
letters, and it tells cells, not what to do. It prints one line: files, findings.
"""

import datetime
import gc
import io
import multiprocessing
import pathlib
import re
import sys
import tokenize

import yaml
from python_calamine import CalamineWorkbook

FROM, TO = datetime.date(2023, 1, 1), datetime.date(2023, 12, 31)
WORDS = {"and", "or", "not"}
KNOWN = {}


def load(path):
    return yaml.safe_load(pathlib.Path(path).read_text(encoding="utf-8"))


def schema(root):
    """The sections with the type, list and limits of each column; a column without a type has that of its field."""
    lists = {}
    for path in (root / "indicators/codelists").glob("*.yaml"):
        content = load(path)
        if "items" in content:
            names = {}
            for item in content["items"]:
                for text in [item["code"], *item["name"].values(), *item.get("synonyms", [])]:
                    names.setdefault(str(text).casefold(), item["code"])
            lists[content["id"]] = names
    fields = {}
    for kind in ("models", "events"):
        for path in (root / "indicators" / kind).glob("*.yaml"):
            content = load(path)
            if isinstance(content, dict) and "fields" in content:
                fields[content["id"]] = {field["id"]: field for field in content["fields"]}
    sections = {}
    for path in (root / "templates/sections").glob("*.yaml"):
        content = load(path)
        own = fields.get(content.get("record"), {})
        columns = {}
        for column in content["columns"]:
            field = {**own.get(column.get("field", column["id"]), {}), **column}
            columns[column["id"]] = field
        # A commune's report names the village of each row.
        columns.setdefault("village", {"type": "text"})
        sections[content["id"]] = columns
    return sections, lists


def compiled(text, columns):
    """A check of a rule as Python code over a row: True, False, or None where a value is missing."""
    used, out = [], []
    text = re.sub(r"(\d{4})-(\d\d)-(\d\d)", r"DATE(\1,\2,\3)", text)
    text = text.replace("period.from", "FROM").replace("period.to", "TO").replace("<>", "!=")
    text = re.sub(r"(?<![<>!=])=(?!=)", "==", text)
    for token in tokenize.generate_tokens(io.StringIO(re.sub(r"DATE\((\d+),0?(\d+),0?(\d+)\)", r"DATE(\1,\2,\3)", text)).readline):
        if token.type == tokenize.NAME and token.string in columns:
            used.append(token.string)
            out.append(f"r[{token.string!r}]")
        elif token.type == tokenize.NAME and token.string not in WORDS | {
            "DATE", "FROM", "TO", "is_missing", "round", "days", "max", "min"}:
            out.append(repr(token.string))
        else:
            out.append(token.string)
    code = " ".join(out)
    if "is_missing" not in text and used:
        code = "None if " + " or ".join(f"r[{name!r}] is None" for name in dict.fromkeys(used)) + f" else ({code})"
    return eval("lambda r: " + code, {  # noqa: S307 (the rules are ours)
        "DATE": datetime.date, "FROM": FROM, "TO": TO, "is_missing": lambda value: value is None,
        "days": lambda first, last: (last - first).days + 1})


def rules(root, sections):
    rows, unique, skipped = {}, {}, 0
    for name in ("models", "events", "figures"):
        for rule in load(root / f"indicators/rules/{name}.yaml").get("rules", []):
            on = rule.get("on", rule.get(True))  # YAML 1.1 takes "on" for true
            targets = on if isinstance(on, list) else [on]
            for section in targets:
                if section not in sections:
                    skipped += 1
                    continue
                columns = sections[section]
                try:
                    when = compiled(rule["when"], columns) if "when" in rule else None
                    if "unique" in rule:
                        unique.setdefault(section, []).append((rule["id"], rule["unique"], when))
                    else:
                        rows.setdefault(section, []).append((rule["id"], compiled(rule["check"], columns), when))
                except (SyntaxError, KeyError):
                    skipped += 1
    return rows, unique, skipped


def cell(value, column, lists):
    """The value of a cell, and what is wrong with it."""
    if value is None or value == "" or (isinstance(value, str) and not value.strip()):
        return None, "required" if column.get("required") else None
    kind = column.get("type", "text")
    if kind in ("integer", "decimal"):
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return None, "number"
        if kind == "integer" and value != int(value):
            return None, "whole"
        if value < column.get("minimum", 0):
            return None, "minimum"
        if "maximum" in column and value > column["maximum"]:
            return None, "maximum"
        return value, None
    if kind == "date":
        if isinstance(value, datetime.datetime):
            value = value.date()
        if not isinstance(value, datetime.date):
            return None, "date"
        if column.get("within-period") and not FROM <= value <= TO:
            return None, "period"
        return value, None
    if kind == "list":
        code = lists.get(column["list"], {}).get(str(value).strip().casefold())
        return code, None if code else "list"
    return str(value), None


def section_of(ids, sections):
    """The section whose columns a hidden first row names; asked once for each kind of sheet."""
    ids = set(ids)
    section = max(sections, key=lambda key: len(ids & sections[key].keys()))
    return section if len(ids & sections[section].keys()) >= 3 else None


def check(path, sections, lists, rows, unique):
    """The findings of a file: section, row, what."""
    found = []
    try:
        book = CalamineWorkbook.from_path(str(path))
    except Exception:
        return [("file", 0, "unreadable")]
    for name in book.sheet_names:
        # The page of help and the lists behind the cells say nothing about the village.
        if name in ("Hướng dẫn", "p8_lists"):
            continue
        grid = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        if not grid:
            continue
        ids = tuple(map(str, grid[0]))
        if ids not in KNOWN:
            KNOWN[ids] = section_of(ids, sections)
        section = KNOWN[ids]
        if section is None:
            continue
        columns = sections[section]
        places = [(text, place, columns[text]) for place, text in enumerate(ids) if text in columns]
        read = []
        for number, line in enumerate(grid[1:], 2):
            if not isinstance(line[0], float) and not isinstance(line[0], int):
                continue
            if all(line[place] in ("", None) for text, place, _ in places if text != "item"):
                continue
            row = dict.fromkeys(columns)
            for text, place, column in places:
                row[text], wrong = cell(line[place], column, lists)
                if wrong:
                    found.append((section, number, f"{text} {wrong}"))
            read.append((number, row))
        for number, row in read:
            for rule, holds, when in rows.get(section, ()):
                if when is not None and when(row) is not True:
                    continue
                if holds(row) is False:
                    found.append((section, number, rule))
        for rule, names, when in unique.get(section, ()):
            seen = set()
            for number, row in read:
                key = tuple(str(row[name]).casefold() for name in names)
                if all(row[name] is not None for name in names) and (when is None or when(row) is True):
                    if key in seen:
                        found.append((section, number, rule))
                    seen.add(key)
    return found


def setup(root):
    global STATE
    sections, lists = schema(root)
    by_row, unique, skipped = rules(root, sections)
    STATE = (sections, lists, by_row, unique)
    return skipped


def count(path):
    return len(check(path, *STATE))


def main(root, folder, jobs=1):
    root = pathlib.Path(root)
    # Nothing here makes cycles, and looking for them costs a tenth.
    gc.disable()
    setup(root)
    files = sorted(pathlib.Path(folder).glob("*.xlsx"))
    if int(jobs) > 1:
        with multiprocessing.Pool(int(jobs), setup, (root,)) as pool:
            found = sum(pool.imap_unordered(count, files, 16))
    else:
        found = sum(map(count, files))
    print(f"files={len(files)} findings={found}")


if __name__ == "__main__":
    main(*sys.argv[1:])

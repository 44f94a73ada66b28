#!/usr/bin/env python3
"""The checks of the bench by Frictionless: a table schema and a row constraint. frictionless_pass.py FOLDER

Prints a line for each finding: file, row, column, kind.
"""
import pathlib
import sys

import frictionless
from frictionless import Checklist, Resource, Schema, checks

ACTIVITIES = ["CCT", "LOC", "TRUST", "DIALOGUE", "LIVELIHOOD", "TRAINING", "MEDIA", "SAVING"]


def field(name, kind, **constraints):
    return {"name": name, "type": kind, "constraints": {"required": True} | constraints}


def count(name, maximum):
    return field(name, "integer", minimum=0, maximum=maximum)


SCHEMA = Schema.from_descriptor({"fields": [
    field("row_id", "string", unique=True),
    field("village_code", "string", pattern=r"V\d{5}"),
    field("indicator", "string", enum=ACTIVITIES),
    field("period", "string", enum=[f"2025-Q{quarter}" for quarter in range(1, 5)]),
    field("held_on", "date"),
    count("participants", 500), count("women", 500), count("men", 500), count("ethnic_minority", 500),
    count("poor_households", 1000),
    field("score", "number", minimum=0, maximum=1),
    {"name": "note", "type": "string"},
]})


def main(folder):
    checklist = Checklist(checks=[checks.row_constraint(formula="women + men == participants")])
    with frictionless.system.use_context(trusted=True):
        for path in sorted(pathlib.Path(folder).glob("*.csv")):
            report = Resource(path=str(path), schema=SCHEMA, encoding="utf-8").validate(checklist)
            for row, column, kind in report.flatten(["rowNumber", "fieldName", "type"]):
                print(path.name, row, column, kind, sep="\t")


if __name__ == "__main__":
    main(sys.argv[1])

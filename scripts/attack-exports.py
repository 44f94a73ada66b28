#!/usr/bin/env python3
"""Attacks exports as their readers could: all of them together, by linear programming.

  scripts/attack-exports.py SHOWN TRUTH [LINKS]

SHOWN is a folder of lists of figures (p8 export csv) as they left the programme, TRUTH one of the same lists with
every figure (--audience internal), LINKS a file of old and new codes of villages separated by tabs. For each count of
1 to 4 that is held back it looks how small and how great it may be for whoever knows all lists, the units of both
structures, and how figures hang together. It prints one line of what it found and what it could tell, and exits with 1
where a count can be told, or is known to be below 5; with 2 where scipy is not there.
"""
import csv
import os
import sys
from collections import defaultdict

try:
    import numpy
    from scipy.optimize import linprog
    from scipy.sparse import lil_matrix
except ImportError:
    print("skipped: scipy is not there (pip install scipy)")
    sys.exit(2)

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LIMIT = 5


def table(name):
    with open(os.path.join(ROOT, "indicators/units", name), encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


class Units:
    """Which unit lies in which, in both structures."""

    def __init__(self, links):
        self.above = {}
        for row in table("districts-2024.tsv"):
            self.above["2024", row["code"]] = ("2024", row["province_code"])
        for row in table("communes-2024.tsv"):
            self.above["2024", row["code"]] = ("2024", row["district_code"])
        for row in table("communes-2025.tsv"):
            self.above["2025", row["code"]] = ("2025", row["province_code"])
        for structure in ("2024", "2025"):
            for row in table(f"provinces-{structure}.tsv"):
                self.above[structure, row["code"]] = (structure, "VN")
        self.links = links
        # A commune or province of today that is made up of whole ones of before.
        self.made_of = defaultdict(list)
        went = defaultdict(list)
        for row in table("commune-changes-2025.tsv"):
            if row["old_level"] == "commune":
                went[row["old_code"]].append(row)
        broken = {row["new_code"] for rows in went.values() if len(rows) > 1 or rows[0]["kind"] != "whole" for row in rows}
        for old, rows in went.items():
            if rows[0]["new_code"] not in broken:
                self.made_of[rows[0]["new_code"]].append(old)
        for row in table("provinces-2025.tsv"):
            self.made_of[row["code"]] = row["old_codes"].replace(";", " ").replace(",", " ").split()

    def lineage(self, unit):
        structure, code = unit
        line = [unit]
        if "-" in code:
            line.append((structure, code.split("-")[0]))
        while line[-1] in self.above:
            line.append(self.above[line[-1]])
        return line


def lists(folder):
    """The cells of all lists: a number, None for one held back; cells that nobody reported are left out."""
    cells = {}
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".csv"):
            continue
        with open(os.path.join(folder, name), encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                if row["status"] == "missing" or row["measure"] not in ("person", "attendance"):
                    continue
                key = (row["indicator"], row["structure"], row["unit"], row["period"], row["count"], row["part"])
                value = None if row["status"] == "held-back" else float(row["value"])
                if cells.get(key) is None:
                    cells[key] = value
    return cells


class System:
    """Equations over the cells of one indicator."""

    def __init__(self, shown, truth):
        self.shown, self.truth = shown, truth
        self.names, self.rows = {}, []

    def variable(self, name):
        return self.names.setdefault(name, len(self.names))

    def relate(self, whole, parts):
        """A whole is its parts and, where there are such, people of none of them."""
        if self.truth.get(whole) is None:
            return
        rest = self.truth[whole] - sum(self.truth.get(part) or 0 for part in parts)
        terms = [(whole, 1)] + [(part, -1) for part in parts if part in self.truth]
        if rest > 0:
            terms.append((("rest", whole, tuple(parts)), -1))
        elif rest < 0:
            return
        row, value = defaultdict(float), 0.0
        for name, factor in terms:
            known = self.shown.get(name)
            if known is None:
                row[self.variable(name)] += factor
            else:
                value -= factor * known
        if row:
            self.rows.append((dict(row), value))

    def bounds(self, targets):
        names = [name for name in targets if name in self.names]
        if not names:
            return {}
        matrix = lil_matrix((len(self.rows), len(self.names)))
        values = numpy.zeros(len(self.rows))
        for number, (row, value) in enumerate(self.rows):
            for column, factor in row.items():
                matrix[number, column] = factor
            values[number] = value
        matrix = matrix.tocsr()
        found = {}
        for name in names:
            ends = []
            for sign in (1, -1):
                costs = numpy.zeros(len(self.names))
                costs[self.names[name]] = sign
                result = linprog(costs, A_eq=matrix, b_eq=values, bounds=(0, None), method="highs")
                if result.status == 2:
                    sys.exit(f"the lists contradict each other: {name}")
                ends.append(float("inf") if result.status == 3 else result.fun * sign)
            found[name] = (ends[0], ends[1])
        return found


def relate_places(system, cells, units):
    present = {(key[1], key[2]) for key in cells}
    inside = defaultdict(lambda: defaultdict(list))
    for unit in present:
        for above in units.lineage(unit)[1:]:
            level = "village" if "-" in unit[1] else len(unit[1])
            inside[above][level].append(unit)
    linked = {("2025", new): [("2024", old)] for old, new in units.links.items()}
    for new, olds in units.made_of.items():
        linked["2025", new] = [("2024", old) for old in olds if ("2024", old) in present]
    for kind in {(key[3], key[4], key[5]) for key in cells}:
        def cell(unit):
            return (indicator_of(cells), *unit, *kind)
        for above, levels in inside.items():
            for parts in levels.values():
                system.relate(cell(above), [cell(part) for part in parts])
        for new, olds in linked.items():
            if new in present and olds and all(old in present for old in olds):
                system.relate(cell(new), [cell(old) for old in olds])
        system.relate(cell(("2024", "VN")), [cell(("2025", "VN"))])


def indicator_of(cells):
    return next(iter(cells))[0]


def relate_figures(system, cells):
    parts = {key[5] for key in cells if key[5]}
    sexes = [part for part in ("women", "men") if part in parts]
    for indicator, structure, unit, period, count, part in list(cells):
        if part:
            continue
        whole = (indicator, structure, unit, period, count, "")
        def other(period, count, part=""):
            return (indicator, structure, unit, period, count, part)
        if any(other(period, count, sex) in cells for sex in sexes):
            system.relate(whole, [other(period, count, sex) for sex in sexes])
        for one in parts.difference(sexes):
            if other(period, count, one) in cells:
                system.relate(whole, [other(period, count, one)])
        if count != "in-period":
            system.relate(whole, [other(period, "in-period")])
            before = str(int(period) - 1) if period.isdigit() else ""
            if other(before, count) in cells and count == "cumulative":
                system.relate(whole, [other(before, count), other(period, "in-period")])


def main():
    shown, truth = lists(sys.argv[1]), lists(sys.argv[2])
    links = {}
    if len(sys.argv) > 3:
        with open(sys.argv[3], encoding="utf-8") as file:
            links = dict(line.rstrip("\n").split("\t") for line in file if line.strip())
    units = Units(links)
    held = [key for key, value in shown.items() if value is None]
    small = [key for key in held if 0 < (truth.get(key) or 0) < LIMIT]
    told = [
        f"  {' '.join(key)} = {value:g} is shown"
        for key, value in truth.items() if 0 < (value or 0) < LIMIT and shown.get(key) is not None
    ]
    for indicator in sorted({key[0] for key in truth}):
        cells = {key: value for key, value in truth.items() if key[0] == indicator}
        system = System(shown, cells)
        relate_places(system, cells, units)
        relate_figures(system, cells)
        targets = [key for key in small if key[0] == indicator]
        for key, (least, greatest) in system.bounds(targets).items():
            if greatest < LIMIT - 1e-6 or greatest - least < 1 - 1e-6:
                told.append(f"  {' '.join(key)} = {truth[key]:g}: from {least:g} to {greatest:g}")
    print(f"held={len(held)} small={len(small)} told={len(told)}")
    for line in told:
        print(line)
    sys.exit(1 if told else 0)


main()

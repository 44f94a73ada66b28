"""The national table's main figures by province, by hand: what the roll-up is compared with.

Usage: rollup.py REGISTRY YEAR. Reads the same registry; once with SQL over the stored JSON, once with pandas and once with
DuckDB over facts that were taken out before. Knows nothing of coverage, double counting, splits or states: it is a floor.
Prints a line each: name, seconds, seconds of all cores, peak memory, remark.
"""
import json
import resource
import sqlite3
import sys
import time

import pandas

path, year = sys.argv[1], sys.argv[2]
database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)


def clock():
    return time.perf_counter(), time.process_time()


def tell(name, start, remark):
    wall, processor = (now - then for now, then in zip(clock(), start))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{name}\t{wall:.3f} s\t{processor:.3f} s\t{peak} MiB\t{remark}", flush=True)


places = dict(database.execute("SELECT id, section || '.' || field FROM column_place"))
women = [number for number, name in places.items() if name == "communication_session.women"]

start = clock()
rows = database.execute(
    """
    SELECT substr(report.unit, 1, 2), count(DISTINCT report.unit),
      sum(section = 'communication_team'), sum(section = 'communication_session'),
      sum(section = 'policy_dialogue')
    FROM report JOIN record ON record.report = report.id
    WHERE superseded_by IS NULL AND state = 'accepted' AND period_from >= ? AND period_to <= ?
    GROUP BY substr(report.unit, 1, 2)
    """,
    (f"{year}-01-01", f"{year}-12-31"),
).fetchall()
tell("SQL by hand: counts of one year", start, f"{len(rows)} groups")

start = clock()
rows = database.execute(
    """
    SELECT substr(report.unit, 1, 2), sum(each.value)
    FROM report JOIN record ON record.report = report.id, json_each(record.fields) AS place,
      json_each(record.fields) AS each
    WHERE superseded_by IS NULL AND state = 'accepted' AND period_from >= ? AND period_to <= ?
      AND section = 'communication_session' AND place.value = ? AND place.key % 3 = 0 AND each.key = place.key + 1
    GROUP BY substr(report.unit, 1, 2)
    """,
    (f"{year}-01-01", f"{year}-12-31", women[0] if women else -1),
).fetchall()
tell("SQL by hand: women at sessions of one year", start, f"{len(rows)} groups")

start = clock()
facts = []
for unit, period_to, section, identity, fields in database.execute(
    """
    SELECT report.unit, period_to, section, identity, fields FROM report JOIN record ON record.report = report.id
    WHERE superseded_by IS NULL AND state = 'accepted' AND period_to <= ?
    """,
    (f"{year}-12-31",),
):
    values = json.loads(fields)
    for place in range(0, len(values), 3):
        value = values[place + 1]
        if isinstance(value, int) and not isinstance(value, bool):
            facts.append((unit[:2], unit, period_to, places[values[place]], identity, value))
frame = pandas.DataFrame(facts, columns=["province", "unit", "to", "field", "identity", "value"])
frame[["province", "unit", "field", "to"]] = frame[["province", "unit", "field", "to"]].astype("category")
del facts
tell("facts taken out of the registry by Python, for the two below", start, f"{len(frame)} facts")
start = clock()
inside = frame[frame["to"].astype(str) >= f"{year}-01-01"]
sums = inside.groupby(["province", "field"], observed=True)["value"].sum()
last = frame[frame["field"] == "communication_team.members"].drop_duplicates(["unit", "identity"], keep="last")
teams = last.groupby("province", observed=True)["value"].agg(["count", "sum"])
tell("pandas over facts in memory", start, f"{len(sums)} sums, {int(teams['count'].sum())} teams")

try:
    import duckdb
except ImportError:
    print("DuckDB is not there: left out")
    sys.exit()
store = duckdb.connect()
frame[["province", "unit", "field", "to"]] = frame[["province", "unit", "field", "to"]].astype(str)
store.execute("CREATE TABLE facts AS SELECT * FROM frame")
del frame
start = clock()
sums = store.execute(
    """SELECT province, field, sum(value) FROM facts WHERE "to" >= ? GROUP BY province, field""", (f"{year}-01-01",)
).fetchall()
teams = store.execute(
    """
    SELECT province, count(*), sum(value) FROM (
      SELECT province, unit, identity, arg_max(value, "to") AS value FROM facts
      WHERE field = 'communication_team.members' GROUP BY province, unit, identity)
    GROUP BY province
    """
).fetchall()
tell("DuckDB over facts in memory", start, f"{len(sums)} sums, {sum(count for _, count, _ in teams)} teams")

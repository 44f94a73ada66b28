"""Compares planted faults with findings: planted.py PLANTED.tsv FINDINGS.jsonl

A finding that could not be judged because of another one names it as its cause, and is no finding of its own.
"""
import json
import pathlib
import sys


def main(planted, findings):
    wanted = {tuple(line.split("\t")) for line in pathlib.Path(planted).read_text(encoding="utf-8").splitlines() if line}
    found, twice = set(), 0
    for line in pathlib.Path(findings).read_text(encoding="utf-8").splitlines():
        finding = json.loads(line)
        if finding["causedBy"]:
            continue
        at = finding["at"]
        key = (pathlib.Path(at["file"]).name, at["sheet"] or "", at["cell"] or "", finding["rule"])
        twice += key in found
        found.add(key)
    kinds = len({key[3] for key in wanted})
    print(f"  planted={len(wanted)} kinds={kinds} missed={len(wanted - found)} unexpected={len(found - wanted)} twice={twice}")
    for key in sorted(wanted - found)[:10]:
        print("  missed:", *key)
    for key in sorted(found - wanted)[:10]:
        print("  unexpected:", *key)
    return 1 if wanted != found or twice else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

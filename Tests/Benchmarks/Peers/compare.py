#!/usr/bin/env python3
"""Runs commands in turn (A B C, A B C …) and prints medians, peak memory and the ratio to the first, as Markdown.

compare.py [--sizes] [--files=N] ROUNDS NAME=COMMAND …   the ratio is taken round by round, so that a drifting machine cancels out
--sizes also prints the size of the first .xlsx that a command names, --files=N the files per CPU second of N.
"""
import os
import shlex
import statistics
import subprocess
import sys
import time


def once(command):
    began = time.monotonic()
    process = subprocess.Popen(shlex.split(command), stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"failed: {command}")
    return time.monotonic() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def size(command):
    written = [word for word in shlex.split(command) if word.endswith(".xlsx")]
    return f"{os.path.getsize(written[0]):,}" if written else ""


def main(rounds, named, sizes, files):
    runs = {name: [] for name, _ in named}
    for turn in range(rounds + 1):
        for name, command in named:
            result = once(command)
            # The first turn only warms up.
            if turn > 0:
                runs[name].append(result)
    first = runs[named[0][0]]
    columns = ["", "CPU s", "wall s", "MiB", "CPU ratio", "wall ratio"] + (["bytes"] if sizes else [])
    columns += ["files per CPU s"] if files else []
    print("| " + " | ".join(columns) + " |")
    print("|" + "---|" * len(columns))
    for name, command in named:
        mine = runs[name]
        cells = [
            name,
            f"{statistics.median(run[1] for run in mine):.2f}",
            f"{statistics.median(run[0] for run in mine):.2f}",
            f"{max(run[2] for run in mine):.0f}",
            f"{statistics.median(a[1] / b[1] for a, b in zip(mine, first)):.2f}",
            f"{statistics.median(a[0] / b[0] for a, b in zip(mine, first)):.2f}",
        ]
        if sizes:
            cells.append(size(command) if not name.startswith("limit") else "")
        if files:
            cells.append(f"{files / statistics.median(run[1] for run in mine):,.0f}")
        print("| " + " | ".join(cells) + " |")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    with_sizes = "--sizes" in arguments
    if with_sizes:
        arguments.remove("--sizes")
    files = 0
    if arguments[0].startswith("--files="):
        files = int(arguments.pop(0).removeprefix("--files="))
    main(int(arguments[0]), [argument.split("=", 1) for argument in arguments[1:]], with_sizes, files)

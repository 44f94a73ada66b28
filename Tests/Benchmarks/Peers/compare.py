#!/usr/bin/env python3
"""Runs commands in turn (A B C, A B C …) and prints medians, peak memory and the ratio to the first.

compare.py ROUNDS NAME=COMMAND …      the ratio is taken round by round, so that a drifting machine cancels out
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


def main(rounds, named):
    runs = {name: [] for name, _ in named}
    for turn in range(rounds + 1):
        for name, command in named:
            result = once(command)
            if turn > 0:
                runs[name].append(result)
    first = runs[named[0][0]]
    print(f"  {'':32} {'CPU s':>8} {'wall s':>8} {'MiB':>7} {'CPU ratio':>10} {'wall ratio':>11}")
    for name, _ in named:
        mine = runs[name]
        cpu = statistics.median(run[1] for run in mine)
        wall = statistics.median(run[0] for run in mine)
        peak = max(run[2] for run in mine)
        cpu_ratio = statistics.median(a[1] / b[1] for a, b in zip(mine, first))
        wall_ratio = statistics.median(a[0] / b[0] for a, b in zip(mine, first))
        print(f"  {name:32} {cpu:8.2f} {wall:8.2f} {peak:7.0f} {cpu_ratio:10.2f} {wall_ratio:11.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]), [argument.split("=", 1) for argument in sys.argv[2:]])

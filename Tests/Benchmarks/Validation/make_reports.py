#!/usr/bin/env python3
"""Writes CSV reports with faults at known cells: make_reports.py FOLDER [FILES] [SEED]

Each has 60 rows of 12 columns; of fifty rows one has a fault. Beside the folder stands FOLDER.planted.tsv:
file, sheet, cell and rule of every fault.
"""
import csv
import pathlib
import random
import sys

ROWS = 60
HEADER = ["row_id", "village_code", "indicator", "period", "held_on", "participants", "women", "men",
          "ethnic_minority", "poor_households", "score", "note"]
ACTIVITIES = ["CCT", "LOC", "TRUST", "DIALOGUE", "LIVELIHOOD", "TRAINING", "MEDIA", "SAVING"]
REMARKS = ["", "", "", "", "", "Nói chuyện ở nhà văn hóa, có phát tờ rơi", "Sinh hoạt thường kỳ", "Họp dân",
           "Phát thanh trên loa", "Tập huấn", "Đối thoại với xã", "Đi thăm hộ gia đình\nbuổi tối"]
NO_NUMBERS = {"12a": "type.number-proposal", "mười hai": "type.number-proposal", "1,5": "type.whole",
              "chưa rõ": "type.number"}


def sound(dice, file, row):
    quarter = dice.randrange(4)
    women, men = dice.randrange(121), dice.randrange(81)
    return [f"R{file:05d}-{row:03d}", f"V{dice.randrange(100_000):05d}", dice.choice(ACTIVITIES),
            f"2025-Q{quarter + 1}", f"2025-{quarter * 3 + 1 + dice.randrange(3):02d}-{1 + dice.randrange(28):02d}",
            women + men, women, men, dice.randrange(women + men + 1), dice.randrange(61),
            f"{dice.randrange(101) / 100:.2f}", dice.choice(REMARKS)]


def text_in_number(dice, line, _):
    text, rule = dice.choice(list(NO_NUMBERS.items()))
    line[9] = text
    return 9, rule


def too_many(dice, line, _):
    line[9] = 4_000 + dice.randrange(5_000)
    return 9, "range.maximum"


def row_again(dice, line, before):
    line[0] = dice.choice(before)[0]
    return 0, "field_report.twice"


def wrong_sum(_, line, __):
    line[7] += 1
    return 7, "field_report.by-sex"


def wrong_code(_, line, __):
    line[1] = line[1][1:]
    return 1, "text.shape"


def no_day(_, line, __):
    line[4] = ""
    return 4, "required.missing"


def unknown_activity(_, line, __):
    line[2] = "HOP?"
    return 2, "list.unknown"


def no_such_day(_, line, __):
    line[4] = "30/02/2025"
    return 4, "type.date"


FAULTS = [text_in_number, too_many, row_again, wrong_sum, wrong_code, no_day, unknown_activity, no_such_day]


def main(folder, files=2_000, seed=8):
    dice = random.Random(seed)
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    planted = []
    for file in range(files):
        name, lines = f"report{file:05d}", []
        for row in range(ROWS):
            line = sound(dice, file, row)
            if lines and dice.randrange(50) == 0:
                column, rule = dice.choice(FAULTS)(dice, line, lines)
                planted.append(f"{name}.csv\t{name}\t{chr(65 + column)}{row + 2}\t{rule}")
            lines.append(line)
        with open(folder / f"{name}.csv", "w", newline="", encoding="utf-8") as out:
            csv.writer(out, lineterminator="\n").writerows([HEADER] + lines)
    pathlib.Path(f"{folder}.planted.tsv").write_text("\n".join(planted) + "\n", encoding="utf-8")
    print(f"  {files} files, {files * ROWS} rows, {len(planted)} faults")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))

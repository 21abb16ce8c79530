#!/usr/bin/env python3
"""page-selftest: what misses its target is said to miss it, and nothing else."""
import pathlib
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import page  # noqa: E402

ABOUT = {"date": "d", "commit": "c", "cpu": "p", "kernel": "k", "libc": "l",
         "compiler": "cc", "buildtype": "b", "load_before": "1",
         "load_after": "2", "length": "short", "no_qemu": None, "left_out": []}


def cell(workload, n, contender, *ns, **more):
    return {"workload": workload, "n": n, "contender": contender,
            "ns": list(ns), **more}


def made(cells, contenders=("vmtimer", "qemu", "libev")):
    return {"about": ABOUT, "cells": cells,
            "contenders": {name: name for name in contenders}}


def page_of(whole):
    with tempfile.TemporaryDirectory() as folder:
        told = page.write(whole, pathlib.Path(folder))
        return told, (pathlib.Path(folder) / "README.md").read_text()


def check(what, is_so):
    print(("ok: " if is_so else "not ok: ") + what)
    return is_so


def main():
    cells = [cell("timeout", 10, "vmtimer", 10, 30, 20, bytes=71.0),
             cell("timeout", 10, "libev", 9, 60, 40),   # 0.9, 2, 2
             cell("timeout", 1000, "vmtimer", 10, 10, 10, bytes=73.0),
             cell("timeout", 1000, "libev", 9, 9, 90),  # 0.9, 0.9, 9
             {"workload": "timeout", "n": 1000, "contender": "qemu",
              "reason": "too slow"}]
    told, text = page_of(made(cells))
    rows = {line.split(" | ")[0].strip("| "): line
            for line in reversed(text.splitlines()) if line.startswith("| ")}
    listed, list_text = page_of(made(
        [cell("timeout", 10, "vmtimer", 10), cell("timeout", 10, "list", 20)],
        ["vmtimer", "list"]))
    good = [
        check("the ratio is the median of the repetitions'",
              "| 2.00 (>= 1) | **0.90** (>= 1) below |" in text),
        check("what is not measured neither meets nor misses",
              "| qemu | timeout | - (>= 1) | - (>= 150) |" in text),
        check("too many bytes are said to be",
              "**73** (<= 72) above" in rows[
                  "bytes per pending timer, struct and list, N = 1k"]),
        check("targets are counted", told == "1 targets met, 2 missed"),
        check("a list stands in for QEMU's file",
              "| qemu | timeout | 2.00 (>= 1) |" in list_text
              and listed == "1 targets met, 0 missed"),
    ]
    sys.exit(not all(good))


main()

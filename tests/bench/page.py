"""page: what was measured, as tables and plots."""
import json
import statistics

import plot
import targets

PEERS = ["qemu", "list", "libev", "libuv", "libevent", "libevent-common", "glib",
         "sd-event", "timerfd", "posix"]


class Results:
    """Cells by workload, size and contender; ours is vmtimer's."""

    def __init__(self, whole):
        self.about = whole["about"]
        self.contenders = whole["contenders"]
        self.cells = whole["cells"]
        self.by_key = {}
        for cell in self.cells:
            if "ns" in cell or "reason" in cell:
                self.by_key[cell["workload"], cell["n"], cell["contender"]] = cell

    def cell(self, workload, n, contender):
        if contender == "qemu" and "qemu" not in self.contenders:
            contender = "list"
        return self.by_key.get((workload, n, contender))

    def ns(self, workload, n, contender):
        cell = self.cell(workload, n, contender)
        return statistics.median(cell["ns"]) if cell and "ns" in cell else None

    def ratio(self, workload, n, contender, our_name="vmtimer"):
        """The median of what each repetition says."""
        theirs = self.cell(workload, n, contender)
        ours = self.cell(workload, n, our_name)
        if not theirs or not ours or "ns" not in theirs or "ns" not in ours:
            return None
        return statistics.median(
            t / o for t, o in zip(theirs["ns"], ours["ns"]))

    def workloads(self):
        return list(dict.fromkeys(key[0] for key in self.by_key))

    def sizes(self, workload):
        return sorted({key[1] for key in self.by_key if key[0] == workload})

    def of(self, workload):
        return [cell for cell in self.cells if cell["workload"] == workload]


def row(*columns):
    return "| " + " | ".join(str(column) for column in columns) + " |"


def header(*columns):
    return [row(*columns), "|" + "---|" * len(columns)]


def judged(value, least, digits=2):
    """A ratio beside what is asked of it; bold, and so said, when below."""
    if value is None:
        return f"- (>= {least})"
    shown = f"{value:.{digits}f}" if value < 100 else f"{value:.0f}"
    if value < least:
        return f"**{shown}** (>= {least}) below"
    return f"{shown} (>= {least})"


def limited(value, most, unit=""):
    if value is None:
        return "-"
    shown = f"{value:.4g}{unit}"
    if value > most:
        return f"**{shown}** (<= {most:g}{unit}) above"
    return f"{shown} (<= {most:g}{unit})"


def favoured_row(results, peer, workload):
    """What an opt-in makes of it: shown beside, not judged."""
    ratios = [results.ratio(workload, n, peer, "vmtimer-favoured")
              for n in targets.SIZES]
    return row(f"{peer}, to vmtimer-favoured", workload,
               *("-" if value is None else f"{value:.2f}" for value in ratios))


def ratio_lines(results):
    yield from header("peer", "workload",
                      *("N = " + plot.size_name(n) for n in targets.SIZES))
    for peer, workloads, asked in targets.RATIOS:
        for workload in workloads:
            columns = []
            for n, least in zip(targets.SIZES, asked):
                value = results.ratio(workload, n, peer)
                if least is not None:
                    columns.append(judged(value, least))
                else:
                    columns.append("-" if value is None else f"{value:.2f}")
            yield row(peer, workload, *columns)
            if peer == "libev":
                yield favoured_row(results, peer, workload)
    peer, workload, n, least = targets.DEVICE
    yield row(peer, f"{workload} (N = {n})",
              judged(results.ratio(workload, n, peer), least), "", "", "")


def bytes_lines(results):
    for n in reversed(results.sizes("timeout")):
        cell = results.cell("timeout", n, "vmtimer")
        if cell and "bytes" in cell:
            yield row("bytes per pending timer, struct and list, "
                      f"N = {plot.size_name(n)}",
                      limited(cell["bytes"], targets.BYTES))
            return


def wake_lines(results):
    bare = {cell["period_ns"]: cell for cell in results.of("wake")
            if cell["contender"] == "timerfd"}
    for cell in results.of("wake"):
        base = bare.get(cell["period_ns"])
        if not cell["contender"].startswith("vmtimer") or not base:
            continue
        for name in ("p50", "p99"):
            share = cell[f"late_{name}_ns"] / max(base[f"late_{name}_ns"], 1)
            yield row(f"{cell['contender']}: lateness {name}, period "
                      f"{cell['period_ns'] // 1000} us, times a bare timerfd's",
                      limited(share, targets.LATENESS))
        if cell["calls"] >= 0:
            most = targets.CALLS[cell["contender"]]
            yield row(f"{cell['contender']}: system calls per firing, the wait "
                      "included", limited(cell["calls"], most))
            yield row(f"{cell['contender']}: the same, with ten armings behind "
                      "the head", limited(cell["calls_behind"], most))


def other_lines(results):
    yield from header("what", "measured (asked)")
    yield from wake_lines(results)
    for cell in results.of("early"):
        yield row(f"{cell['contender']}: early in {cell['fired']} firings",
                  limited(cell["early"], 0))
    for cell in results.of("pause"):
        if cell["contender"] == "vmtimer" and "fill_ns" in cell:
            for phase in ("fill", "move", "tidy", "delete"):
                yield row(f"longest call, us, N = {plot.size_name(cell['n'])}: "
                          + phase, limited(cell[phase + "_ns"] / 1000,
                                           targets.PAUSE_NS / 1000))
    yield from bytes_lines(results)
    for n, least in targets.VIRTUAL.items():
        for workload in ("virtual", "virtual-step"):
            ns = results.ns(workload, n, "vmtimer")
            yield row(f"{workload}, N = {plot.size_name(n)}: millions of firings "
                      "a second", judged(1e3 / ns if ns else None, least / 1e6))
    few = results.ns("turn", 10, "vmtimer")
    many = results.ns("turn", 100000, "vmtimer")
    if few and many:
        yield row("a turn with 100k idle far timers, times one with ten",
                  limited(many / few, targets.IDLE_TURN))


def figure(cell):
    """The median, then the least and the ninth of ten."""
    if cell is None:
        return ""
    if "ns" not in cell:
        return "-"
    values = sorted(cell["ns"])
    shown = [statistics.median(values), values[0],
             values[round(0.9 * (len(values) - 1))]]
    return "{} ({}..{})".format(*(f"{value:.3g}" if value < 1000 else
                                  f"{value:.0f}" for value in shown))


def workload_lines(results, workload, folder):
    sizes = results.sizes(workload)
    names = [name for name in results.contenders
             if any(results.by_key.get((workload, n, name)) and
                    "ns" in results.by_key[workload, n, name] for n in sizes)]
    yield f"## {workload}"
    yield ""
    if len(sizes) > 1:
        curves = {name: [(n, results.ns(workload, n, name)) for n in sizes
                         if results.ns(workload, n, name)] for name in names}
        plot.write(folder / f"{workload}.svg", workload, curves)
        yield f"![{workload}]({workload}.svg)"
        yield ""
    yield from header("ns per operation",
                      *("N = " + plot.size_name(n) for n in sizes))
    for name in names:
        yield row(name, *(figure(results.by_key.get((workload, n, name)))
                          for n in sizes))
    if any("arming_share" in cell for cell in results.of(workload)):
        yield ""
        yield from header("of it arming", *("N = " + plot.size_name(n)
                                            for n in sizes))
        for name in names:
            shares = [results.by_key.get((workload, n, name)) for n in sizes]
            yield row(name, *(f"{cell['arming_share']:.0%}"
                              if cell and "arming_share" in cell else "-"
                              for cell in shares))
    yield ""


def special_lines(results):
    if results.of("wake"):
        yield "## wake"
        yield ""
        yield from header("contender", "period, us", "late p50, us", "p99, us",
                          "early", "firings/s", "CPU, us", "calls per firing",
                          "ten armed behind")
        for cell in results.of("wake"):
            calls = [f"{cell[key]:.2f}" if cell[key] >= 0 else "-"
                     for key in ("calls", "calls_behind")]
            yield row(cell["contender"], cell["period_ns"] // 1000,
                      f"{cell['late_p50_ns'] / 1000:.1f}",
                      f"{cell['late_p99_ns'] / 1000:.1f}",
                      f"{cell['early']} of {cell['fired']}",
                      f"{cell['per_s']:.0f}", f"{cell['cpu_ns'] / 1000:.1f}",
                      *calls)
        yield ""
    if results.of("pause"):
        yield "## pause"
        yield ""
        yield from header("longest call, us", "N", "fill", "move", "tidy", "delete")
        for cell in results.of("pause"):
            if "fill_ns" in cell:
                yield row(cell["contender"], plot.size_name(cell["n"]),
                          *(f"{cell[phase + '_ns'] / 1000:.1f}" for phase in
                            ("fill", "move", "tidy", "delete")))
        yield ""
    if results.of("contend"):
        yield "## contend"
        yield ""
        yield from header("contender", "N", "delete and arm, ns", "turn, ns",
                          "lock")
        for cell in results.of("contend"):
            yield row(cell["contender"], plot.size_name(cell["n"]), cell["arm_ns"],
                      cell["turn_ns"], "the bench's" if cell["locked"] else "its own")
        yield ""


def memory_lines(results):
    sizes = results.sizes("timeout")
    yield "## bytes per pending timer"
    yield ""
    yield from header("memory, all of it", *("N = " + plot.size_name(n)
                                           for n in sizes))
    for name in results.contenders:
        cells = [results.by_key.get(("timeout", n, name)) for n in sizes]
        if name != "nothing" and any(cell and "bytes" in cell for cell in cells):
            yield row(name, *(f"{cell['bytes']:.0f}" if cell and "bytes" in cell
                              else "-" for cell in cells))
    yield ""
    yield "timerfd and posix: the kernel's memory is not counted."
    yield ""


def about_lines(results):
    about = results.about
    yield "# Timers, raced"
    yield ""
    yield (f"{about['date']}, commit {about['commit']}, {about['cpu']}, "
           f"{about['kernel']}, {about['libc']}, {about['compiler']}, library "
           f"built as {about['buildtype']}.")
    yield ""
    yield (f"Load average before: {about['load_before']}; after: "
           f"{about['load_after']}. {about.get('note', '')}".strip())
    yield ""
    yield ("Made by `meson compile -C build bench"
           + ("-full" if about["length"] == "full" else "") + "`; raw figures in "
           "[results.json](results.json); what is measured, and how, in "
           "tests/bench/README.md; why some targets are missed, in doc/bench/limits.md. "
           "A ratio is the peer's time over ours: the "
           "median over repetitions, in each of which all contenders had a slice.")
    yield ""
    if about["no_qemu"]:
        yield (f"**QEMU's own file could not be had** ({about['no_qemu']}): the "
               "rows called list are a sorted list of ours.")
        yield ""
    for line in about["left_out"]:
        yield f"* {line}"
    yield from (f"* {name}: {words}" for name, words in
                results.contenders.items())
    yield ""


def write_results(whole, path):
    """A line for each cell."""
    cells = ",\n".join("  " + json.dumps(cell) for cell in whole["cells"])
    path.write_text(
        '{\n "about": ' + json.dumps(whole["about"])
        + ',\n "contenders": ' + json.dumps(whole["contenders"])
        + ',\n "cells": [\n' + cells + "\n ]\n}\n", encoding="utf-8")


def write(whole, folder):
    """The page and its plots; how many of the cells miss their target."""
    results = Results(whole)
    lines = list(about_lines(results))
    lines += ["## What is asked, and what is so", ""]
    lines += ratio_lines(results)
    lines.append("")
    lines += other_lines(results)
    asked = len(lines)
    lines.append("")
    for workload in results.workloads():
        lines += workload_lines(results, workload, folder)
    lines += special_lines(results)
    lines += memory_lines(results)
    (folder / "README.md").write_text("\n".join(lines).rstrip() + "\n",
                                      encoding="utf-8")
    cells = " ".join(lines[:asked])
    missed = cells.count(") below") + cells.count(") above")
    met = cells.count("(>=") + cells.count("(<=") - missed - cells.count("- (>=")
    return f"{met} targets met, {missed} missed"

"""plot: cost against number of timers, as SVG, both axes logarithmic."""
import math

WIDTH, HEIGHT = 640, 400
LEFT, RIGHT, TOP, BOTTOM = 60, 120, 34, 46
COLOURS = {
    "vmtimer": "#d62728", "vmtimer-favoured": "#ff9896",
    "qemu": "#7f7f7f", "list": "#7f7f7f",
    "libev": "#1f77b4", "libuv": "#2ca02c", "libevent": "#9467bd",
    "libevent-common": "#c49cde", "glib": "#8c564b", "sd-event": "#e377c2",
    "timerfd": "#bcbd22", "posix": "#17becf", "nothing": "#cccccc",
}


def size_name(n):
    for unit, name in ((10**6, "M"), (10**3, "k")):
        if n >= unit and n % unit == 0:
            return f"{n // unit}{name}"
    return str(n)


class Axis:
    def __init__(self, values, low, high):
        self.first = math.floor(math.log10(min(values)) + 1e-9)
        self.last = max(math.ceil(math.log10(max(values)) - 1e-9), self.first + 1)
        self.low, self.high = low, high

    def at(self, value):
        share = (math.log10(value) - self.first) / (self.last - self.first)
        return self.low + share * (self.high - self.low)

    def decades(self):
        return [10**power for power in range(self.first, self.last + 1)]


def text(x, y, words, anchor="middle", colour="#333", extra=""):
    return (f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" '
            f'fill="{colour}"{extra}>{words}</text>')


def grid(across, up):
    for n in across.decades():
        x = across.at(n)
        yield (f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" '
               f'y2="{HEIGHT - BOTTOM}" stroke="#ddd"/>')
        yield text(x, HEIGHT - BOTTOM + 16, size_name(n))
    for ns in up.decades():
        y = up.at(ns)
        yield (f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" '
               f'y2="{y:.1f}" stroke="#ddd"/>')
        yield text(LEFT - 6, y + 4, size_name(ns) if ns >= 1 else f"{ns:g}", "end")


def labels(lines, up):
    """A name at the end of each line, none over another."""
    last = None
    for name, points in sorted(lines.items(), key=lambda item: -item[1][-1][1]):
        y = up.at(points[-1][1]) + 4
        if last is not None and y < last + 12:
            y = last + 12
        last = y
        weight = ' font-weight="bold"' if name == "vmtimer" else ""
        yield text(WIDTH - RIGHT + 8, y, name, "start",
                   COLOURS.get(name, "#333"), weight)


def curve(name, points, across, up):
    colour = COLOURS.get(name, "#333")
    width = 3 if name == "vmtimer" else 1.5
    places = [(across.at(n), up.at(ns)) for n, ns in points]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    yield (f'<polyline points="{path}" fill="none" stroke="{colour}" '
           f'stroke-width="{width}"/>')
    for x, y in places:
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{width}" fill="{colour}"/>'


def write(path, title, lines):
    """@lines: {contender: [(n, ns), ..]}, no list empty"""
    across = Axis([n for points in lines.values() for n, _ in points],
                  LEFT, WIDTH - RIGHT)
    up = Axis([ns for points in lines.values() for _, ns in points],
              HEIGHT - BOTTOM, TOP)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" '
             f'height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" '
             'font-family="sans-serif" font-size="12">',
             f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
             text(WIDTH / 2, 20, title, extra=' font-size="14"'),
             text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, "timers pending"),
             text(16, HEIGHT / 2, "ns per operation", extra=
                  f' transform="rotate(-90 16 {HEIGHT / 2})"')]
    parts += grid(across, up)
    for name, points in sorted(lines.items(), key=lambda x: x[0] == "vmtimer"):
        parts += curve(name, points, across, up)
    parts += labels(lines, up)
    path.write_text("\n".join(parts) + "\n</svg>\n", encoding="utf-8")

# timeline: draw a record of the scenario, a lane for each event of a device.
#
#   awk -f timeline.awk RECORD
#
# All lanes share one axis, the time that passed in the world: from REALTIME
# and HOST by subtraction, from VIRTUAL by adding what the machine was paused.

function cell(elapsed,    c)
{
    c = int(elapsed / span * width)
    return c < width ? c : width - 1
}

function mark(n)
{
    return n == 0 ? " " : n == 1 ? "." : n == 2 ? ":" : n < 6 ? "+" : "#"
}

function ruler(    c, line, second, seconds)
{
    seconds = int(span / 1e9)
    for (c = 0; c < width; c++) {
        line = line " "
    }
    for (second = 0; second < seconds; second++) {
        c = int(second * 1e9 / span * width)
        line = substr(line, 1, c) second "s" substr(line, c + length(second) + 2)
    }
    return substr(line, 1, width)
}

BEGIN { width = 60 }

$1 == "#" {
    if ($2 == "for") {
        span = $3
    } else {
        start[$2] = $3
    }
    next
}

{
    elapsed = $2 - start[$1] + ($1 == "vm" ? paused : 0)
    if ($4 == "pause") {
        pause_at = cell(elapsed)
    } else if ($4 == "resume") {
        paused = $5
        for (c = pause_at; c <= cell(elapsed); c++) {
            still[c] = 1
        }
    }
    if ($3 == "machine") {
        next
    }
    lane = $3 " " $4
    if (!(lane in total)) {
        order[++lanes] = lane
        clock[lane] = $1
    }
    total[lane]++
    count[lane, cell(elapsed)]++
    if (!($3 in met)) {
        met[$3] = ++devices
        device[devices] = $3
    }
}

END {
    printf "  %-20s %-4s %s\n", "", "", ruler()
    line = ""
    for (c = 0; c < width; c++) {
        line = line (c in still ? "z" : "-")
    }
    printf "  %-20s %-4s %s\n", "machine", "", line
    for (d = 1; d <= devices; d++) {
        name = device[d]
        for (i = 1; i <= lanes; i++) {
            split(order[i], part, " ")
            if (part[1] != device[d]) {
                continue
            }
            line = ""
            for (c = 0; c < width; c++) {
                line = line mark(count[order[i], c])
            }
            printf "  %-8s %-11s %-4s %s %4d\n", name, part[2],
                   clock[order[i]], line, total[order[i]]
            name = ""
        }
    }
}

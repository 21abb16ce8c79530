/*
 * plot: what `migrate live` printed, as an SVG: a panel for each file.
 *
 *   plot TITLE FILE [TITLE FILE]... >plot.svg
 *
 * Throttle percentage as a stair, dirty and sent bytes as lines, over time.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    WIDTH = 640, HEIGHT = 260,             /* of a panel */
    LEFT = 56, RIGHT = 56, TOP = 36, BOTTOM = 40,
    MOST_ROUNDS = 1000,
    PERCENT_STEP = 25,
};

typedef struct Round {
    double ms, percent, dirty, sent;
} Round;

typedef struct Panel {
    Round rounds[MOST_ROUNDS];
    int count;
    int y;           /* of its upper edge */
    double most_ms;
    double most_rate;
} Panel;

static double rounded_up(double value, double step)
{
    int steps = (int)(value / step);

    return (steps + 1) * step;
}

static bool read_rounds(Panel *p, const char *path)
{
    FILE *file = fopen(path, "r");
    Round r;

    if (!file) {
        perror(path);
        return false;
    }
    p->count = 0;
    p->most_rate = 0;
    while (p->count < MOST_ROUNDS && fscanf(file, "%lf %lf %lf %lf", &r.ms,
                                            &r.percent, &r.dirty, &r.sent) == 4) {
        p->rounds[p->count++] = r;
        p->most_rate = r.dirty > p->most_rate ? r.dirty : p->most_rate;
        p->most_rate = r.sent > p->most_rate ? r.sent : p->most_rate;
    }
    fclose(file);
    if (p->count) {
        p->most_ms = rounded_up(p->rounds[p->count - 1].ms, 500);
        p->most_rate = rounded_up(p->most_rate, 40);
    }
    return p->count > 0;
}

static double x_of(const Panel *p, double ms)
{
    return LEFT + ms / p->most_ms * (WIDTH - LEFT - RIGHT);
}

static double y_of(const Panel *p, double part)
{
    return p->y + HEIGHT - BOTTOM - part * (HEIGHT - TOP - BOTTOM);
}

static void draw_text(double x, double y, const char *anchor, const char *color,
                      const char *text)
{
    printf("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>\n",
           x, y, anchor, color, text);
}

static void draw_scale(const Panel *p)
{
    char text[32];

    for (int percent = 0; percent <= 100; percent += PERCENT_STEP) {
        double y = y_of(p, percent / 100.0);

        printf("<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" "
               "stroke=\"#ddd\"/>\n", LEFT, WIDTH - RIGHT, y, y);
        snprintf(text, sizeof text, "%d %%", percent);
        draw_text(LEFT - 6, y + 4, "end", "#b03030", text);
        snprintf(text, sizeof text, "%.0f", p->most_rate * percent / 100);
        draw_text(WIDTH - RIGHT + 6, y + 4, "start", "#2050a0", text);
    }
    for (double ms = 0; ms <= p->most_ms; ms += 1000) {
        snprintf(text, sizeof text, "%.0f s", ms / 1000);
        draw_text(x_of(p, ms), p->y + HEIGHT - BOTTOM + 18, "middle", "#444",
                  text);
    }
}

static double dirty_of(const Round *r)
{
    return r->dirty;
}

static double sent_of(const Round *r)
{
    return r->sent;
}

static void draw_rate(const Panel *p, double (*rate_of)(const Round *),
                      const char *style)
{
    printf("<polyline fill=\"none\" %s points=\"", style);
    for (int i = 0; i < p->count; i++) {
        printf("%.1f,%.1f ", x_of(p, p->rounds[i].ms),
               y_of(p, rate_of(&p->rounds[i]) / p->most_rate));
    }
    printf("\"/>\n");
}

/* A round's percentage held until it was over. */
static void draw_percentage(const Panel *p)
{
    double from_ms = 0;

    printf("<polyline fill=\"none\" stroke=\"#b03030\" stroke-width=\"2\" points=\"");
    for (int i = 0; i < p->count; i++) {
        double y = y_of(p, p->rounds[i].percent / 100);

        printf("%.1f,%.1f %.1f,%.1f ", x_of(p, from_ms), y,
               x_of(p, p->rounds[i].ms), y);
        from_ms = p->rounds[i].ms;
    }
    printf("\"/>\n");
}

static void draw_panel(const Panel *p, const char *title)
{
    draw_text(LEFT, p->y + 20, "start", "#000", title);
    draw_text(WIDTH - RIGHT, p->y + 20, "end", "#2050a0",
              "MB/s: dirty (line), sent (dashes)");
    draw_scale(p);
    draw_rate(p, sent_of, "stroke=\"#2050a0\" stroke-dasharray=\"4 4\"");
    draw_rate(p, dirty_of, "stroke=\"#2050a0\" stroke-width=\"2\"");
    draw_percentage(p);
}

int main(int argc, char **argv)
{
    static Panel panel;
    int panels = (argc - 1) / 2;

    if (panels == 0 || argc % 2 == 0) {
        fprintf(stderr, "usage: plot TITLE FILE [TITLE FILE]...\n");
        return 2;
    }
    printf("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
           "font-family=\"sans-serif\" font-size=\"12\">\n"
           "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n",
           WIDTH, HEIGHT * panels);
    for (int i = 0; i < panels; i++) {
        panel.y = HEIGHT * i;
        if (!read_rounds(&panel, argv[2 + 2 * i])) {
            return 1;
        }
        draw_panel(&panel, argv[1 + 2 * i]);
    }
    printf("</svg>\n");
    return 0;
}

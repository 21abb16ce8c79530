/*
 * special: see special.h.
 */
#include "special.h"

#include <string.h>

Special *special_by_name(const char *name)
{
    static const struct {
        const char *name;
        Special *race;
    } table[] = {
        {"pause", race_pause},
        {"contend", race_contend},
        {"wake", race_wake},
        {"early", race_early},
    };

    for (unsigned i = 0; i < sizeof table / sizeof table[0]; i++) {
        if (strcmp(table[i].name, name) == 0) {
            return table[i].race;
        }
    }
    return NULL;
}

/*
 * output: see output.h.
 */
#include "output.h"

bool output_begin(Output *output, const char *path,
                  const Contender *const *contenders, unsigned count)
{
    output->file = fopen(path, "w");
    if (!output->file) {
        return false;
    }
    fprintf(output->file, "{\n  \"contenders\": {");
    for (unsigned k = 0; k < count; k++) {
        fprintf(output->file, "%s\n    \"%s\": \"%s\"", k ? "," : "",
                contenders[k]->name, contenders[k]->about());
    }
    fprintf(output->file, "\n  },\n  \"cells\": [");
    return true;
}

void output_end(Output *output)
{
    if (output->file) {
        fprintf(output->file, "\n  ]\n}\n");
        fclose(output->file);
    }
}

FILE *output_open(Output *output, const char *workload, unsigned n,
                  const char *contender)
{
    if (output->file) {
        fprintf(output->file, "%s\n    {\"workload\": \"%s\", \"n\": %u, "
                "\"contender\": \"%s\"", output->has_cells ? "," : "", workload, n,
                contender);
        output->has_cells = true;
    }
    return output->file;
}

void output_close(Output *output)
{
    if (output->file) {
        fprintf(output->file, "}");
        fflush(output->file);
    }
}

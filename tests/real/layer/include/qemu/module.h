/*
 * module.h - nothing here registers itself
 */
#ifndef LAYER_MODULE_H
#define LAYER_MODULE_H

typedef enum {
    MODULE_INIT_QOM
} module_init_type;

void module_call_init(module_init_type type);

#endif

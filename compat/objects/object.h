/*
 * object: how the archives for old objects define a name with its old meaning.
 *
 * Our headers, which these files include, reach the new meaning by another symbol
 * (VMTIMER_SYMBOL, vmtimer/clock.h), so both stand in one program.
 */
#ifndef VMTIMER_COMPAT_OBJECTS_OBJECT_H
#define VMTIMER_COMPAT_OBJECTS_OBJECT_H

/* The function that follows is the symbol @name. */
#define OLD(type, name, parameters)               \
    extern type object_##name parameters __asm__(#name); \
    type object_##name parameters

#endif

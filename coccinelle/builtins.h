/*
 * builtins: help for spatch's parser; each line with the error it cures.
 *
 * The driver puts this behind coccinelle's own standard.h. A parse error
 * drops the whole function or declaration, silently.
 */

/* void HELPER(name)(int x): a function named by a macro. */
#define HELPER(name) name

/* (uint64_t)(ram_addr_t)x: a cast of a cast is taken for a call, unless both
 * are types that C itself has. */
#define uint64_t int
#define ram_addr_t int
#define target_phys_addr_t int

/* static QLIST_HEAD(name, type) name; and the entries in structs. */
#define QLIST_HEAD(name, type) int
#define QLIST_ENTRY(type) int
#define QTAILQ_HEAD(name, type) int
#define QTAILQ_ENTRY(type) int
#define QSIMPLEQ_HEAD(name, type) int
#define QSIMPLEQ_ENTRY(type) int
#define QSLIST_HEAD(name, type) int
#define QSLIST_ENTRY(type) int

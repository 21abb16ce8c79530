/* The loop's header, which the pair has from elsewhere. */
#include "block/aio.h"
#include PAIR_FILE

/* What the board knows of the lamp. */
#include <stdint.h>

void lamp_start(void);
int lamp_burns(void);
void lamp_stop(void);
int64_t lamp_next(void);

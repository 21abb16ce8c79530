#ifndef DEV_H
#define DEV_H

int64_t dev_left(QEMUClockType clock, int n);
QEMUClockType dev_clock(int rt);

#endif

#ifndef DEV_H
#define DEV_H

int64_t dev_left(QEMUClock *clock, int n);
QEMUClock *dev_clock(int rt);

#endif

typedef struct DevState {
    int irq;
    QEMUClock *clock;
    QEMUTimer *timer;
} DevState;

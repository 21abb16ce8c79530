typedef struct DevState {
    int irq;
    QEMUClockType clock;
    QEMUTimer *timer;
} DevState;

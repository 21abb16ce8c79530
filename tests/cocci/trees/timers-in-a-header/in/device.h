/* Nothing to convert here, but what the others' members are. */
struct device {
    QEMUTimer *tick;
    QEMUTimer *lines[4];
    struct frame *frame;
};

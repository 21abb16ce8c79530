static int left(const char *clock)
{
    return !strcmp(clock, "vm_clock");
}

int b(void)
{
    return left("rt_clock") + left(NULL);
}

"""A folder to convert, and what a clear outcome is.

A clear outcome: the exit status says it, the file is whole (as it was, or
converted), a message names what was refused, and the file beside it is
converted all the same.
"""

import os

import cocci
from cocci import check, convert, read, write

OLD = b'void f(QEMUTimer *t)\n{\n    qemu_del_timer(t);\n}\n'
NEW = OLD.replace(b'qemu_del_timer', b'timer_del')
LEFT = (b'int64_t f(void)\n{\n'
        b'    return qemu_clock_deadline(vm_clock);\n}\n')
LINE = ['--from', '1.0', '--to', 'newest']


class Tree:
    """A folder with good.c, which must convert whatever else is there."""

    def __enter__(self):
        self.temp = cocci.folder()
        self.root = self.temp.name
        write(self.at('good.c'), OLD)
        return self

    def __exit__(self, *why):
        self.temp.cleanup()

    def at(self, name):
        return os.path.join(self.root, name)

    def run(self, *args, **more):
        return convert(LINE + list(args), self.root, **more)

    def in_place(self, *paths, **more):
        return self.run('--in-place', *(paths or ('.',)), **more)

    def check_good(self, run):
        check(read(self.at('good.c')) == NEW,
              'the file beside it was not converted\n' + run.said())


def check_status(run, *statuses):
    check(run.status in statuses,
          'exit status, wanted %s\n%s' % (statuses, run.said()))


def check_names(run, word):
    check(word.encode() in run.out + run.err,
          'no message has "%s"\n%s' % (word, run.said()))


def check_refused(tree, run, name, data):
    """Left as it was, named in a message, status 2, the rest converted."""
    check(read(tree.at(name)) == data, name + ' changed\n' + run.said())
    check_names(run, name)
    check_status(run, 2)
    tree.check_good(run)

"""What the checks of doc/man need to know of mdoc, and of our sources."""

import re


def macro_arguments(line):
    """The arguments of a macro line; quotes hold one together."""
    return [quoted or plain for quoted, plain
            in re.findall(r'"([^"]*)"|(\S+)', line)][1:]


def unescape(text):
    return text.replace(r'\&', '').replace(r'\e', '\\').replace(r'\-', '-')


class Page:
    def __init__(self, path):
        self.path = path
        self.section = path.suffix[1:]
        self.sections = {}
        lines = []
        for line in path.read_text().splitlines():
            if line.startswith('.Sh '):
                lines = self.sections.setdefault(line[4:], [])
            else:
                lines.append(line)
        self.names = [macro_arguments(line)[0]
                      for line in self.sections.get('NAME', [])
                      if line.startswith('.Nm ')]

    def references(self):
        """The (name, section) pairs of every .Xr and .Pq Xr."""
        for lines in self.sections.values():
            for line in lines:
                if line.startswith('.'):
                    yield from re.findall(r'\bXr (\S+) (\d)', line)

    def literals(self, section):
        """The text of each literal display in a section."""
        block = None
        for line in self.sections.get(section, []):
            if line.startswith('.Bd -literal'):
                block = []
            elif line.startswith('.Ed') and block is not None:
                yield '\n'.join(block) + '\n'
                block = None
            elif block is not None:
                block.append(unescape(line))

    def examples(self):
        """Pairs of a program and what it prints, or None."""
        program = None
        for text in self.literals('EXAMPLES'):
            if 'int main(' in text:
                if program:
                    yield program, None
                program = text
            elif program:
                yield program, text
                program = None
        if program:
            yield program, None

    def diagnostics(self):
        for line in self.sections.get('DIAGNOSTICS', []):
            if line.startswith('.It '):
                yield unescape(macro_arguments(line)[0])

    def synopsis(self):
        """(headers, names, declarations), as C."""
        headers, names, declarations = [], [], []
        result = name = None
        for line in self.sections.get('SYNOPSIS', []):
            macro, arguments = line[:3], macro_arguments(line)
            if macro == '.In':
                headers.append(arguments[0])
            elif macro == '.Ft':
                result = ' '.join(arguments)
            elif macro == '.Vt':
                declarations.append(' '.join(arguments))
                names.append(re.findall(r'\w+', line)[-1])
            elif macro == '.Fo':
                name, parameters = arguments[0], []
            elif macro == '.Fa':
                parameters.append(arguments[0])
            elif macro == '.Fn':
                name, parameters = arguments[0], arguments[1:]
            if macro in ('.Fc', '.Fn'):
                declarations.append(
                    f'{result} {name}({", ".join(parameters)});')
                if not result.startswith('typedef'):
                    names.append(name)
        return headers, names, declarations


def pages(root, section='[1-9]'):
    return [Page(path) for path
            in sorted((root / 'doc/man').glob(f'*.{section}'))]


def without_comments(source):
    return re.sub(r'/\*.*?\*/', ' ', source, flags=re.S)


def exported(root, map_name):
    """The names that a symbol map promises; private nodes promise nothing."""
    text = re.sub(r'#.*', '', (root / 'lib' / map_name).read_text())
    names = set()
    for node, body in re.findall(r'(\w+)\s*\{(.*?)\}', text, re.S):
        if not node.endswith('_PRIVATE'):
            body = body.split('local:')[0]
            names.update(re.findall(r'(\w+);', body))
    # a second symbol of the same function (VMTIMER_SYMBOL) is no second name
    return names - {'vmtimer_' + name for name in names}


def inline_functions(root):
    """The functions that public headers define."""
    names = set()
    for header in (root / 'lib/include').rglob('*.h'):
        names.update(re.findall(r'^static (?:inline|__inline__) [^;{(]*?(\w+)\(',
                                without_comments(header.read_text()), re.M))
    return names

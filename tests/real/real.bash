#
# real: what the tests of this suite have in common; each sources it.
#
# A test is called with the build's root. Its sources are copied one by one into
# an empty folder of its own, and compiled there: a quoted #include would find
# QEMU's headers beside them otherwise. $CC and $SANITIZE are meson's.

set -euo pipefail

here=$(cd "${0%/*}" && pwd)
name=${0##*/}
root=$(cd "$1" && pwd)
top=$here/../..
work=$root/real/$name
flags=(-std=gnu11 -O1 -g -Wall
       -Werror=implicit-function-declaration -D_GNU_SOURCE -DVMTIMER_QEMU_LEVEL=702
       -I"$work/include" -I"$work" -I"$here/layer/include"
       -I"$top/compat/include" -I"$top/lib/include")
sanitize=()
if [ "${SANITIZE:-none}" != none ]; then
    sanitize=(-fsanitize="$SANITIZE")
fi

skip()
{
    echo "$*"
    exit 77
}

# begin PACKAGE...: what pkg-config must know, and QEMU's sources
begin()
{
    local package words

    for package in "$@"; do
        pkg-config --exists "$package" || skip "pkg-config finds no $package"
    done
    read -r -a words <<<"$(pkg-config --cflags "$@")"
    flags+=("${words[@]}")
    read -r -a libraries <<<"$(pkg-config --libs "$@")"
    source=$("$here/fetch" "$root/real/qemu") || {
        local status=$?
        echo "$source"
        exit $status
    }
    rm -rf "$work"
    mkdir -p "$work/include"
    objects=()
}

# take FILE...: QEMU's, unmodified; headers keep their place below include/
take()
{
    local file to

    for file in "$@"; do
        case $file in
        include/*) to=$work/$file ;;
        *) to=$work/${file##*/} ;;
        esac
        mkdir -p "${to%/*}"
        cp "$source/$file" "$to"
    done
}

# compile FILE FLAGS...: one that was taken, or one of our layer
compile()
{
    local file=$work/$1 object

    [ -f "$file" ] || file=$here/layer/$1
    object=$work/${1%.c}.o
    # shellcheck disable=SC2086  # a compiler may be several words
    ${CC:-cc} "${flags[@]}" "${sanitize[@]}" "${@:2}" -c -o "$object" "$file"
    objects+=("$object")
}

# link_to LIBRARY...: objects, what is given, then the packages' libraries
link_to()
{
    # shellcheck disable=SC2086
    ${CC:-cc} "${sanitize[@]}" -o "$work/run" "${objects[@]}" "$@" \
        "${libraries[@]}" -lm -lpthread -Wl,-rpath,"$root/lib"
}

# passes N WHAT: GLib's own report says that exactly N subtests ran, all are ok
passes()
{
    local ok status=0

    "$work/run" --tap >"$work/tap" || status=$?
    ok=$(grep -cE '^ok [0-9]+ ' "$work/tap" || true)
    if [ $status -ne 0 ] || grep -q '# SKIP' "$work/tap" ||
       [ "$ok" -ne "$1" ] || ! grep -qx "1..$1" "$work/tap"; then
        cat "$work/tap"
        echo "$name: $2: $ok of $1, exit status $status"
        exit 1
    fi
    echo "$name: $2: $ok of $1"
}

# is_taken_from FUNCTION LETTER: U: a library's, T: the program's own; maybe by its
# second symbol (VMTIMER_SYMBOL)
is_taken_from()
{
    nm "$work/run" | grep -E " $2 (vmtimer_)?$1(@|\$)" >/dev/null ||
        { echo "$name: $1 is not $2 in the program"; exit 1; }
}

# same_record SCENARIO CLIENT FUNCTION WHAT N: the scenario over our part, then
# over QEMU's file, which defines FUNCTION, with the same output; WHAT, a pattern,
# is in it at least N times
same_record()
{
    local found

    compile "$1"
    link_to -L"$root/lib" -lvmtimer
    is_taken_from "$3" U
    "$work/run" >"$work/ours" 2>"$work/ours.warnings"
    compile "$2"
    link_to -L"$root/lib" -lvmtimer
    is_taken_from "$3" T
    "$work/run" >"$work/qemus" 2>"$work/qemus.warnings"
    cmp "$work/ours" "$work/qemus"
    found=$(grep -o "$4" "$work/ours" | wc -l)
    echo "$name: the same $(wc -l <"$work/ours") lines, $found times \"$4\""
    [ "$found" -ge "$5" ]
}

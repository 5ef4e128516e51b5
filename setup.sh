#!/bin/sh
# Makes .venv hold what a lock file says, no more and no less, with Python 3.10. Needs python3; uses uv if it is there.
# usage: setup.sh LOCKFILE | setup.sh lock
set -eu
cd "$(dirname "$0")"

say() { printf '%s\n' "$*" >&2; }

find_uv() {
    if command -v uv >/dev/null 2>&1; then
        command -v uv
        return
    fi
    if [ ! -x .tools/bin/uv ]; then
        say "Fetching uv, which installs the rest ..."
        if ! python3 -m venv .tools 2>/dev/null; then
            say "python3 cannot make a virtual environment. Install its venv module (Debian: apt-get install python3-venv)."
            exit 1
        fi
        .tools/bin/python -m pip -qq --disable-pip-version-check install --require-hashes -r requirements-uv.lock >&2 || {
            say "uv could not be installed. Install it by hand, then try again: pip install uv"
            exit 1
        }
    fi
    printf '%s\n' "$PWD/.tools/bin/uv"
}

UV=$(find_uv)

if [ "$1" = lock ]; then
    compile() {
        "$UV" pip compile --quiet --python-version 3.10 --universal --generate-hashes \
            --no-emit-index-url --no-emit-find-links --no-header --no-annotate pyproject.toml "$@"
    }
    compile -o requirements.lock
    compile --extra dev -c requirements.lock -o requirements-dev.lock
    exit
fi

if [ ! -x .venv/bin/python ]; then
    "$UV" venv --quiet --python 3.10 .venv 2>/dev/null || {
        say "Python 3.10 could not be found or fetched. Install it (pyenv install 3.10, or your system's python3.10), then try again."
        exit 1
    }
fi
say "Installing packages from $1 ..."
# Compiled once, here: every start would take two seconds longer where Python may not write beside its modules.
"$UV" pip sync --quiet --python .venv --compile-bytecode --require-hashes "$1" || {
    say "The packages could not be installed; the lines above say why. Nothing else was changed, so you can run this again."
    exit 1
}

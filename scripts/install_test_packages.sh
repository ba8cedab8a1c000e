#!/bin/sh
# Installs what the tests need beside Python: on Debian, as root, by itself; elsewhere it says what is missing.
set -eu

missing=""
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
    || missing="$missing chromium"
command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$missing postgresql"
command -v xgettext >/dev/null || missing="$missing gettext"
if [ "$(uname)" = Linux ] && ! PATH="$PATH:/sbin" ldconfig -p | grep -q libatomic.so.1; then
    missing="$missing libatomic1" # playwright's driver is linked with it
fi
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing for the tests:$missing"
    log=$(mktemp)
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086
    if ! { apt-get update && apt-get install --yes --no-install-recommends $missing; } >"$log" 2>&1; then
        cat "$log" >&2
        exit 1
    fi
    rm -f "$log"
else
    echo "Not installed, so that their tests are skipped:$missing"
    echo "Debian and Ubuntu: sudo apt-get install$missing"
fi

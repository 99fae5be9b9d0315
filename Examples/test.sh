#!/bin/sh
# Runs every test and prints the totals. Installs missing system libraries first; arguments go to `swift test`.
# Exit status: that of `swift test`.
set -eu
cd "$(dirname "$0")/.."
# shellcheck source=Examples/prepare.sh
. Examples/prepare.sh

log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
# A pipe would hide the status of `swift test`, so it travels through a file descriptor of its own.
{ { swift test "$@" 2>&1 || echo $? >&3; } | tee "$log"; } 3>"$log.status"
if [ -s "$log.status" ]; then status=$(cat "$log.status"); fi
rm -f "$log.status"

echo
echo "Totals"
grep -E 'Test run with [0-9]+ tests?|Executed [0-9]+ tests?' "$log" || echo "no totals: see the output above"
skipped=$(grep -c -E '(➜|skipped)' "$log" || true)
echo "lines that report a skipped test: $skipped"
exit "$status"

#!/usr/bin/env bash
# Starts the installed program as a user would, and looks at it: unpacks the deb into a scratch root,
# starts it under Xvfb with an empty home, waits for its window, takes a picture.
#
#   installer/linux/check.sh [picture.png]
set -euo pipefail
cd "$(dirname "$0")/../.."
picture=${1:-target/installer/installed.png}
for tool in Xvfb xdotool dpkg-deb import; do
  command -v "$tool" >/dev/null \
    || { echo "check.sh: $tool is missing: apt-get install xvfb xdotool dpkg imagemagick" >&2; exit 2; }
done
deb=$(find target/installer -maxdepth 1 -name "cordon_*.deb" -print -quit)
[[ -n "$deb" ]] || { echo "check.sh: no deb; run installer/linux/package.sh first" >&2; exit 2; }

scratch=$(mktemp -d)
pids=()
program=0
cleanup() {
  # The program ends in order by itself; whatever hangs is not waited for.
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  for _ in $(seq 50); do kill -0 "$program" 2>/dev/null || break; sleep 0.2; done
  for pid in "${pids[@]}"; do kill -9 "$pid" 2>/dev/null || true; done
  rm -rf "$scratch"
}
trap cleanup EXIT

dpkg-deb -x "$deb" "$scratch/root"
mkdir -p "$scratch/home"
exec 3> >(cat > "$scratch/display")
Xvfb -displayfd 3 -screen 0 1280x800x24 >/dev/null 2>&1 &
pids+=($!)
for _ in $(seq 50); do [[ -s "$scratch/display" ]] && break; sleep 0.1; done
display=":$(cat "$scratch/display")"

# The launcher must need nothing of this machine's Java.
env -i DISPLAY="$display" HOME="$scratch/home" PATH=/usr/bin:/bin \
  "$scratch/root/opt/cordon/bin/Cordon" > "$scratch/log" 2>&1 &
pids+=($!)
program=$!
for _ in $(seq 120); do
  if window=$(DISPLAY="$display" xdotool search --onlyvisible --name '^Cordon' 2>/dev/null | head -1) \
      && [[ -n "$window" ]]; then
    break
  fi
  kill -0 "$program" 2>/dev/null || { echo "check.sh: the program ended:"; cat "$scratch/log"; exit 1; }
  sleep 0.5
done
[[ -n "${window:-}" ]] || { echo "check.sh: no window within a minute:"; cat "$scratch/log"; exit 1; }
sleep 8 # let the shift play a little, for the picture
DISPLAY="$display" import -window root "$picture"

# Nothing may be unpacked into the home folder; data belong below .local/share/cordon. What the desktop
# itself caches is not ours.
strays=$(cd "$scratch/home" && find . -type f -not -path './.local/share/cordon/*' -not -path './.cache/*' | head)
if [[ -n "$strays" ]]; then
  echo "check.sh: unpacked into the home folder:"; echo "$strays"; exit 1
fi
echo "installed program shows a window; picture: $picture"

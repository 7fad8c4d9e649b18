#!/usr/bin/env bash
# A desktop without a screen, on which Orca listens to Chromium. Usage: session.sh FOLDER COMMAND…
# Runs the command there; what Orca sent to speech stands in FOLDER/orca.log when it is over.
set -u
if [ -z "${SESSION_INSIDE:-}" ]; then SESSION_INSIDE=1 exec dbus-run-session -- "$0" "$@"; fi
folder=$1
shift
export HOME=$folder XDG_RUNTIME_DIR=$folder/run XDG_CONFIG_HOME=$folder/config LANG=C.UTF-8
mkdir -p -m 700 "$XDG_RUNTIME_DIR"
mkdir -p "$XDG_CONFIG_HOME/speech-dispatcher"
# A voice that makes no sound: what is sent to it is what counts.
printf '%s\n' 'LogLevel 1' 'AudioOutputMethod "libao"' 'AddModule "dummy" "sd_dummy" ""' 'DefaultModule dummy' \
  >"$XDG_CONFIG_HOME/speech-dispatcher/speechd.conf"

# The server picks a number that is free and says which.
exec 3<>"$folder/display"
Xvfb -displayfd 3 -screen 0 1280x900x24 >"$folder/xvfb.log" 2>&1 &
started=("$!")
stop() { kill "${orca:-}" "${started[@]}" 2>/dev/null; sleep 0.5; kill -9 "${orca:-}" "${started[@]}" 2>/dev/null; }
trap stop EXIT
for _ in $(seq 50); do [ -s "$folder/display" ] && break; sleep 0.2; done
DISPLAY=:$(tr -d '[:space:]' <"$folder/display")
export DISPLAY
openbox >/dev/null 2>&1 &
started+=("$!")
/usr/libexec/at-spi-bus-launcher --launch-immediately >/dev/null 2>&1 &
started+=("$!")
sleep 1
gsettings set org.gnome.desktop.interface toolkit-accessibility true
orca --disable=braille --debug-file="$folder/orca.log" >/dev/null 2>&1 &
orca=$!
# Its log comes in blocks, so that its first words may be late; one start in some thirty hangs and says nothing at all.
for _ in $(seq 40); do grep -q 'Screen reader on' "$folder/orca.log" 2>/dev/null && break; sleep 0.5; done
"$@"

#!/usr/bin/env bash
# Tests the installed program as a person meets it: builds the .deb, installs it, starts it from its menu entry's command on a virtual display, connects
# an agent, reads the agent's name off the screen, stops it, installs it over itself, removes it, and looks for leftovers.
# Needs root, dpkg, xvfb, xdotool, imagemagick, tesseract-ocr and a JDK 25; looks at the .rpm where rpmbuild is, at the kinds of files where gio and xdg-mime are. Usage: installers/smoke.sh [folder for screenshots and logs]
set -euo pipefail
cd "$(dirname "$0")/.."
out=$(mkdir -p "${1:-installers/target/smoke}" && cd "${1:-installers/target/smoke}" && pwd)
home=$(mktemp -d)
port=$((20000 + RANDOM % 20000))
visitor=visita
program=''
server=''
agent=''
occupant=''

say() { printf '%s  %s\n' "$(date +%H:%M:%S)" "$*"; }
fail() { say "FAILED: $*" >&2; tail -n 50 "$out"/*.log >&2 || true; exit 1; }
# until_true SECONDS WHAT COMMAND...
until_true() {
  local deadline=$((SECONDS + $1)) what=$2
  shift 2
  until "$@"; do
    [ $SECONDS -lt $deadline ] || fail "not in time: $what"
    sleep 0.2
  done
}
clean_up() {
  for process in $agent $program $server $occupant; do kill "$process" 2>/dev/null || true; done
  if dpkg -s thalamus >/dev/null 2>&1; then dpkg --purge thalamus >/dev/null 2>&1 || true; fi
  rm -rf "$home"
}
trap clean_up EXIT

for tool in dpkg Xvfb xdotool import convert tesseract; do
  command -v $tool >/dev/null || { echo "smoke.sh: $tool is not installed" >&2; exit 69; }
done
[ "$(id -u)" = 0 ] || { echo "smoke.sh: packages are installed by root" >&2; exit 77; }
if dpkg -s thalamus >/dev/null 2>&1; then echo "smoke.sh: Thalamus is installed here; remove it first" >&2; exit 78; fi
for java in "${JAVA_HOME:-/nonexistent}/bin/java" /usr/lib/jvm/*/bin/java; do
  [ -x "$java" ] && grep -qE 'JAVA_VERSION="(2[5-9]|[3-9][0-9])' "${java%/bin/java}/release" && break
done

say 'build the .deb'
compile=--no-compile
[ -d app/target/thalamus/lib ] || compile=
kinds=deb
command -v rpmbuild >/dev/null && kinds='deb rpm'
# shellcheck disable=SC2086
installers/build.sh --quick $compile $kinds
deb=$(echo "$PWD"/installers/target/dist/thalamus_*.deb)

say "install $(basename "$deb")"
dpkg -i "$deb" >"$out/install.log" 2>&1 || fail 'dpkg -i'
dpkg -L thalamus >"$out/files.txt"
if [ "$kinds" != deb ]; then
  say 'the .rpm holds the same files'
  rpm -qlp installers/target/dist/thalamus-*.rpm | sort >"$out/files-rpm.txt"
  grep -v '/thalamus/copyright$' "$out/files.txt" | while read -r file; do
    if [ ! -d "$file" ] || [ -L "$file" ]; then echo "$file"; fi
  done | sort | comm -23 - "$out/files-rpm.txt" >"$out/files-missing.txt"
  [ ! -s "$out/files-missing.txt" ] || fail "the .rpm lacks $(tr '\n' ' ' <"$out/files-missing.txt")"
  rpm -qpR installers/target/dist/thalamus-*.rpm | grep -q '^gtk3' || fail 'the .rpm does not ask for GTK'
fi
entry=/usr/share/applications/thalamus.desktop
command=$(sed -n 's/^Exec=//p' $entry | sed 's/ *%[a-zA-Z]//g')
[ -x "${command%% *}" ] || fail "the menu entry starts '$command', which is no program"
[ "$(readlink -f "$(command -v thalamus)")" = /usr/lib/thalamus/bin/thalamus ] || fail 'thalamus is not on the PATH'
grep -q "hicolor/.*/apps/$(sed -n 's/^Icon=//p' $entry).png" "$out/files.txt" || fail 'the menu entry has no icon'
thalamus --version | grep -q '^thalamus [0-9]' || fail 'thalamus --version'
# With this option Java starts only with a cache that fits.
THALAMUS_JAVA_OPTS=-XX:AOTMode=on thalamus --version >/dev/null || fail 'the class cache does not fit the installed program'

if command -v gio >/dev/null && command -v update-mime-database >/dev/null; then
  say 'the desktop knows its files'
  printf '{"capture":1}\n' >"$home/tuesday.thalamus.ndjson"
  kind=$(XDG_CURRENT_DESKTOP=GNOME xdg-mime query filetype "$home/tuesday.thalamus.ndjson")
  [ "$kind" = application/x-thalamus-capture ] || fail "a file of signals is taken for $kind"
  if command -v update-desktop-database >/dev/null; then
    [ "$(xdg-mime query default "$kind")" = thalamus.desktop ] || fail 'no double-click opens a file of signals'
  fi
  rm "$home/tuesday.thalamus.ndjson"
fi

say 'start it from the menu entry'
export DISPLAY=:$((100 + RANDOM % 400))
Xvfb "$DISPLAY" -screen 0 1440x900x24 >"$out/xvfb.log" 2>&1 &
server=$!
until_true 20 'the virtual display' xdotool getmouselocation >/dev/null 2>&1
export HOME="$home" XDG_DATA_HOME="$home/data" XDG_CONFIG_HOME="$home/config" XDG_STATE_HOME="$home/state" XDG_CACHE_HOME="$home/cache" LC_ALL=C.UTF-8
export THALAMUS_LISTEN_PORT=$port THALAMUS_WEB_DASHBOARD_PORT=$((port + 100))
thalamus path | grep -q '/usr/bin/thalamus' || fail 'it does not know that the package put it on the PATH'
thalamus path --add >/dev/null || fail 'thalamus path --add'
[ ! -e "$home/.local" ] || fail 'a second command was made beside the one of the package'
start() {
  $command >>"$out/program.log" 2>&1 &
  program=$!
  until_true 120 'a window' xdotool search --onlyvisible --class thalamus >/dev/null 2>&1
  [ "$(xdotool search --onlyvisible --class thalamus | wc -l)" = 1 ] || fail 'more than one window'
}
stop() {
  kill -TERM "$program"
  local code=0
  wait "$program" || code=$?
  program=''
  [ $code = 0 ] || fail "the program ended with $code"
}
# read_screen NAME: takes a picture and writes what is read on it.
read_screen() {
  import -window root "$out/$1.png"
  convert "$out/$1.png" -colorspace gray -resize 250% "$out/$1-large.png"
  tesseract "$out/$1-large.png" - --psm 11 2>/dev/null >"$out/$1.txt"
  rm "$out/$1-large.png"
}
screen_says() { read_screen "$1" && grep -q "$2" "$out/$1.txt"; }
start
until_true 60 'the first screen' screen_says first-run "Your hub is running"
colours=$(convert "$out/first-run.png" -format %k info:)
[ "$colours" -gt 100 ] || fail "the window is blank: $colours colours"

say 'connect an agent'
mkfifo "$home/stay"
"$java" installers/smoke/Visitor.java 127.0.0.1 $port $((port + 100)) $visitor <"$home/stay" >"$out/agent.log" 2>&1 &
agent=$!
exec 9>"$home/stay"
until_true 60 'the agent is registered' grep -q '^ready' "$out/agent.log"
grep '^agent.list' "$out/agent.log" | grep -q $visitor || fail 'agent.list does not name the agent'
grep '^api/status: 200' "$out/agent.log" | grep -q $visitor || fail '/api/status does not name the agent'
xdotool key ctrl+2
until_true 60 'a row with the agent on the screen' screen_says agents $visitor

say 'start it again: the window comes to the front'
timeout 60 $command >"$out/second.log" 2>&1 || fail "the second start ended with $?"
[ "$(xdotool search --onlyvisible --class thalamus | wc -l)" = 1 ] || fail 'the second start opened a window of its own'

say 'open a file of signals with it'
printf '{"capture":1,"hub":"lunes","made_at":"2026-11-02T08:00:00Z"}\n' >"$home/monday.thalamus.ndjson"
(cd "$home" && timeout 60 $command monday.thalamus.ndjson) >>"$out/second.log" 2>&1 || fail "opening a file ended with $?"
until_true 60 'the signals of the file' screen_says file 'Back to the hub\|read-only'
grep -q '^MimeType=application/x-thalamus-capture;' $entry || fail 'the menu entry opens no files'
rm "$home/monday.thalamus.ndjson"
xdotool key ctrl+2
until_true 60 'the agents once more' screen_says back $visitor

say 'stop it'
exec 9>&-
wait "$agent" || true
agent=''
stop
[ -f "$home/state/thalamus/window.properties" ] || fail 'the window forgot its size'
[ ! -d "$home/state/thalamus/crashes" ] || fail "it crashed: $(cat "$home"/state/thalamus/crashes/*)"

say 'install it over itself, start it once more while its port is taken: the last screen is open, the hub on the next port'
dpkg -i "$deb" >>"$out/install.log" 2>&1 || fail 'dpkg -i over itself'
perl -MIO::Socket::INET -e '$| = 1; my $taken = IO::Socket::INET->new(Listen => 1, ReuseAddr => 1, LocalAddr => "127.0.0.1", LocalPort => shift)
  or die $!; print "taken\n"; sleep 600' "$port" >"$out/occupant.log" 2>&1 &
occupant=$!
until_true 20 'its port is taken' grep -q taken "$out/occupant.log"
start
until_true 60 'the screen that was open last' screen_says again 'gone in the last'
timeout 60 "$java" installers/smoke/Visitor.java 127.0.0.1 $((port + 1)) $((port + 100)) $visitor </dev/null >"$out/next-port.log" 2>&1 \
  || fail 'the hub is not on the next port'
stop
kill "$occupant"
occupant=''

say 'remove it'
dpkg --purge thalamus >>"$out/install.log" 2>&1 || fail 'dpkg --purge'
while read -r file; do
  if [ -L "$file" ] || { [ -e "$file" ] && [ ! -d "$file" ]; }; then fail "left behind: $file"; fi
done <"$out/files.txt"
[ ! -e /usr/lib/thalamus ] || fail 'left behind: /usr/lib/thalamus'
[ -z "$(find /usr /etc /opt /var/lib -xdev -iname '*thalamus*' -not -path "$PWD/*" 2>/dev/null)" ] || fail 'left behind outside'
[ -f "$home/data/thalamus/hub.db" ] || fail 'the data of the person are gone'
strangers=$(find "$home" -type f -not -path '*/thalamus/*' -not -path "$home/cache/*")
[ -z "$strangers" ] || fail "files in strange places: $strangers"
say 'the installed program works'

#!/bin/sh
# Installs the weather station's device agent as a systemd service, or brings it up to date:
#
#   curl -fsS https://weather.example.org/agent/install.sh |
#     sudo WEATHER_URL=https://weather.example.org WEATHER_KEY=... WEATHER_STATION=4 sh
#
# An existing configuration is left as it is. `sh install.sh --uninstall` takes all away but configuration and data.
set -eu

PROGRAM=/opt/weather-agent/weather-agent.mjs
CONFIG_DIR=/etc/weather-agent
CONFIG=$CONFIG_DIR/agent.toml
UNIT=/etc/systemd/system/weather-agent.service
AGENT_USER=weather-agent

fail() {
  echo "$*" >&2
  exit 1
}

has_systemd() {
  [ -d /run/systemd/system ]
}

check_root() {
  [ "$(id -u)" -eq 0 ] || fail "This must be run as root: put sudo before sh."
}

check_node() {
  command -v node >/dev/null || fail "Node is missing: the agent needs 20.19 or newer. See https://nodejs.org/."
  node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' ||
    fail "Node $(node --version) is too old: the agent needs 20.19 or newer. See https://nodejs.org/."
}

# What goes into the configuration as a text between quotes.
check_values() {
  [ -n "${WEATHER_URL:-}" ] || fail "WEATHER_URL is missing: the address of the server, as https://weather.example.org."
  case $WEATHER_URL in
    http://* | https://*) ;;
    *) fail "WEATHER_URL must begin with http:// or https://." ;;
  esac
  case $WEATHER_URL${WEATHER_KEY:-} in
    *[!A-Za-z0-9._~:/?@!\&*+,\;=%-]*) fail "WEATHER_URL or WEATHER_KEY has a character that does not belong there." ;;
  esac
  case ${WEATHER_STATION:-} in
    *[!0-9]* | 0*) fail "WEATHER_STATION must be the station's number." ;;
  esac
  WEATHER_URL=${WEATHER_URL%/}
}

download() {
  if command -v curl >/dev/null; then
    curl -fsS --proto '=http,https' -o "$2" "$1" || fail "$1 could not be fetched."
  else
    wget -q -O "$2" "$1" || fail "$1 could not be fetched."
  fi
}

make_user() {
  id "$AGENT_USER" >/dev/null 2>&1 ||
    useradd --system --user-group --home-dir /nonexistent --no-create-home --shell /usr/sbin/nologin "$AGENT_USER"
  for group in gpio i2c; do
    if getent group "$group" >/dev/null; then usermod -a -G "$group" "$AGENT_USER"; fi
  done
}

write_config() {
  install -d -m 0755 "$CONFIG_DIR"
  if [ -e "$CONFIG" ]; then
    echo "$CONFIG is there already, and is left as it is."
    return
  fi
  [ -n "${WEATHER_KEY:-}" ] || fail "WEATHER_KEY is missing: the device's key, as the station's page in the admin shows it once."
  (
    umask 077
    cat >"$CONFIG.new" <<TOML
# The weather station's device agent. \`weather-agent --list-sensors\` says what this board has; after a change:
# systemctl restart weather-agent

interval = 10 # seconds

[server]
url = "$WEATHER_URL"
key = "$WEATHER_KEY"
${WEATHER_STATION:+station = $WEATHER_STATION}

[[sensors]]
driver = "cpu"
TOML
  )
  chown "root:$AGENT_USER" "$CONFIG.new"
  chmod 0640 "$CONFIG.new"
  mv "$CONFIG.new" "$CONFIG"
}

install_files() {
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  download "$WEATHER_URL/agent/weather-agent.mjs" "$folder/weather-agent.mjs"
  node "$folder/weather-agent.mjs" --version >/dev/null || fail "What $WEATHER_URL handed out does not run."
  install -D -m 0755 "$folder/weather-agent.mjs" "$PROGRAM"
  ln -sf "$PROGRAM" /usr/local/bin/weather-agent
  if has_systemd; then
    download "$WEATHER_URL/agent/weather-agent.service" "$folder/weather-agent.service"
    install -m 0644 "$folder/weather-agent.service" "$UNIT"
  fi
}

start_service() {
  if has_systemd; then
    systemctl daemon-reload
    systemctl enable weather-agent.service
    systemctl restart weather-agent.service
    echo "The agent runs. Its log: journalctl -u weather-agent. Its configuration: $CONFIG."
    return
  fi
  install -d -m 0700 -o "$AGENT_USER" -g "$AGENT_USER" /var/lib/weather-agent
  echo "Installed. There is no systemd here: have your init system run this as the user $AGENT_USER:"
  echo "  node $PROGRAM --config $CONFIG"
}

uninstall() {
  if has_systemd && [ -e "$UNIT" ]; then systemctl disable --now weather-agent.service; fi
  rm -rf "$UNIT" /opt/weather-agent /usr/local/bin/weather-agent
  if has_systemd; then systemctl daemon-reload; fi
  if id "$AGENT_USER" >/dev/null 2>&1; then userdel "$AGENT_USER"; fi
  echo "The agent is gone. $CONFIG_DIR and /var/lib/weather-agent are left: remove them when they are of no more use."
}

# All in one function, so that a download that breaks off runs nothing.
main() {
  check_root
  if [ "${1:-}" = --uninstall ]; then
    uninstall
    return
  fi
  [ $# -eq 0 ] || fail "There is no option $1; there is --uninstall."
  check_node
  check_values
  make_user
  install_files
  write_config
  start_service
}

main "$@"

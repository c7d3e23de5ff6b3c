#!/bin/sh
# The textbook's requests to the station API, with curl. curl asks for the password.
#
#   sh examples/textbook/exchanges.sh
#
# Another server or user, without being asked:
#
#   SERVER=http://raspberrypi.local:8000 LOGIN=arshdeep:PASSWORD sh examples/textbook/exchanges.sh
set -eu

SERVER=${SERVER:-http://127.0.0.1:8000}
LOGIN=${LOGIN:-arshdeep}
ANSWER=$(mktemp)
trap 'rm -f "$ANSWER"' EXIT

# Sends a request, shows the answer, and keeps it.
ask() {
  curl -i --silent --show-error -H "Accept: application/json; indent=4" -u "$LOGIN" "$@" | tee "$ANSWER"
  echo
}

# The address of the record that the last request created.
made() {
  sed -n 's/^[Ll]ocation: *//p' "$ANSWER" | tr -d '\r'
}

CITY='"name": "CityName", "lat": "30.733315", "lon": "76.779418"'

# 201: a station, with its first observation.
ask -H "Content-Type: application/json" -X POST "$SERVER/station/" \
  -d "{$CITY, \"timestamp\": \"1393926310\", \"temperature\": \"28\"}"
FIRST=$(made)

# 201: another one.
ask -H "Content-Type: application/json" -X POST "$SERVER/station/" \
  -d '{"name": "Ludhiana", "timestamp": "1393926310", "temperature": "26", "lat": "30.9", "lon": "75.85"}'
SECOND=$(made)

# 200: all of them, ten a page.
ask "$SERVER/station/"

# 200: one of them.
ask "$FIRST"

# 200: the next observation. The first one stays in the station's history.
ask -H "Content-Type: application/json" -X PUT "$FIRST" \
  -d "{$CITY, \"timestamp\": \"1393929910\", \"temperature\": \"29\"}"

# 201: one with a humidity. The station is named, as there are two; the time is on its clock.
ask -H "Content-Type: application/json" -X POST "$SERVER/sensor-data/" \
  -d "{\"station\": \"$FIRST\", \"humidity\": 60, \"temperature\": 30, \"time\": \"2014-03-04T18:00:00\"}"

# 200: the history so far, the newest first.
ask "$SERVER/sensor-data/?station=$(basename "$FIRST")"

# 200: the newest temperature and humidity. Anyone may ask.
ask "$SERVER/current/"

# 204, without a body: the second one is gone.
ask -X DELETE "$SECOND"

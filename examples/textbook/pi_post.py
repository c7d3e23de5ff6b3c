"""Measures light and temperature on a Raspberry Pi, and POSTs each reading to /sensor-data/.

Usage: python3 pi_post.py SERVER USER PASSWORD [--every SECONDS] [--count READINGS] [--simulated]

SERVER is as http://raspberrypi.local:8000. The readings are of the only station that the user owns; who owns several is told which
they are. What cannot be sent stays in memory and is sent with the next reading: a reading that arrives twice is stored once.
--simulated makes numbers up, for a computer without sensors.
"""

import argparse
import time
from collections import deque
from datetime import datetime, timezone

import requests

import sensors

# A day's readings, at one a minute.
MAX_WAITING = 1440


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("server")
    parser.add_argument("user")
    parser.add_argument("password")
    parser.add_argument("--every", type=float, default=60)
    parser.add_argument("--count", type=int, help="stop after so many; default: never")
    parser.add_argument("--simulated", action="store_true")
    options = parser.parse_args()

    session = requests.Session()
    session.auth = (options.user, options.password)
    waiting = deque(maxlen=MAX_WAITING)
    measured = 0
    while measured != options.count:
        if measured > 0:
            time.sleep(options.every)
        waiting.append(
            {
                "temperature": sensors.read_temperature(options.simulated),
                "light": sensors.read_light(options.simulated),
                # With its offset: without one it would be on the station's clock, which may not be the Pi's.
                "time": datetime.now(timezone.utc).isoformat(),
            }
        )
        measured += 1
        send(session, options.server + "/sensor-data/", waiting)
    return 1 if waiting else 0


def send(session, address, waiting):
    """Sends the oldest first, until one cannot be sent."""
    while waiting:
        try:
            answer = session.post(address, json=waiting[0], timeout=30)
        except requests.RequestException as error:
            print("waiting:", error)
            return
        if answer.status_code in (429, 500, 502, 503, 504):
            print("waiting:", answer.status_code)
            return
        if answer.status_code != 201:
            # Sending it again would not help.
            raise SystemExit("%d %s" % (answer.status_code, answer.text))
        print(answer.headers["Observation"], answer.json()["url"])
        waiting.popleft()


if __name__ == "__main__":
    raise SystemExit(main())

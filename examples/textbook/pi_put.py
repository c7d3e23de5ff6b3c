"""Measures the temperature on a Raspberry Pi, and PUTs the station with it, as the textbook's does.

Usage: python3 pi_put.py STATION USER PASSWORD [--every SECONDS] [--count READINGS] [--simulated]

STATION is the station's address, as http://raspberrypi.local:8000/station/1/. Each PUT replaces what the station shows, and what it showed
before stays in its history. --simulated makes numbers up, for a computer without sensors.
"""

import argparse
import time

import requests

import sensors


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("station")
    parser.add_argument("user")
    parser.add_argument("password")
    parser.add_argument("--every", type=float, default=60)
    parser.add_argument("--count", type=int, help="stop after so many; default: never")
    parser.add_argument("--simulated", action="store_true")
    options = parser.parse_args()

    session = requests.Session()
    session.auth = (options.user, options.password)
    done = 0
    while done != options.count:
        if done > 0:
            time.sleep(options.every)
        try:
            put(session, options.station, sensors.read_temperature(options.simulated))
        except requests.RequestException as error:
            print("not sent:", error)
        done += 1


def put(session, address, temperature):
    """Fetches the station and sends it back with the new temperature: a PUT replaces all of it."""
    station = session.get(address, timeout=30)
    station.raise_for_status()
    changed = {**station.json(), "timestamp": str(int(time.time())), "temperature": str(temperature)}
    answer = session.put(address, json=changed, timeout=30)
    answer.raise_for_status()
    print(answer.headers["Observation"], answer.json()["temperature"], "°C")


if __name__ == "__main__":
    main()

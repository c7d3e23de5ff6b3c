"""What the programs beside this one measure on a Raspberry Pi: light by an LDR, temperature by a DS18B20."""

import glob
import math
import random
import time

# The LDR between 3.3 V and this line (BCM number), a capacitor from the line to ground.
LDR_LINE = 4
CAPACITOR = 1e-6  # farads
# The fraction of 3.3 V at which the line reads high.
THRESHOLD = 1.4 / 3.3
# For a GL5528: ohms at 10 lux, and the slope of its curve.
OHMS_AT_10_LUX = 15_000
GAMMA = 0.7
# After this many seconds it is dark, or a wire is loose.
DARK_S = 5


def read_light(simulated=False):
    """Lux, from the time that the capacitor takes to charge through the LDR."""
    if simulated:
        return round(random.uniform(200, 400), 1)
    from RPi import GPIO

    GPIO.setmode(GPIO.BCM)
    GPIO.setwarnings(False)
    GPIO.setup(LDR_LINE, GPIO.OUT, initial=GPIO.LOW)
    time.sleep(0.02)
    GPIO.setup(LDR_LINE, GPIO.IN)
    began = time.monotonic()
    while GPIO.input(LDR_LINE) == GPIO.LOW:
        if time.monotonic() - began > DARK_S:
            return 0
    return lux_of(time.monotonic() - began)


def lux_of(seconds):
    """Lux for a charge time."""
    ohms = max(seconds, 1e-6) / (CAPACITOR * -math.log(1 - THRESHOLD))
    return round(10 * (OHMS_AT_10_LUX / ohms) ** (1 / GAMMA), 1)


def read_temperature(simulated=False):
    """°C, from the DS18B20 as the kernel reports it (dtoverlay=w1-gpio in /boot/firmware/config.txt)."""
    if simulated:
        return round(random.uniform(20, 22), 1)
    (path,) = glob.glob("/sys/bus/w1/devices/28-*/w1_slave")
    with open(path) as file:
        return temperature_of(file.read())


def temperature_of(text):
    """°C from the kernel's two lines, of which the first ends in YES if the checksum is right."""
    check, value = text.splitlines()
    if not check.endswith("YES"):
        raise ValueError("The checksum of the DS18B20 is wrong: is the wire too long, or the 4.7 kΩ resistor missing?")
    return int(value.rsplit("t=", 1)[1]) / 1000

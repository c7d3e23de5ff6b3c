"""What the textbook's sensors.py makes of what a Raspberry Pi gives it."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "../../../examples/textbook"))

import sensors

W1 = "4b 01 4b 46 7f ff 05 10 e1 : crc=e1 %s\n4b 01 4b 46 7f ff 05 10 e1 t=%s\n"

assert sensors.temperature_of(W1 % ("YES", "20687")) == 20.687
assert sensors.temperature_of(W1 % ("YES", "-1250")) == -1.25
try:
    sensors.temperature_of(W1 % ("NO", "20687"))
    raise AssertionError("took a wrong checksum")
except ValueError as error:
    assert "checksum" in str(error)

# A GL5528 at 10 lux has 15 kΩ: 8.3 ms with 1 µF, up to 1.4 of 3.3 V.
assert abs(sensors.lux_of(0.00829) - 10) < 0.1, sensors.lux_of(0.00829)
# Ten times the resistance is a 27th of the light.
assert abs(sensors.lux_of(0.0829) - 0.4) < 0.05, sensors.lux_of(0.0829)
assert sensors.lux_of(0) > 100_000

print("all good")

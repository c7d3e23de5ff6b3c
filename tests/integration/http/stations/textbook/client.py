"""What the scripts beside this one have in common: URL USER PASSWORD from their command line, the book's station, and a check."""

import sys

BASE, USER, PASSWORD = sys.argv[1:]
STATION = {
    "name": "CityName",
    "timestamp": "1393926310",
    "temperature": "28",
    "lat": "30.733315",
    "lon": "76.779418",
}


def expect(response, status, body=None):
    assert response.status_code == status, (response.request.method, response.url, response.status_code, response.text)
    if body is not None:
        assert response.json() == body, (response.request.method, response.url, response.text)
    return response

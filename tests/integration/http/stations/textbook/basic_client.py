"""A client of the textbook's station API with a Basic login, as its readers write it. Usage: basic_client.py URL USER PASSWORD"""

import requests
from client import BASE, PASSWORD, STATION, USER, expect

auth = (USER, PASSWORD)

# Nobody in particular.
expect(
    requests.get(BASE + "/station/"),
    401,
    {"detail": "Authentication credentials were not provided."},
)

# Add, read, replace, change, delete.
added = expect(requests.post(BASE + "/station/", json=STATION, auth=auth), 201)
url = added.json()["url"]
assert added.headers["Location"] == url
expect(requests.get(url, auth=auth), 200, {"url": url, **STATION})
warmer = {**STATION, "timestamp": "1393929910", "temperature": "29"}
expect(requests.put(url, json=warmer, auth=auth), 200, {"url": url, **warmer})
expect(requests.put(url, data=warmer, auth=auth), 200, {"url": url, **warmer})
renamed = {**warmer, "name": "Chandigarh"}
expect(requests.patch(url, json={"name": "Chandigarh"}, auth=auth), 200, {"url": url, **renamed})
expect(requests.put(url, json={"name": "Chandigarh"}, auth=auth), 400)
assert expect(requests.delete(url, auth=auth), 204).content == b""
expect(requests.get(url, auth=auth), 404, {"detail": "Not found."})
expect(requests.delete(url, auth=auth), 404, {"detail": "Not found."})

# All pages, from link to link.
names = ["Paged %02d" % number for number in range(23)]
for name in names:
    expect(requests.post(BASE + "/station/", data={**STATION, "name": name}, auth=auth), 201)
found, pages, link = [], 0, BASE + "/station/?search=Paged"
while link:
    page = expect(requests.get(link, auth=auth), 200).json()
    assert page["count"] == len(names)
    found += [station["name"] for station in page["results"]]
    pages, link = pages + 1, page["next"]
assert (found, pages) == (names, 3)

# What the API says of itself.
options = expect(requests.options(BASE + "/station/", auth=auth), 200).json()
assert options["parses"] == ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"]
assert list(options["actions"]["POST"]) == ["url", *STATION]

print("all good")

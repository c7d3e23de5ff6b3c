"""What else a client of Django REST framework relies on. Usage: wire_client.py URL USER PASSWORD"""

import requests
from client import BASE, PASSWORD, STATION, USER, expect

s = requests.Session()
s.auth = (USER, PASSWORD)

# The book's PUT, when the station has had a later observation since.
url = expect(s.post(BASE + "/station/", json=STATION), 201).json()["url"]
latest = {**STATION, "timestamp": "1420070400", "temperature": "15"}
expect(s.put(url, json=latest), 200, {"url": url, **latest})
late = {**STATION, "timestamp": "1393929910", "temperature": "29"}
answer = expect(s.put(url, json=late), 200, {"url": url, **late})
assert (answer.headers["Observation"], answer.headers["Observation-Latest"]) == ("stored", "false")
assert "ETag" not in answer.headers
answer = expect(s.get(url), 200, {"url": url, **latest})
expect(s.get(url, headers={"If-None-Match": answer.headers["ETag"]}), 304)
expect(s.patch(url, json={"name": "Roof"}, headers={"If-Match": answer.headers["ETag"]}), 200)

# Formats behind an address.
root = expect(s.get(BASE + "/.json", headers={"Accept": "text/html"}), 200).json()
assert root["station"] == BASE + "/station.json"
number = url.split("/")[-2]
dotted = BASE + "/station/" + number + ".json"
expect(s.get(dotted), 200, {"url": dotted, **latest, "name": "Roof"})
added = expect(s.post(root["station"], json=STATION), 201)
assert added.json()["url"] == added.headers["Location"]
assert added.headers["Location"].endswith(".json")
expect(s.patch(added.headers["Location"], data={"temperature": "27"}), 200)
expect(s.delete(added.headers["Location"]), 204)
assert expect(s.get(BASE + "/station.api"), 200).headers["Content-Type"] == "text/html; charset=utf-8"
expect(s.get(BASE + "/station.xml"), 404, {"detail": "Not found."})
expect(s.get(BASE + "/station/?format=xml"), 404, {"detail": "Not found."})
assert expect(s.get(url + "?format=json", headers={"Accept": "image/png"}), 200).json()["url"] == url

# Pages by their links, and as Python reads a number.
for number in range(23):
    expect(s.post(BASE + "/station.json", json={**STATION, "name": "Dotted %02d" % number}), 201)
found, link = [], BASE + "/station.json?search=Dotted"
while link:
    page = expect(s.get(link), 200).json()
    assert ".json" in page["results"][0]["url"]
    found += [station["name"] for station in page["results"]]
    link = page["next"]
assert found == ["Dotted %02d" % number for number in range(23)]
for number in [" 2", "2 ", "+2", "02"]:
    page = expect(s.get(BASE + "/station/", params={"search": "Dotted", "page": number}), 200).json()
    assert page["results"][0]["name"] == "Dotted 10"
expect(s.get(BASE + "/station/", params={"page": "two"}), 404, {"detail": "Invalid page."})

# What OPTIONS tells of each field.
fields = expect(s.options(BASE + "/station/"), 200).json()["actions"]["POST"]
assert list(fields["name"].items()) == [
    ("type", "string"),
    ("required", True),
    ("read_only", False),
    ("label", "Name"),
    ("max_length", 100),
]
assert (fields["temperature"]["min_value"], fields["temperature"]["max_value"]) == (-95, 60)
assert expect(s.post(BASE + "/station/", json={**STATION, "name": "x" * 101}), 400).json() == {
    "name": ["Ensure this field has no more than 100 characters."]
}

# Django's admin, from a bookmark to the login and back.
answer = expect(requests.get(BASE + "/admin/myapp/station/", headers={"Accept": "text/html"}), 200)
assert answer.history[0].status_code == 302
assert answer.url == BASE + "/admin/login/?next=%2Fadmin%2Fstation%2F"
answer = requests.post(
    BASE + "/admin/login/",
    data={
        "username": USER,
        "password": PASSWORD,
        "csrfmiddlewaretoken": answer.cookies["csrftoken"],
        "next": "/admin/myapp/station/",
    },
    cookies=answer.cookies,
    headers={"Accept": "text/html"},
)
assert expect(answer, 200).url == BASE + "/admin/station/"

print("all good")

"""A client that logs in as a browser does, as answers in forums show it. Usage: session_client.py URL USER PASSWORD"""

import requests
from client import BASE, PASSWORD, STATION, USER, expect


def logged_in(login):
    session = requests.Session()
    expect(session.get(BASE + login), 200)
    token = session.cookies["csrftoken"]
    response = session.post(
        BASE + login,
        data={"username": USER, "password": PASSWORD, "csrfmiddlewaretoken": token, "next": "/station/"},
        headers={"Referer": BASE + login},
    )
    expect(response, 200)
    assert [before.status_code for before in response.history] == [302]
    assert response.url == BASE + "/station/"
    assert "results" in response.json()
    assert "sessionid" in session.cookies
    assert session.cookies["csrftoken"] != token
    return session


for login in ["/api-auth/login/", "/accounts/login/", "/admin/login/"]:
    s = logged_in(login)
    headers = {"X-CSRFToken": s.cookies["csrftoken"]}
    url = expect(s.post(BASE + "/station/", json=STATION, headers=headers), 201).json()["url"]
    later = {**STATION, "timestamp": "1393929910", "temperature": "29"}
    expect(s.put(url, json=later, headers=headers), 200, {"url": url, **later})
    expect(s.patch(url, json={"name": "Roof"}, headers=headers), 200, {"url": url, **later, "name": "Roof"})
    expect(s.patch(url, json={"name": "Cellar"}), 403, {"detail": "CSRF Failed: CSRF token missing."})
    wrong = {"X-CSRFToken": "x" * 64}
    expect(s.patch(url, json={"name": "Cellar"}, headers=wrong), 403, {"detail": "CSRF Failed: CSRF token incorrect."})
    expect(s.delete(url), 403, {"detail": "CSRF Failed: CSRF token missing."})
    expect(s.delete(url, headers=headers), 204)
    expect(s.get(url), 404, {"detail": "Not found."})

    # Forms carry the token in their data.
    token = s.cookies["csrftoken"]
    form = {**STATION, "name": "By a form", "csrfmiddlewaretoken": token}
    url = expect(s.post(BASE + "/station/", data=form), 201).json()["url"]
    expect(s.post(BASE + "/station/", data=STATION), 403, {"detail": "CSRF Failed: CSRF token missing."})
    files = {name: (None, value) for name, value in form.items()}
    expect(s.post(BASE + "/station/", files=files), 201)
    # As the browsable page sends it.
    page = {"Accept": "text/html"}
    expect(s.post(url, data={"_method": "DELETE", "csrfmiddlewaretoken": token}, headers=page), 200)
    expect(s.get(url), 404)

# A session that has lost its token finds it again with any page that has a form.
s = logged_in("/api-auth/login/")
token = s.cookies.pop("csrftoken")
expect(s.get(BASE + "/station/", headers={"Accept": "text/html"}), 200)
assert s.cookies["csrftoken"] == token

# Who logs out is nobody in particular again.
expect(s.post(BASE + "/api-auth/logout/", data={"csrfmiddlewaretoken": token}), 200)
assert "sessionid" not in s.cookies
expect(s.get(BASE + "/station/"), 401)

# The same by the header alone, without a body.
s = logged_in("/api-auth/login/")
expect(s.post(BASE + "/api-auth/logout/", headers={"X-CSRFToken": s.cookies["csrftoken"]}), 200)
expect(s.get(BASE + "/station/"), 401)

# A wrong password, and no token.
s = requests.Session()
s.get(BASE + "/api-auth/login/")
login = {"username": USER, "password": "wrong", "csrfmiddlewaretoken": s.cookies["csrftoken"]}
assert "Please enter a correct user name and password." in expect(s.post(BASE + "/api-auth/login/", data=login), 400).text
expect(s.post(BASE + "/api-auth/login/", data={"username": USER, "password": PASSWORD}), 403)
assert "sessionid" not in s.cookies

print("all good")

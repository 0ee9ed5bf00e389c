"""Who calls the REST interface."""

import pytest

from tests.catalogue.site import PASSWORD


class Caller:
    """Calls the interface, as somebody or as nobody."""

    def __init__(self, client, who=""):
        self.client = client
        self.auth = (f"{who}@example.com", PASSWORD) if who else None

    def __call__(self, method, path, **more):
        if method != "GET" and not more.keys() & {"json", "data", "content_type"}:
            more["content_type"] = "application/json"
        return self.client.open(f"/api/v1{path}", method=method, auth=self.auth, **more)


@pytest.fixture
def anyone(site):
    return Caller(site.visitor())


@pytest.fixture
def supplier(site):
    return Caller(site.visitor(), "supplier")


@pytest.fixture
def reviewer(site):
    return Caller(site.visitor(), "reviewer")

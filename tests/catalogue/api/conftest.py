"""Who calls the REST interface."""

import pytest

from tests.catalogue.site import PASSWORD


class Caller:
    """Calls the interface: as nobody, with the password of somebody, or with a token."""

    def __init__(self, client, who="", token=""):
        self.client = client
        self.auth = (f"{who}@example.com", PASSWORD) if who and not token else None
        self.headers = {"Authorization": f"Bearer {token}"} if token else {}

    def __call__(self, method, path, **more):
        if method != "GET" and not more.keys() & {"json", "data", "content_type"}:
            more["content_type"] = "application/json"
        headers = {**self.headers, **more.pop("headers", {})}
        address = f"/api/v1{path}"
        return self.client.open(address, method=method, auth=self.auth, headers=headers, **more)


@pytest.fixture
def anyone(site):
    return Caller(site.visitor())


@pytest.fixture
def supplier(site):
    return Caller(site.visitor(), "supplier")


@pytest.fixture
def reviewer(site):
    return Caller(site.visitor(), "reviewer", site.tokens["reviewer"])

"""Who visits the pages."""

import pytest


@pytest.fixture
def visitor(site):
    return site.visitor()


@pytest.fixture
def supplier(site):
    return site.signed_in("supplier")


@pytest.fixture
def reviewer(site):
    return site.signed_in("reviewer")

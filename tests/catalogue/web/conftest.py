"""Who visits the pages."""

import pytest

from tests.catalogue.people import document, value
from tests.catalogue.web.filled_form import made


@pytest.fixture
def visitor(site):
    return site.visitor()


@pytest.fixture
def supplier(site):
    return site.signed_in("supplier")


@pytest.fixture
def reviewer(site):
    return site.signed_in("reviewer")


@pytest.fixture
def form(site, supplier):
    """The form of a draft of one density."""
    return made(site, supplier, document("AM50A", value("density", "1.78", "g/cm³")))

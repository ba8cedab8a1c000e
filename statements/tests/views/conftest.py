import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def arabic():
    """Addresses are Arabic ones at the start of each test: a request leaves its language behind."""
    with translation.override("ar"):
        yield

from .records import Extraction


def extract(body, *, language="ar", published_on=None):
    return Extraction()

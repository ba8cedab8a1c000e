"""Middleware of the project."""

from django.middleware.gzip import GZipMiddleware


class CompressForStrangers(GZipMiddleware):
    """Compress answers to those who sent no cookie.

    A page that holds a secret beside what an attacker can put into it gives the secret away by its compressed
    length (BREACH). Secrets of a visitor hang on cookies: the session, the token of the forms. Readers have none.
    """

    def process_response(self, request, response):
        return response if request.COOKIES else super().process_response(request, response)

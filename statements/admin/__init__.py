"""The editors' desk: one module a subject. What an action does is a method of the model."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from . import articles, history, imports, merging, people, problems, quotes, reports, users

admin.site.site_header = _("Archive of news statements")
admin.site.site_title = _("Archive of news statements")
admin.site.index_title = _("The editors' desk")
# Lists need the width; the first page leads to all of them.
admin.site.enable_nav_sidebar = False

__all__ = ["articles", "history", "imports", "merging", "people", "problems", "quotes", "reports", "users"]

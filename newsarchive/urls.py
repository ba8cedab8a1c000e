"""Arabic pages stand at the root, English under /en/, Russian under /ru/."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

urlpatterns = i18n_patterns(
    path("admin/", admin.site.urls),
    path("", include("statements.urls")),
    prefix_default_language=False,
)

handler500 = "statements.views.server_error"

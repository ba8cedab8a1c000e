"""Arabic pages stand at the root, English under /en/, Russian under /ru/."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from statements import sitemaps, views

# What machines ask for, once for all languages.
urlpatterns = [
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap-index"),
    path("sitemaps/pages.xml", sitemaps.pages, name="sitemap-pages"),
    path("sitemaps/news.xml", sitemaps.news, name="sitemap-news"),
    path("sitemaps/<str:name>-<int:number>.xml", sitemaps.section, name="sitemap"),
    path("oembed", views.oembed, name="oembed"),
]

urlpatterns += i18n_patterns(
    path("admin/", admin.site.urls),
    path("", include("statements.urls")),
    prefix_default_language=False,
)

handler500 = "statements.views.server_error"

from django.urls import path

from . import feeds, views

urlpatterns = [
    path("", views.home, name="home"),
    path("statements/", views.statements, name="statements"),
    path("statements.csv", views.export, {"format": "csv"}, name="statements-csv"),
    path("statements.jsonl", views.export, {"format": "jsonl"}, name="statements-jsonl"),
    path("statements.atom", feeds.StatementFeed(), name="statements-atom"),
    path("statements/<int:pk>/", views.statement, name="statement"),
    path("statements/<int:pk>/cite.<str:format>", views.citation, name="citation"),
    path("statements/<int:pk>/card.png", views.card, name="card"),
    path("statements/<int:pk>/embed/", views.embed, name="embed"),
    path("statements/<int:pk>/renditions/", views.renditions, name="renditions"),
    path("statements/<int:pk>/report/", views.report_statement, name="report-statement"),
    path("reports/<str:token>/", views.report, name="report"),
    path("articles/", views.articles, name="articles"),
    path("articles/<int:pk>/", views.article, name="article"),
    path("articles/<int:pk>/earlier/<int:revision>/", views.revision, name="revision"),
    path("speakers/", views.speakers, name="speakers"),
    path("speakers/<str:slug>/", views.speaker, name="speaker"),
    path("organizations/", views.organizations, name="organizations"),
    path("organizations/<str:slug>/", views.organization, name="organization"),
    path("calendar/", views.years, name="calendar"),
    path("calendar/<int:year>/", views.year, name="calendar-year"),
    path("calendar/<int:year>/<int:month>/", views.month, name="calendar-month"),
    path("numbers/", views.numbers, name="numbers"),
    path("compare/", views.compare, name="compare"),
    path("names/<str:field>/", views.names, name="names"),
    path("accuracy/", views.accuracy, name="accuracy"),
    path("publishers/", views.publishers, name="publishers"),
]

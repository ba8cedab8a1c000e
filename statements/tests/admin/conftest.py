"""An archive with one statement, and the people who work at the desk."""

import pytest
from django.contrib.auth.models import Group, User

from statements.models import Article, Organization, Quote, Speaker

from .desk import BODY


@pytest.fixture
def quote(db):
    publisher = Organization.objects.create(name="صحيفة الأرخبيل")
    article = Article.objects.create(body=BODY, language="ar", publisher=publisher)
    speaker = Speaker.objects.create(name="سلمى الحداد")
    saved = Quote(article=article, position=1, kind="indirect", start=28, end=41, speaker=speaker)
    saved.save()
    return saved


@pytest.fixture
def log_in(client, db):
    """Come as a person of one of the groups: log_in("Editors"); "reader" has an account and no more."""

    def log_in(group):
        user = User.objects.create_user(group.lower(), is_staff=group != "reader")
        user.groups.set(Group.objects.filter(name=group))
        client.force_login(user)
        return user

    return log_in

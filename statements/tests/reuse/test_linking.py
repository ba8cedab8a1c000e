"""Stored articles and statements find their like, in whatever order they come, and lose it when they change."""

import datetime
import itertools
import random

import pytest
from django.core.management import call_command

from statements import reuse
from statements.models import Article, ArticleShingle, Copy, Quote, QuotePair, QuoteShingle, Rendition
from statements.reuse import linking

from ..making import make_article, make_quote, person

pytestmark = pytest.mark.django_db

WORDS = "العملية كشفت الوهن والضعف في الكيان وستكون لها نتائج كبيرة على المنطقة كلها"
OTHER = "لن نقبل باتفاق يتركنا أضعف مما كنا عليه قبل أن تبدأ هذه المفاوضات الطويلة"
WIRE = " ".join(f"كلمة{n}" for n in range(80))
DAY = datetime.date(2023, 10, 27)
_numbers = itertools.count()


def groups_of(model) -> set[tuple[int, ...]]:
    """The groups as tuples of keys, the first that came out first."""
    found = {}
    for row in model.objects.order_by("group", "place"):
        found.setdefault(row.group, []).append(row.owner_id)
    assert all(min(group) == name for name, group in found.items())
    return {tuple(group) for group in found.values()}


def statement(words=WORDS, speaker="", day=DAY, **values) -> Quote:
    own = " ".join(f"حشو{next(_numbers)}" for _ in range(30))
    article = make_article(f"قال: {words}. {own}", published_on=day)
    return make_quote(words, article=article, speaker=speaker, **values)


def link(*rows) -> None:
    """As an import does: the articles of the statements, or the articles themselves."""
    reuse.link([row.article_id if isinstance(row, Quote) else row.pk for row in rows])


def test_renditions_of_one_statement_are_a_group_the_first_of_them_first():
    late, early, other = (
        statement(day=DAY),
        statement(f"{WORDS} أيضا", day=DAY - datetime.timedelta(1)),
        statement(OTHER),
    )
    link(late, early, other)
    assert groups_of(Rendition) == {(early.pk, late.pk)}


def test_an_earlier_rendition_that_comes_later_is_the_first_and_the_group_stays():
    one, two = statement(), statement()
    link(one, two)
    earlier = statement(day=DAY - datetime.timedelta(2))
    link(earlier)
    assert groups_of(Rendition) == {(earlier.pk, one.pk, two.pk)}
    assert set(Rendition.objects.values_list("group", flat=True)) == {one.pk}


def test_copies_are_articles_of_nearly_the_same_text():
    one, copy = make_article(f"مقدمة {WIRE}"), make_article(f"تمهيد آخر {WIRE}", publisher="صحيفة أخرى")
    link(one, copy, make_article())
    assert groups_of(Copy) == {(one.pk, copy.pk)}


def test_speakers_that_contradict_each_other_keep_statements_apart():
    link(statement(speaker="هادي اليامي"), statement(speaker="منصور التركي"), statement())
    assert groups_of(Rendition) == set()


def test_linking_again_changes_nothing():
    quotes = [statement(), statement(), statement(OTHER)]
    link(*quotes)
    before = [sorted(model.objects.values_list()) for model in (QuoteShingle, QuotePair, Rendition)]
    link(*quotes)
    assert [sorted(model.objects.values_list()) for model in (QuoteShingle, QuotePair, Rendition)] == before


def test_a_statement_that_changes_leaves_its_group():
    quotes = [statement(), statement(), statement()]
    link(*quotes)
    changed = quotes[0]
    changed.article.body = changed.article.body.replace(WORDS, OTHER)
    changed.article.save()
    changed.end = changed.start + len(OTHER)
    changed.save()
    link(changed)
    assert groups_of(Rendition) == {(quotes[1].pk, quotes[2].pk)}


def test_what_a_deleted_statement_held_together_falls_apart():
    middle = "ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ"
    one, bridge, other = statement(f"ا {middle} ف ق ك ل م"), statement(middle), statement(f"ن ه و ي ا {middle} ء")
    link(one, bridge, other)
    assert groups_of(Rendition) == {(one.pk, bridge.pk, other.pk)}
    QuotePair.objects.filter(one=one.pk, other=other.pk).delete()
    reuse.forget_statements([bridge.pk])
    assert groups_of(Rendition) == set()


def test_a_speaker_who_turns_out_to_be_another_leaves_the_group():
    one, two = statement(speaker="هادي اليامي"), statement(speaker="هادي اليامي")
    link(one, two)
    two.speaker = person("منصور التركي")
    two.save()
    reuse.link_statements([two.pk])
    assert groups_of(Rendition) == set()


def archive() -> list[Article]:
    """Articles of which some are copies and many render the same, with speakers and days that matter."""
    chance = random.Random(7)
    made = []
    for number in range(24):
        day = DAY + datetime.timedelta(chance.choice([0, 0, 1, 4, 9]))
        words = [
            chance.choice([WORDS, f"{WORDS} أيضا", f"كما قلت {WORDS}", OTHER])
            for _ in range(chance.choice([1, 2]))
        ]
        filler = WIRE if number % 4 == 0 else " ".join(f"حشو{number}{n}" for n in range(40))
        body = f"{filler} {number}. " + " ".join(f"قال: {each}، {place}." for place, each in enumerate(words))
        article = make_article(body, publisher=f"صحيفة {number % 5}", published_on=day)
        for place, each in enumerate(words):
            start = body.index(f"قال: {each}، {place}.") + len("قال: ")
            speaker = person(chance.choice(["", "هادي اليامي", "اليامي", "منصور التركي"]))
            Quote(
                article=article,
                position=place + 1,
                kind="direct",
                start=start,
                end=start + len(each),
                speaker=speaker,
            ).save()
        made.append(article)
    return made


@pytest.mark.parametrize("seed", range(6))
def test_one_by_one_in_any_order_is_as_all_at_once(seed):
    articles = archive()
    link(*articles)
    expected = groups_of(Rendition), groups_of(Copy)
    assert all(expected)
    reuse.forget_all()
    chance = random.Random(seed)
    chance.shuffle(articles)
    while articles:
        some = [articles.pop() for _ in range(min(len(articles), chance.choice([1, 2, 5])))]
        link(*some)
    assert (groups_of(Rendition), groups_of(Copy)) == expected


def test_a_set_phrase_that_everybody_uses_costs_no_more_and_more(monkeypatch):
    monkeypatch.setattr(linking, "MOST_HOLDERS", 3)
    quotes = [statement() for _ in range(8)]
    for quote in quotes:
        link(quote)
    assert QuoteShingle.objects.count() == 3 * linking.STATEMENTS.keys
    assert groups_of(Rendition) == {tuple(quote.pk for quote in quotes)}


def test_the_command_goes_on_where_it_stopped_and_begins_anew(capsys):
    quotes = [statement(), statement()]
    call_command("link_copies")
    assert "articles compared 2; copies 0 in 0 groups, renditions 2 in 1 groups" in capsys.readouterr().out
    quotes.append(statement())
    call_command("link_copies")
    assert "articles compared 1;" in capsys.readouterr().out
    before = groups_of(Rendition)
    call_command("link_copies", "--anew")
    assert "articles compared 3;" in capsys.readouterr().out
    assert groups_of(Rendition) == before == {tuple(quote.pk for quote in quotes)}
    assert ArticleShingle.objects.values("owner").distinct().count() == 3

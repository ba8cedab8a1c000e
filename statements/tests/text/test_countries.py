"""The country of a body or an office, from its own words; none where they leave a doubt."""

import pytest

from statements.text.countries import LANGUAGES, country_names, country_of

OF = {
    "RU": "وزارة الخارجية الروسية · السفير الروسي في سوريا · موسكو · مندوب روسيا لدى الأمم المتحدة · "
    "Russian Foreign Ministry · Ministry of Foreign Affairs of Russia · посол России в Сирии",
    "US": "الرئيس الأميركي السابق · الرئيسُ الأمريكي · المبعوث الأميركي لليمن · القوات الأميركية في أفغانستان · "
    'صحيفة "واشنطن بوست" الأميركية · U.S. Central Command · пресс-секретарь Белого дома',
    "AE": "وزير الدولة الإماراتي للشؤون الخارجية",
    "TN": "وزارة الشؤون الخارجية التونسية",
    "MY": "رئيس وزراء ماليزيا",
    "KP": "الزعيم الكوري الشمالي · كوريا الشمالية",
    "SS": "رئيس جنوب السودان",
    "SA": "МИД Саудовской Аравии · خادم الحرمين الشريفين",
    "EG": "министр иностранных дел Египта",
    "BR": "и президент Бразилии · البرازيل · والبرازيل",
}
OF_NONE = """
رئيس الوزراء · صحيفة "واشنطن بوست" · الأمين العام للأمم المتحدة · وزارة الصحة في غزة · وزير مالي ·
المبعوث الأممي إلى سوريا · المبعوث الخاص لسوريا · رئيس البعثة الأممية السورية · مراسل القناة بالسودان ·
محلل الشؤون الإسرائيلية · الخبير في شؤون المقاومة الفلسطينية · خبير شؤون القوات الروسية · اللغة الفرنسية ·
لجنة الصداقة اللبنانية الروسية · وزير الخارجية الإيراني ونظيره الروسي · وزير الدفاع السوداني وروسيا ·
وزير شؤون اللاجئين السوريين · المحيط الهندي · دول أميركا اللاتينية · تحالف بقيادة الولايات المتحدة ·
Latin American Bank · expert on Russia · UN envoy to Syria · British-Iranian Chamber · ООН · و · — ·
"""


def titles(text: str) -> list[str]:
    return [title.strip() for title in text.split("·") if title.strip()]


@pytest.mark.parametrize(("title", "country"), [(title, code) for code in OF for title in titles(OF[code])])
def test_a_title_says_whose_it_is(title, country):
    assert country_of(title) == country


@pytest.mark.parametrize("title", ["", *titles(OF_NONE)])
def test_what_leaves_a_doubt_says_no_country(title):
    assert country_of(title) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_has_a_name_of_its_own_in_every_language(language):
    names = country_names(language)
    assert names.keys() == country_names("ar").keys()
    assert len(set(names.values())) == len(names)

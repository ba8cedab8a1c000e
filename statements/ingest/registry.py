"""Names and words that an import meets again and again: looked up once, made where they are missing."""

from collections.abc import Iterable
from functools import lru_cache

from statements.models import Article, IndexedWord, Organization, Speaker
from statements.models.people import NAME_LENGTH, name_key
from statements.search.terms import words_in

# No more is remembered than this, however long the input is; what was forgotten is looked up again.
MOST_NAMES = 50_000
MOST_WORDS = 200_000

Model = type[Speaker] | type[Organization]


@lru_cache(20_000)
def _key(name: str) -> str:
    return name_key(name)[:NAME_LENGTH]


class Registry:
    """Speakers and organizations by name, and words.

    Names are asked for, as many as can be at once, then settled: looked up together, and made where they are
    missing, in the order in which they were asked for. Two rows of one name are told apart by editors, never by
    a guess: their name stands for nobody.

    What is made inside a transaction is remembered only after `keep`, since it may yet be rolled back.
    """

    def __init__(self):
        self._words: set[str] = set()
        self._fresh_words: set[str] = set()
        self._known: dict[tuple[Model, str], int | None] = {}
        self._fresh: dict[tuple[Model, str], int] = {}
        self._wanted: dict[tuple[Model, str], dict] = {}

    def speaker(self, name: str) -> int | None:
        """The key of the person, once settled; None where the name is empty, or two share it."""
        return self._find(Speaker, _key(name))

    def organization(self, name: str) -> int | None:
        return self._find(Organization, _key(name))

    def ask(self, model: Model, name: str, **fields) -> None:
        """This name will be needed; `fields` are for the row, should it have to be made."""
        key = model, _key(name)
        if key[1] and key not in self._known and key not in self._fresh:
            self._wanted.setdefault(key, {"name": name[:NAME_LENGTH], **fields})

    def settle(self) -> None:
        """Look up all that was asked for, and make what is missing."""
        wanted, self._wanted = self._wanted, {}
        for model in (Organization, Speaker):
            missing = self._look_up(model, [key for owner, key in wanted if owner is model])
            rows = [model(**wanted[model, key]) for key in missing]
            model.create_all(rows)
            self._fresh.update(((model, key), row.pk) for key, row in zip(missing, rows, strict=True))

    def identities(self, names: Iterable[str]) -> dict[str, int | str | None]:
        """What tells organizations apart, by their names: the key of the row, or the folded name where there is
        none yet; None for what stands for nobody."""
        keys = {name: _key(name) for name in names}
        self._look_up(Organization, [key for key in keys.values() if key])
        return {name: self._find(Organization, key, key) for name, key in keys.items()}

    def learn(self, articles: Iterable[Article]) -> None:
        """Let the words of the articles be known to who looks for a mistyped one."""
        texts = (terms for article in articles for terms in (article.title_terms, article.search_terms))
        met = set().union(*map(words_in, texts))
        new = met - self._words - self._fresh_words
        IndexedWord.objects.learn(new)
        self._fresh_words |= new

    def keep(self) -> int:
        """The transaction was committed. Returns how many speakers were made in it."""
        made = sum(model is Speaker for model, _ in self._fresh)
        self._known |= self._fresh
        self._words |= self._fresh_words
        if len(self._known) > MOST_NAMES:
            self._known.clear()
        if len(self._words) > MOST_WORDS:
            self._words.clear()
        self._forget()
        return made

    def clear(self) -> None:
        """The transaction was rolled back, or what was there is no longer as it was: look everything up again."""
        self._forget()
        self._known.clear()
        self._words.clear()

    def _forget(self) -> None:
        self._fresh.clear()
        self._wanted.clear()
        self._fresh_words = set()

    def _look_up(self, model: Model, keys: list[str]) -> list[str]:
        """Take note of what is there; returns the keys of what is not, in their order."""
        unknown = [key for key in dict.fromkeys(keys) if (model, key) not in self._known]
        found: dict[str, set[int]] = {}
        for key, owner in model.objects.keys_of(unknown) if unknown else ():
            found.setdefault(key, set()).add(owner)
        for key, owners in found.items():
            self._known[model, key] = owners.pop() if len(owners) == 1 else None
        return [key for key in unknown if key not in found]

    def _find(self, model: Model, key: str, default: str | None = None) -> int | str | None:
        if not key:
            return None
        if (model, key) in self._fresh:
            return self._fresh[model, key]
        return self._known.get((model, key), default)

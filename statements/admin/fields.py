"""Fields of the desk's forms."""

from django.contrib.admin.widgets import AutocompleteSelect

from statements.addresses import key_in


class NameSelect(AutocompleteSelect):
    """A field that is filled by searching for a name: no page lists all of them.

    What was sent and is no key is shown as nothing chosen; Django would look it up, and fail.
    """

    def optgroups(self, name, value, attr=None):
        return super().optgroups(name, [key for key in value if key_in(str(key)) is not None], attr)

"""Fields of the desk's forms."""

from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect

from statements.addresses import key_in


class NameSelect(AutocompleteSelect):
    """A field that is filled by searching for a name: no page lists all of them.

    What was sent and is no key is shown as nothing chosen; Django would look it up, and fail.
    """

    def optgroups(self, name, value, attr=None):
        return super().optgroups(name, [key for key in value if key_in(str(key)) is not None], attr)


class LabelledInline(admin.TabularInline):
    """Rows of a table whose fields say what they are to those who do not see the head of the column."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field:
            field.widget.attrs["aria-label"] = field.label
        return field

"""Accounts: an administrator manages editors, and cannot make of anyone more than an administrator is."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User

admin.site.unregister(User)

SUPERUSERS_ONLY = ["is_superuser", "user_permissions"]


@admin.register(User)
class AccountAdmin(UserAdmin):
    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        return fields if request.user.is_superuser else [*fields, *SUPERUSERS_ONLY]

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and _may_touch(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and _may_touch(request.user, obj)

    def get_queryset(self, request):
        """The list's own actions go by this: superusers are out of others' reach there too."""
        users = super().get_queryset(request)
        return users if request.user.is_superuser else users.filter(is_superuser=False)


def _may_touch(user, other) -> bool:
    return user.is_superuser or other is None or not other.is_superuser

"""What manage.py check says of settings that would give private things away."""

import pytest

from statements.checks import uploads_are_private


@pytest.mark.parametrize(
    ("private", "served", "faults"),
    [
        ("uploads", {}, 0),
        ("static/uploads", {"STATICFILES_DIRS": ["static"]}, 1),
        ("files", {"STATIC_ROOT": "files"}, 1),
        ("static/../media/in", {"MEDIA_ROOT": "media"}, 1),
        ("media-uploads", {"MEDIA_ROOT": "media"}, 0),
    ],
)
def test_uploads_lie_where_nobody_is_served_from(settings, tmp_path, private, served, faults):
    settings.IMPORT_UPLOAD_DIR = tmp_path / private
    settings.STATIC_ROOT, settings.MEDIA_ROOT, settings.STATICFILES_DIRS = tmp_path / "collected", "", []
    for name, value in served.items():
        setattr(settings, name, [tmp_path / value[0]] if isinstance(value, list) else tmp_path / value)
    assert [error.id for error in uploads_are_private(None)] == ["statements.E001"] * faults

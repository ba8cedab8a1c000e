"""Archives of files, in each other as well; and archives that mean harm."""

import dataclasses
import gzip
import io
import tarfile
import zipfile

import pytest
from django.conf import settings

from statements.importers import Options, read
from statements.records import ParsedArticle

from .golden import CASES

TEXT = "قالت الوزيرة سلمى الحداد إن الميناء مفتوح أمام السفن كلها."


def zipped(files: dict[str, bytes], compression=zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, compression)
    return out.getvalue()


def tarred(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def tar_gz(files: dict[str, bytes]) -> bytes:
    return gzip.compress(tarred(files))


PACKERS = [zipped, tarred, tar_gz]


@pytest.fixture
def read_bytes(tmp_path):
    """All items of a file with this content, and their origins without the folder."""

    def run(content: bytes, **options):
        path = tmp_path / "archive"
        path.write_bytes(content)
        items = list(read([path], options=Options(**options)))
        return items, [str(item.origin).removeprefix(f"{tmp_path}/") for item in items]

    return run


def reasons(items) -> list[str]:
    return ["article" if isinstance(item, ParsedArticle) else item.reason for item in items]


@pytest.mark.parametrize("pack", PACKERS)
def test_the_files_in_an_archive_are_read_and_named(read_bytes, pack):
    lines = b'{"text": "a"}\n{"text": 5}\n'
    files = {"a.txt": TEXT.encode(), "b/c.jsonl": lines, "b/photo.jpg": b"\xff\xd8", "__MACOSX/._a.txt": b"x"}
    items, origins = read_bytes(pack(files))
    assert origins == ["archive!a.txt", "archive!b/c.jsonl:1", "archive!b/c.jsonl:2"]
    assert reasons(items) == ["article", "article", "field"]


@pytest.mark.parametrize("inner", PACKERS)
@pytest.mark.parametrize("outer", PACKERS)
def test_archives_in_archives_are_read(read_bytes, outer, inner):
    items, origins = read_bytes(outer({"inner.zip": inner({"a.txt": TEXT.encode()})}))
    assert (reasons(items), origins) == (["article"], ["archive!inner.zip!a.txt"])


@pytest.mark.parametrize("pack", PACKERS)
def test_every_golden_case_is_the_same_in_an_archive(read_bytes, pack):
    files = [file for file in sorted(CASES.glob("*/*")) if file.suffix in {".xml", ".jsonl", ".html", ".warc"}]
    items, _ = read_bytes(pack({str(file.relative_to(CASES)): file.read_bytes() for file in files}))
    assert [item.raw for item in items] == [item.raw for item in read(files)]


@pytest.mark.parametrize("kind", ["text/port_fees.txt", "csv/quoted_breaks.csv", "warc/crawl.warc"])
def test_standard_input_is_read_as_a_file_is(monkeypatch, kind):
    content = (CASES / kind).read_bytes()
    for packed in (content, gzip.compress(content), zipped({"a.txt": content})):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(packed)))
        items = list(read(["-"]))
        assert reasons(items) == reasons(read([CASES / kind]))
        assert all(item.origin.path.startswith("-") for item in items)


NAMES = ["../../etc/passwd.txt", "/etc/passwd.txt", "a/../../b.txt", "..\\..\\b.txt", "C:\\b.txt", "C:b.txt"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("pack", PACKERS)
def test_a_name_that_leads_out_is_refused(read_bytes, pack, name):
    items, _ = read_bytes(pack({name: b"secret", "good.txt": TEXT.encode()}))
    assert reasons(items) == ["unsafe_name", "article"]


def test_links_and_devices_are_refused(read_bytes):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo("a.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    items, _ = read_bytes(out.getvalue())
    assert reasons(items) == ["unsafe_name"] * 4


def test_an_encrypted_file_is_refused_alone(read_bytes):
    content = bytearray(zipped({"a.txt": b"secret", "b.txt": TEXT.encode()}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    items, _ = read_bytes(bytes(content))
    assert reasons(items) == ["encrypted", "article"]


def nested(times: int) -> bytes:
    content = zipped({"a.txt": TEXT.encode()})
    for _ in range(times - 1):
        content = zipped({"inner.zip": content})
    return content


def test_archives_are_opened_only_so_deep(read_bytes):
    assert reasons(read_bytes(nested(3), nesting=2)[0]) == ["article"]
    items, origins = read_bytes(nested(4), nesting=2)
    assert reasons(items) == ["too_deep"]
    assert origins == ["archive" + "!inner.zip" * 3]


ZEROS = bytes(20_000_000)


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.txt", "a.xml"])
@pytest.mark.parametrize("pack", [zipped, tar_gz, lambda files: gzip.compress(next(iter(files.values())))])
def test_a_file_that_unpacks_to_much_more_is_refused(read_bytes, pack, name):
    items, origins = read_bytes(pack({name: b'{"text": "' + ZEROS}), article_bytes=30_000_000)
    assert set(reasons(items)) == {"bomb"}
    assert origins[0].startswith("archive")


@pytest.mark.parametrize(
    "limits, reason",
    [({"member_bytes": 10_000}, "bomb"), ({"total_bytes": 35_000}, "bomb"), ({"members": 3}, "too_many")],
)
@pytest.mark.parametrize("pack", [zipped, tarred])
def test_the_limits_of_archives(read_bytes, pack, limits, reason):
    line = b'{"text": "a"}\n'
    files = {f"{n}.jsonl": line * 1_000 for n in range(5)}
    assert reasons(read_bytes(pack(files))[0]) == ["article"] * 5_000
    items, _ = read_bytes(pack(files), **limits)
    assert reason in reasons(items) and len(items) < 4_000


def test_a_zip_file_with_a_huge_directory_is_not_even_opened(read_bytes):
    files = {f"{'x' * 500}{n}.txt": b"a" for n in range(50)}
    items, origins = read_bytes(zipped(files), members=10)
    assert (reasons(items), origins) == (["too_many"], ["archive"])


@pytest.mark.parametrize("pack", PACKERS)
def test_a_damaged_archive_yields_what_was_read_before_the_damage(read_bytes, pack):
    content = pack({f"{n}.txt": f"{TEXT} {n}".encode() * 200 for n in range(9)})
    if pack is zipped:  # its directory stands at the end: one member is spoilt instead
        start = content.index(b"5.txt") + 20
        content = content[:start] + bytes(20) + content[start + 20 :]
    else:
        content = content[: len(content) // 2]
    found = reasons(read_bytes(content)[0])
    assert "damaged" in found
    assert found.count("article") >= (8 if pack is zipped else 1 if pack is tarred else 0)


def test_nothing_is_written_anywhere(read_bytes, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for pack in PACKERS:
        read_bytes(pack({"a.txt": TEXT.encode(), "../b.txt": b"b"}))
    assert {path.name for path in tmp_path.iterdir()} == {"archive"}


def test_a_tar_file_that_is_damaged_between_its_files_does_not_just_end(read_bytes):
    """tarfile by itself takes what is no header for the end, and the rest would be lost unnoticed."""
    content = tarred({f"{n}.txt": TEXT.encode() for n in range(3)})
    second = content.index(b"1.txt")
    for broken in (
        content[:second],
        content[: second + 100],
        content[:second] + b"?" * 512 + content[second + 512 :],
    ):
        assert reasons(read_bytes(broken)[0]) == ["article", "damaged"]


def test_a_tar_file_cannot_have_headers_without_measure(read_bytes):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        archive.addfile(tarfile.TarInfo("a" * 2_000_000 + ".txt"))
    assert reasons(read_bytes(out.getvalue())[0]) == ["damaged"]


def test_a_file_that_zipfile_cannot_unpack_is_refused_alone(read_bytes):
    content = bytearray(zipped({"a.txt": b"packed otherwise", "b.txt": TEXT.encode()}))
    content[8] = content[content.index(b"PK\x01\x02") + 10] = 97
    assert reasons(read_bytes(bytes(content))[0]) == ["damaged", "article"]


def test_a_warc_file_that_breaks_off_is_damaged(read_bytes):
    content = (CASES / "warc/crawl.warc").read_bytes()
    page = content.index(b"<html")
    for end in (page + 100, content.index(b"WARC/1.0", page) + 30):
        found = reasons(read_bytes(content[:end])[0])
        assert found in (["damaged"], ["article", "damaged"])


def test_every_limit_is_a_setting_with_the_same_default():
    defaults = {field.name: field.default for field in dataclasses.fields(Options) if field.name != "mapping"}
    assert defaults == settings.IMPORT_LIMITS

"""Memory does not grow with the input: the peak over three times the input is the same."""

import gzip
import io
import json
import tracemalloc
import zipfile

import pytest

from statements.importers import read

from .test_archives import tar_gz, tarred

BODY = "قالت الوزيرة سلمى الحداد إن الميناء مفتوح أمام السفن كلها. " * 20
RECORD = json.dumps({"text": BODY, "title": "عنوان"}, ensure_ascii=False)
ITEM = f"""<newsItem guid="x"><itemMeta><itemClass qcode="ninat:text"/><provider qcode="p:p"/>
<versionCreated>2023-03-14T00:00:00Z</versionCreated></itemMeta>
<contentSet><inlineData>{BODY}</inlineData></contentSet></newsItem>"""
PAGE = f"<html><body><article><p>{BODY}</p></article></body></html>".encode()
RESPONSE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE
WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://e.example/\r\n"
    b"WARC-Date: 2023-03-14T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:0>\r\n"
    b"Content-Type: application/http; msgtype=response\r\n"
    b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(RESPONSE), RESPONSE)
)


def zipped(files) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def named(number: int) -> dict[str, bytes]:
    return {f"{n}.json": RECORD.encode() for n in range(number)}


FORMS = {
    "jsonl": lambda n: (RECORD + "\n").encode() * n,
    "list": lambda n: f"[{','.join([RECORD] * n)}]".encode(),
    "csv": lambda n: ("title,text\n" + f'عنوان,"{BODY}\n"\n' * n).encode(),
    "csv in utf-16": lambda n: ("title,text\n" + f'عنوان,"{BODY}\n"\n' * n).encode("utf-16"),
    "newsml": lambda n: (
        f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">{ITEM * n}</newsMessage>'.encode()
    ),
    "warc": lambda n: WARC * n,
    "jsonl.gz": lambda n: gzip.compress((RECORD + "\n").encode() * n),
    "warc.gz": lambda n: gzip.compress(WARC) * n,
    "one long file in a zip": lambda n: zipped({"a.jsonl": (RECORD + "\n").encode() * n}),
    "zip": lambda n: zipped(named(n)),
    "tar": lambda n: tarred(named(n)),
    "tar.gz": lambda n: tar_gz(named(n)),
}
# What a zip file needs of memory for each member, and what is noise.
A_MEMBER, NOISE = 1_500, 150_000


def peak(path) -> tuple[int, int]:
    """The most memory that reading the file took, and how many articles came out."""
    tracemalloc.start()
    try:
        number = sum(1 for item in read([path]) if item.body)
        return tracemalloc.get_traced_memory()[1], number
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("form", FORMS)
def test_memory_does_not_grow_with_the_input(tmp_path, form):
    few, many = (50, 150) if "warc" in form else (200, 600)
    peaks = []
    for number in (few, few, many):  # the first time fills caches
        path = tmp_path / str(number)
        path.write_bytes(FORMS[form](number))
        most, found = peak(path)
        assert found == number
        peaks.append(most)
    allowed = NOISE + (A_MEMBER * (many - few) if form == "zip" else 0)
    assert peaks[2] - peaks[1] < allowed

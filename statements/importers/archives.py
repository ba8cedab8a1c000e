"""Files in which there are files: gzip, zip, tar. They are told by their first bytes and read member by member.

Nothing is unpacked to disk, and no name in an archive is ever used as a path. What is unpacked is counted against
the limits of Options over all archives in each other.
"""

import gzip
import io
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from statements.records import Origin, Refusal

from . import files
from .files import is_wanted
from .options import Options
from .refusals import Refused

# A ratio is held against what is small only after so many bytes.
_UNSUSPICIOUS = 10_000_000
_PIECE = 1_048_576
# Long names and other things that a tar file says in headers of their own, which are read whole.
_EXTENDED_HEADERS = (tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK, b"X")
_LONGEST_HEADER = 1_048_576
# The end of a zip file with its longest comment; and an entry of its directory, with a long name.
_END_AT_MOST = 65_536 + 22 + 56 + 20
_DIRECTORY_ENTRY = 512
Member = tuple[Origin, BinaryIO]


@dataclass
class Budget:
    """What was unpacked of one input, and in how many members."""

    options: Options
    members: int = 0
    total: int = 0

    def member(self) -> None:
        self.members += 1
        if self.members > self.options.members:
            raise self.too_many()

    def too_many(self) -> Refused:
        return Refused("too_many", f"more than {self.options.members} files in the archive")

    def meter(self, packed) -> "Meter":
        return Meter(self, packed)


class Meter:
    """Counts what comes out of one member; `packed` tells how many bytes went in so far."""

    def __init__(self, budget: Budget, packed):
        self._budget, self._packed, self._size = budget, packed, 0

    def __call__(self, size: int) -> None:
        options = self._budget.options
        self._size += size
        self._budget.total += size
        if self._size > options.member_bytes:
            raise Refused("bomb", f"a file in the archive is larger than {options.member_bytes} bytes")
        if self._budget.total > options.total_bytes:
            raise Refused("bomb", f"the archive unpacks to more than {options.total_bytes} bytes")
        if self._size > _UNSUSPICIOUS and self._size > options.ratio * max(self._packed(), 1):
            raise Refused("bomb", f"unpacks to more than {options.ratio} times its size")


def kind_of(head: bytes) -> str:
    """ "gzip", "zip" or "tar" of a file with these first bytes, "" where it is no archive."""
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    return "tar" if head[257:262] == b"ustar" else ""


def members(kind: str, stream: BinaryIO, origin: Origin, budget: Budget) -> Iterator[Member | Refusal]:
    """The files in an archive with what they are called, and a refusal for each that will not be read."""
    return _READERS[kind](stream, origin, budget)


class _Counted(io.RawIOBase):
    """Knows how much was read of a stream."""

    def __init__(self, stream: BinaryIO):
        self._stream, self.size = stream, 0

    def readable(self):
        return True

    def readinto(self, buffer):
        piece = self._stream.read(len(buffer))
        buffer[: len(piece)] = piece
        self.size += len(piece)
        return len(piece)


def _gzip(stream, origin, budget):
    packed = _Counted(stream)
    yield origin, gzip.GzipFile(fileobj=io.BufferedReader(packed)), budget.meter(lambda: packed.size)


def _zip(stream, origin, budget):
    with _seekable(stream, budget) as file:
        _check_directory(file, budget)
        yield from _zip_members(zipfile.ZipFile(file), origin, budget)


def _zip_members(archive, origin, budget):
    with archive:
        for info in archive.infolist():
            if info.filename.endswith("/"):  # a folder
                continue
            budget.member()
            here = Origin(f"{origin.path}!{info.filename}")
            if refused := _name_refused(info.filename):
                yield refused.at(here)
            elif info.flag_bits & 1:
                yield Refused("encrypted", "the file in the archive is encrypted").at(here)
            elif is_wanted(info.filename):
                try:
                    member = archive.open(info)
                except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
                    yield Refused("damaged", f"the file in the archive cannot be unpacked: {error}").at(here)
                    continue
                with member:
                    yield here, member, budget.meter(lambda info=info: info.compress_size)


def _tar(stream, origin, budget):
    packed = _Counted(stream)
    with tarfile.open(fileobj=io.BufferedReader(packed), mode="r|", tarinfo=_TarInfo) as archive:
        for info in archive:
            archive.members = []  # a tar file that is read as a stream would remember them all
            if info.isdir():
                continue
            budget.member()
            here = Origin(f"{origin.path}!{info.name}")
            if refused := _name_refused(info.name):
                yield refused.at(here)
            elif not info.isfile():
                yield Refused("unsafe_name", "a link or device, not a file").at(here)
            elif is_wanted(info.name):
                yield here, archive.extractfile(info), budget.meter(lambda: packed.size)


class _TarInfo(tarfile.TarInfo):
    """A header of a tar file; damaged where tarfile would take it for the end, or read it without measure."""

    @classmethod
    def frombuf(cls, buf, encoding, errors):
        try:
            info = super().frombuf(buf, encoding, errors)
        except tarfile.EOFHeaderError:
            raise
        except tarfile.HeaderError as error:
            raise tarfile.ReadError(f"no header where a file or the end should be: {error}") from None
        if info.type in _EXTENDED_HEADERS and info.size > _LONGEST_HEADER:
            raise tarfile.ReadError("a header without measure")
        return info


_READERS = {"gzip": _gzip, "zip": _zip, "tar": _tar}


def _name_refused(name: str) -> Refused | None:
    """A name that would lead out of the archive, were it used as a path."""
    path = PurePosixPath(name.replace("\\", "/"))
    drive = len(name) > 1 and name[1] == ":"
    if path.is_absolute() or drive or ".." in path.parts or "\0" in name:
        return Refused("unsafe_name", "a name that leads out of the archive")
    return None


def _seekable(stream: BinaryIO, budget: Budget) -> BinaryIO:
    """A zip file is read from its end: one that comes as a stream is put aside in a file without a name."""
    if file := files.behind(stream):
        return file
    file = tempfile.TemporaryFile()  # noqa: SIM115 the caller closes it
    while piece := stream.read(_PIECE):
        if file.tell() > budget.options.total_bytes:
            raise Refused("bomb", f"the archive is larger than {budget.options.total_bytes} bytes")
        file.write(piece)
    file.seek(0)
    return file


def _check_directory(file: BinaryIO, budget: Budget) -> None:
    """A zip file's list of members is read whole: see from its size how many there may be."""
    file.seek(-min(file.seek(0, io.SEEK_END), _END_AT_MOST), io.SEEK_END)
    end = file.read()
    at, at_64 = end.rfind(b"PK\x05\x06"), end.rfind(b"PK\x06\x06")
    size = int.from_bytes(end[at + 12 : at + 16], "little") if at >= 0 else 0
    if size == 0xFFFFFFFF and at_64 >= 0:
        size = int.from_bytes(end[at_64 + 40 : at_64 + 48], "little")
    if size > budget.options.members * _DIRECTORY_ENTRY:
        raise budget.too_many()
    file.seek(0)

"""From the paths that a person gives to open streams of bytes."""

import gzip
import io
from pathlib import Path

# What is looked for in a folder. A file that is named itself is read whatever its name.
SUFFIXES = {".txt", ".json", ".jsonl", ".ndjson", ".gz"}
GZIP_MAGIC = b"\x1f\x8b"
BOM = b"\xef\xbb\xbf"


def find(path: Path) -> list[Path]:
    """The file itself, or what a folder and the folders in it hold, in the order of their names."""
    if not path.is_dir():
        return [path]
    return sorted(
        file
        for file in path.rglob("*")
        if file.suffix.lower() in SUFFIXES and not file.name.startswith(".") and file.is_file()
    )


def decompressed(file: io.BufferedReader) -> io.BufferedReader:
    """The stream that the file holds, whatever its name: unpacked where it is gzip."""
    if file.peek(2)[:2] == GZIP_MAGIC:
        return io.BufferedReader(gzip.GzipFile(fileobj=file))
    return file

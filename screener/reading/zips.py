"""Parts of a zip file (DOCX, ODT) within limits that are checked before anything is unpacked. Nothing touches the disk.

Python's zipfile reads the whole directory first, so the directory itself is measured before it is opened.
"""

import io
import struct
import zipfile
import zlib

from screener.errors import ReadError
from screener.types import Limits

# One part of XML costs about ten times its size once parsed: 32 MiB keeps a worker far below its memory limit.
# The document.xml of a 40-page CV has under 2 MiB.
PART_BYTES = 32 << 20
# Text packs to a tenth, repeated markup to a hundredth; deflate ends at 1,032. Judged only where it could hurt.
RATIO = 300
RATIO_FROM = 4 << 20

_END = b"PK\x05\x06"
_DIRECTORY_ENTRY_BYTES = 46


class Archive:
    """The parts of one zip file, read one at a time and never more than the limits allow."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        check_directory(data, limits)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, struct.error, NotImplementedError) as error:
            raise ReadError("damaged") from error
        self._left = limits.unpacked_bytes
        self._parts = self._zip.infolist()
        self._check_parts(limits)
        self.names = frozenset(part.filename for part in self._parts)

    def _check_parts(self, limits: Limits) -> None:
        if len(self._parts) > limits.zip_parts:
            raise ReadError("too_many_parts", count=len(self._parts), limit=limits.zip_parts)
        reached = -1
        for part in sorted(self._parts, key=lambda part: part.header_offset):
            if part.header_offset < reached:
                raise ReadError("zip_trick")
            reached = part.header_offset + part.compress_size
        if any(part.flag_bits & 1 for part in self._parts):
            raise ReadError("encrypted")

    def read(self, name: str) -> bytes:
        """The bytes of the part `name`. Raises ReadError where it is missing, broken or larger than allowed."""
        limit = min(PART_BYTES, self._left)
        try:
            part = self._zip.getinfo(name)
            self._check_size(part, limit)
            with self._zip.open(part) as stream:
                data = stream.read(limit + 1)
        except KeyError as error:
            raise ReadError("part_missing", part=name) from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise ReadError("damaged") from error
        if len(data) > limit:
            raise ReadError("unpacks_too_large", limit=megabytes(limit))
        self._left -= len(data)
        return data

    def read_optional(self, name: str) -> bytes:
        """The bytes of the part `name`, empty where it is missing or broken: for what a CV can be read without."""
        try:
            return self.read(name) if name in self.names else b""
        except ReadError:
            return b""

    def _check_size(self, part: zipfile.ZipInfo, limit: int) -> None:
        swollen = part.file_size > RATIO_FROM and part.file_size > RATIO * max(1, part.compress_size)
        if part.file_size > limit or swollen:
            raise ReadError("unpacks_too_large", limit=megabytes(limit))


def check_directory(data: bytes, limits: Limits) -> None:
    """Raise ReadError where the directory at the end of a zip is missing or lists more parts than allowed."""
    at = data.rfind(_END, max(0, len(data) - (1 << 16) - 22))
    if at < 0 or len(data) < at + 22:
        raise ReadError("damaged")
    count, size = struct.unpack_from("<HI", data, at + 10)
    if count * _DIRECTORY_ENTRY_BYTES > size:
        raise ReadError("damaged")
    if count > limits.zip_parts or size > limits.zip_parts * (_DIRECTORY_ENTRY_BYTES + 1024):
        raise ReadError("too_many_parts", count=max(count, limits.zip_parts + 1), limit=limits.zip_parts)
    # The directory that is read need not be the one that was announced: its entries are counted as well.
    start = at - size
    if start >= 0 and data.count(b"PK\x01\x02", start, at) > limits.zip_parts:
        raise ReadError("too_many_parts", count=limits.zip_parts + 1, limit=limits.zip_parts)


def part_names(data: bytes, limits: Limits) -> frozenset[str]:
    """The names of the parts of the zip file `data`."""
    return Archive(data, limits).names


def megabytes(size: int) -> int:
    """`size` in bytes as whole mebibytes, at least 1: limits are told in megabytes."""
    return max(1, size >> 20)

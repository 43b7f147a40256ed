"""Bytes of an input, unpacked in bounded steps: gzip, bzip2, xz, lzma and zstd told by their first bytes.

What opens to far more than its size is stopped on the way, so that no input costs more memory than a chunk.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

LARGEST_ITEM = 20_000_000
"""Bytes of one page, text or document, decompressed."""
HIGHEST_RATIO = 200
"""Decompressed bytes for each compressed one; anything above is a bomb."""
RATIO_FLOOR = 10_000_000
"""Decompressed bytes below which the ratio is not looked at."""
CHUNK = 1 << 18
_MOST_XZ_MEMORY = 1 << 28
_LARGEST_ZSTD_WINDOW = 27
"""Two to the power of it, in bytes; what the command line tool opens without being asked."""


class TooLargeError(Exception):
    """An input opens to more than is read. The message says what to do."""


class DamagedError(Exception):
    """Compressed data or an archive is cut or damaged. The message names the format."""


@dataclass(frozen=True, slots=True)
class Overlong:
    """Stands for a line too long to be kept. offset: of its first byte in the input, unpacked."""

    offset: int


class Source(Protocol):
    """Anything that gives bytes."""

    def read(self, size: int, /) -> bytes:
        """The next bytes, fewer at the end."""
        ...


class Budget:
    """Counts what one input gives and what it opens to, over all that is inside it."""

    def __init__(self) -> None:
        self.taken = 0
        self.given = 0
        self.spent = False

    def take(self, size: int) -> None:
        """Count bytes as they lie in the file."""
        self.taken += size

    def give(self, size: int) -> None:
        """Count bytes that they opened to; raises TooLargeError at a decompression bomb."""
        self.given += size
        if self.given > RATIO_FLOOR and self.given > HIGHEST_RATIO * max(1, self.taken):
            self.spent = True
            raise TooLargeError(
                f"opens to more than {HIGHEST_RATIO} times its size; unpack it yourself if it is meant so"
            )


class Stream:
    """Bytes of a source, unpacked where they are compressed.

    packed: the compression's name, empty where there is none. budget: of the archive around it; without
    one its own.
    """

    def __init__(self, source: Source, budget: Budget | None = None) -> None:
        self.budget = budget or Budget()
        plain = _Plain(source, self.budget if budget is None else None)
        self._ahead = plain.read(CHUNK)
        self._source: Source = plain
        self._fault: Exception | None = None
        self.packed = _packing(self._ahead)
        if self.packed:
            self._source = _Unpacked(self._ahead, plain.read, self.packed, self.budget)
            self._ahead = b""

    def read(self, size: int = CHUNK, /) -> bytes:
        """The next bytes, fewer only at the end.

        Raises TooLargeError at a bomb, DamagedError where compressed data is broken, and OSError.
        """
        parts = [self._ahead[:size]]
        self._ahead = self._ahead[size:]
        have = len(parts[0])
        while have < size and self._fault is None:
            try:
                data = self._source.read(min(size - have, CHUNK))
            except (TooLargeError, DamagedError, OSError) as fault:
                self._fault = fault  # told when what came before it has been read
                break
            if not data:
                break
            parts.append(data)
            have += len(data)
        if self._fault is not None and not have:
            raise self._fault
        return b"".join(parts)

    def peek(self, size: int) -> bytes:
        """The next bytes, which the next `read` gives again."""
        if len(self._ahead) < size:
            self._ahead = self.read(size)
        return self._ahead[:size]

    def rest(self, limit: int) -> bytes:
        """All that is left; raises TooLargeError above `limit` bytes."""
        parts, size = [], 0
        while data := self.read(CHUNK):
            parts.append(data)
            size += len(data)
            if size > limit:
                raise TooLargeError(f"larger than {limit:,} bytes; split it or give it as JSON Lines")
        return b"".join(parts)

    def lines(self, longest: int) -> Iterator[bytes | Overlong]:
        """Lines, one at a time; an Overlong for one of more than `longest` bytes."""
        skipping = False
        parts: list[bytes] = []
        held = begin = 0
        while data := self.read(CHUNK):
            *whole, last = data.split(b"\n")
            for number, line in enumerate(whole):
                if skipping:
                    skipping = False
                    yield Overlong(begin)
                elif number == 0 and parts:
                    yield b"".join((*parts, line))
                else:
                    yield line
                begin += held + len(line) + 1
                parts, held = [], 0
            held += len(last)
            if not skipping:
                parts.append(last)
                if held > longest:
                    parts, skipping = [], True
        if skipping:
            yield Overlong(begin)
        elif left := b"".join(parts):
            yield left


class _Plain:
    """Bytes as they lie in a file, counted where they are the input's own."""

    def __init__(self, source: Source, budget: Budget | None) -> None:
        self._source, self._budget = source, budget

    def read(self, size: int, /) -> bytes:
        data = self._source.read(size)
        if self._budget is not None:
            self._budget.take(len(data))
        return data


# ---------------------------------------------------------------- compression
class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, max_length: int) -> bytes: ...


class _Gzip:
    """zlib's object with the manners of the others: what it could not give yet it keeps itself."""

    def __init__(self) -> None:
        self._zlib = zlib.decompressobj(16 + zlib.MAX_WBITS)

    @property
    def eof(self) -> bool:
        return self._zlib.eof

    @property
    def unused_data(self) -> bytes:
        return self._zlib.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._zlib.decompress(self._zlib.unconsumed_tail + data, max_length)


def _bzip2() -> Any:  # noqa: ANN401 - one of three classes with the same methods
    import bz2  # noqa: PLC0415

    return bz2.BZ2Decompressor()


def _xz() -> Any:  # noqa: ANN401
    import lzma  # noqa: PLC0415

    return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_MOST_XZ_MEMORY)


def _lzma() -> Any:  # noqa: ANN401
    import lzma  # noqa: PLC0415

    return lzma.LZMADecompressor(lzma.FORMAT_ALONE, memlimit=_MOST_XZ_MEMORY)


def _zstd() -> Any:  # noqa: ANN401
    from backports import zstd  # noqa: PLC0415

    options = {int(zstd.DecompressionParameter.window_log_max): _LARGEST_ZSTD_WINDOW}
    return zstd.ZstdDecompressor(options=options)


_PACKINGS: dict[str, tuple[bytes, Callable[[], _Decompressor]]] = {
    "gzip": (b"\x1f\x8b\x08", _Gzip),
    "bzip2": (b"BZh", _bzip2),
    "xz": (b"\xfd7zXZ\x00", _xz),
    "zstd": (b"(\xb5/\xfd", _zstd),
    "lzma": (b"\x5d\x00\x00", _lzma),
}
_UNKNOWN_SIZE, _LARGEST_LZMA = (1 << 64) - 1, 1 << 38
_BZIP2_BLOCKS = (b"1AY&SY", b"\x17rE8P\x90")


def _packing(head: bytes) -> str:
    for name, (mark, _) in _PACKINGS.items():
        if head.startswith(mark) and (name != "bzip2" or head[4:10] in _BZIP2_BLOCKS):
            return name if name != "lzma" or _is_lzma(head) else ""
    return ""


def _is_lzma(head: bytes) -> bool:
    """Whether the header of the old format, which has no mark, is one that its programs write."""
    size = int.from_bytes(head[5:13], "little")
    return len(head) > 13 and (size == _UNKNOWN_SIZE or size < _LARGEST_LZMA) and head[13] == 0


class _Unpacked:
    """What compressed bytes open to; several compressed parts in a row are one."""

    def __init__(self, head: bytes, take: Callable[[int], bytes], packing: str, budget: Budget) -> None:
        self._mark, self._make = _PACKINGS[packing]
        self._take = _Pushed(head, take)
        self._packing, self._budget = packing, budget
        self._part: _Decompressor | None = self._make()
        self._starving = True

    def read(self, size: int, /) -> bytes:
        """The next bytes, up to `size`; none at the end."""
        while self._part is not None:
            if self._part.eof and not self._next_part():
                return b""
            raw = self._take(CHUNK) if self._starving else b""
            if self._starving and not raw:
                raise DamagedError(f"damaged {self._packing} data: it ends too early")
            try:
                data = self._part.decompress(raw, size)
            except Exception as fault:  # each library has its own errors, and zstd's is no OSError
                raise DamagedError(f"damaged {self._packing} data: {fault}") from fault
            self._starving = not data and not self._part.eof
            if data:
                self._budget.give(len(data))
                return data
        return b""

    def _next_part(self) -> bool:
        """Whether another compressed part follows; zeros behind the last one are padding."""
        assert self._part is not None
        self._take.push(self._part.unused_data)
        while (head := self._take(CHUNK)) and not head.strip(b"\0"):
            pass
        self._part = None
        if not head:
            return False
        head = head.lstrip(b"\0")
        if len(head) < len(self._mark):
            head += self._take(CHUNK)
        if not head.startswith(self._mark):
            raise DamagedError(f"damaged {self._packing} data: other bytes follow it")
        self._take.push(head)
        self._part, self._starving = self._make(), True
        return True


class _Pushed:
    """Bytes given back, then those of a source."""

    def __init__(self, head: bytes, take: Callable[[int], bytes]) -> None:
        self._head, self._more = head, take

    def push(self, data: bytes) -> None:
        """Give bytes back, to be the next ones."""
        self._head = data + self._head

    def __call__(self, size: int) -> bytes:
        if not self._head:
            return self._more(size)
        data, self._head = self._head[:size], self._head[size:]
        return data

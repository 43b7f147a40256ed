"""Headers of tar archives that claim too much are refused before anything is made of them."""

from __future__ import annotations

import tarfile

_LARGEST_HEADER = 1_000_000
"""Bytes of the extra headers (long names, attributes) of one member; they are held in memory."""
_EXTRA = (
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
)


class CheckedMember(tarfile.TarInfo):
    """A member of a tar archive; raises ReadError where its extra headers are larger than sense."""

    def _proc_member(self, archive: tarfile.TarFile) -> tarfile.TarInfo:
        if self.type in _EXTRA and self.size > _LARGEST_HEADER:
            raise tarfile.ReadError("a header is too large")
        return super()._proc_member(archive)  # type: ignore[misc,no-any-return]

"""What all tables are made of: their metadata, kinds of columns, names of keys."""

from __future__ import annotations

from sqlalchemy import BigInteger, Dialect, Integer, LargeBinary, MetaData, TypeDecorator

from wirecopy.store.kept import compressed, decompressed

Wide = BigInteger().with_variant(Integer, "sqlite")

NAMES = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Compressed(TypeDecorator[str]):
    """A text as its UTF-8 bytes through Zstandard: about half of them."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        """What is stored of a text."""
        return None if value is None else compressed(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        """The text that was stored."""
        return None if value is None else decompressed(value)


METADATA = MetaData(naming_convention=NAMES)
"""Of all tables."""

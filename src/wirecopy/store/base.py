"""What all tables are made of: the base of the models, kinds of columns, names of keys."""

from __future__ import annotations

from typing import Annotated

from sqlalchemy import BigInteger, Dialect, ForeignKey, Integer, LargeBinary, MetaData, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, mapped_column

from wirecopy.store.kept import compressed, decompressed

Wide = BigInteger().with_variant(Integer, "sqlite")
Number = Annotated[int, mapped_column(Wide)]
NumberKey = Annotated[int, mapped_column(Wide, primary_key=True, autoincrement=False)]
Counted = Annotated[int, mapped_column(Wide, primary_key=True)]
StoryKey = Annotated[int, mapped_column(Wide, ForeignKey("story.id"), primary_key=True, autoincrement=False)]
Bytes = Annotated[bytes, mapped_column(LargeBinary)]

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


class Model(DeclarativeBase):
    """Base of all tables."""

    metadata = MetaData(naming_convention=NAMES)

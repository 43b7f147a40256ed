"""Alembic's environment: migrations run on the connection of `wirecopy.store.upgrade`, in one transaction.

From a shell (`alembic -x store=PATH revision --autogenerate -m "…"`) they run on the store named there.
"""

from __future__ import annotations

import os
from pathlib import Path

from alembic import context
from sqlalchemy import Connection

from wirecopy.store.engine import make_engine
from wirecopy.store.models import APPLICATION_ID, all_tables


def run(connection: Connection) -> None:
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    context.configure(
        connection=connection,
        target_metadata=all_tables(),
        transactional_ddl=True,  # the engine begins with BEGIN IMMEDIATE, so SQLite rolls DDL back
        render_as_batch=True,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    named = context.get_x_argument(as_dictionary=True).get("store") or os.environ.get("WIRECOPY_STORE")
    if not named:
        raise SystemExit("name a store: alembic -x store=PATH …")
    with make_engine(Path(named), foreign_keys=False).begin() as opened:
        run(opened)

"""Records of extractions are compressed."""

from __future__ import annotations

import zlib

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

extractions = sa.table("extractions", sa.column("report", sa.Integer), sa.column("record", sa.LargeBinary))
superseded = sa.table(
    "superseded",
    sa.column("report", sa.Integer),
    sa.column("nth", sa.Integer),
    sa.column("record", sa.LargeBinary),
)


def upgrade() -> None:
    """Compress what is there, report by report."""
    connection = op.get_bind()
    for table, key in ((extractions, ("report",)), (superseded, ("report", "nth"))):
        columns = [table.c[name] for name in key]
        for own in connection.execute(sa.select(*columns)).all():
            which = sa.and_(*(column == value for column, value in zip(columns, own, strict=True)))
            record = connection.execute(sa.select(table.c.record).where(which)).scalar_one()
            connection.execute(sa.update(table).where(which).values(record=zlib.compress(record, level=6)))


def downgrade() -> None:
    """There is no need of a way back: restore a backup instead."""
    raise NotImplementedError("restore a backup instead")

"""People: what they sign in with, what is mailed to them, and the record of what they did."""

# Columns are added and dropped by plain statements: SQLite makes a table anew for anything more,
# and what refers to its rows would go with them.

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

WORDS = sa.Text()
LINE = sa.String(length=255)
MOMENT = sa.DateTime(timezone=True)
NOTHING = sa.text("''")

COLUMNS = (
    ("account", "name", LINE, NOTHING),
    ("account", "company", LINE, NOTHING),
    ("account", "language", sa.String(length=2), "zh"),
    ("account", "totp_secret", sa.String(length=64), None),
    ("account", "totp_confirmed_at", MOMENT, None),
    ("account", "totp_last_step", sa.Integer(), None),
    ("account", "recovery_codes", WORDS, "[]"),
    ("account", "email_confirmed_at", MOMENT, None),
    ("account", "password_changed_at", MOMENT, None),
    ("session", "last_seen_at", MOMENT, None),
    ("session", "second_factor_at", MOMENT, None),
    ("session", "address", LINE, NOTHING),
    ("session", "agent", LINE, NOTHING),
    ("enterprise", "cluster", LINE, NOTHING),
    ("enterprise", "honours", WORDS, "[]"),
    ("enterprise", "logo_sha256", sa.String(length=64), None),
    ("enterprise", "decided_at", MOMENT, None),
    ("enterprise", "decision_note", WORDS, NOTHING),
)
CHECKED = (
    (
        "account",
        "enterprise_role",
        "VARCHAR(64)",
        "enterprise_role IN ('owner', 'editor', 'viewer')",
    ),
    (
        "enterprise",
        "status",
        "VARCHAR(64) DEFAULT 'admitted' NOT NULL",
        "status IN ('applied', 'admitted', 'refused', 'suspended')",
    ),
)
TABLES = ("ticket", "api_token", "mail", "audit")
KEPT = "the record of what was done is only ever added to"
GUARDS = {
    "sqlite": (
        *(
            f"CREATE TRIGGER audit_no_{act.lower()} BEFORE {act} ON audit "
            f"BEGIN SELECT RAISE(ABORT, '{KEPT}'); END"
            for act in ("UPDATE", "DELETE")
        ),
        # What `INSERT OR REPLACE` puts another row in the place of is deleted without a trigger.
        (
            "CREATE TRIGGER audit_no_replacement BEFORE INSERT ON audit "  # noqa: S608 - our words
            "WHEN NEW.n IN (SELECT n FROM audit) "
            f"BEGIN SELECT RAISE(ABORT, '{KEPT}'); END"
        ),
    ),
    "postgresql": (
        (
            "CREATE FUNCTION audit_is_kept() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{KEPT}'; END $$"
        ),
        (
            "CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit "
            "FOR EACH STATEMENT EXECUTE FUNCTION audit_is_kept()"
        ),
    ),
}


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("who", sa.String(length=255), nullable=False),
        sa.Column("role", sa.String(length=64), nullable=False),
        sa.Column("via", sa.String(length=64), nullable=False),
        sa.Column("address", sa.String(length=255), nullable=False),
        sa.Column("action", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("object", sa.String(length=255), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_audit")),
    )
    op.create_index("ix_audit_account_id", "audit", ["account_id"], unique=False)
    op.create_index("ix_audit_kind_object", "audit", ["kind", "object"], unique=False)
    op.create_table(
        "mail",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recipient", sa.String(length=255), nullable=False),
        sa.Column("subject", sa.String(length=255), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("given_up_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail")),
    )
    op.create_index("ix_mail_due_at", "mail", ["due_at"], unique=False)
    op.create_table(
        "api_token",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("prefix", sa.String(length=64), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("scopes", sa.String(length=255), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_api_token_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_token")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_api_token_token_hash")),
    )
    op.create_index("ix_api_token_account_id", "api_token", ["account_id"], unique=False)
    op.create_table(
        "ticket",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("purpose", sa.String(length=64), nullable=False),
        sa.Column("email", sa.String(length=255), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("enterprise_id", sa.Integer(), nullable=True),
        sa.Column("enterprise_role", sa.String(length=64), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "enterprise_role IN ('owner', 'editor', 'viewer')",
            name=op.f("ck_ticket_enterprise_role"),
        ),
        sa.CheckConstraint(
            "purpose IN ('confirm', 'reset', 'invite')", name=op.f("ck_ticket_purpose")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_ticket_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["created_by"],
            ["account.id"],
            name=op.f("fk_ticket_created_by_account"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["enterprise_id"], ["enterprise.id"], name=op.f("fk_ticket_enterprise_id_enterprise")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_ticket_token_hash")),
    )
    op.create_index("ix_ticket_account_id", "ticket", ["account_id"], unique=False)
    op.create_index("ix_ticket_enterprise_id", "ticket", ["enterprise_id"], unique=False)
    for table, name, kind, default in COLUMNS:
        op.add_column(
            table, sa.Column(name, kind, nullable=default is None, server_default=default)
        )
    for table, name, kind, rule in CHECKED:
        checked = f"CONSTRAINT ck_{table}_{name} CHECK ({rule})"
        op.execute(f"ALTER TABLE {table} ADD COLUMN {name} {kind} {checked}")
    op.execute("UPDATE account SET enterprise_role = 'owner' WHERE role = 'supplier'")
    for statement in GUARDS[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    for table, name, _, _ in CHECKED:
        op.drop_column(table, name)
    for table, name, _, _ in COLUMNS:
        op.drop_column(table, name)
    for table in TABLES:
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audit_is_kept")

"""Keys of two columns, which Django's fields cannot say: everything that a wording, an address or an edition
points at belongs to the same document or edition."""

from django.db import migrations

KEYS = [
    # An address names a clause of its own document.
    ("documents_address", "address_clause_of_document", "(clause_id, document_id)", "documents_clause (id, document_id)"),
    # A wording's edition, clause and parent are of one document.
    ("documents_wording", "wording_edition_of_document", "(edition_id, document_id)", "documents_edition (id, document_id)"),
    ("documents_wording", "wording_clause_of_document", "(clause_id, document_id)", "documents_clause (id, document_id)"),
    ("documents_wording", "wording_parent_of_document", "(parent_id, document_id)", "documents_clause (id, document_id)"),
    # It holds from one revision of its edition until another.
    ("documents_wording", "wording_since_a_revision", "(edition_id, since)", "documents_revision (edition_id, number)"),
    ("documents_wording", "wording_until_a_revision", "(edition_id, until)", "documents_revision (edition_id, number)"),
    # The revision that readers see is one of the edition's own.
    ("documents_edition", "edition_current_revision", "(id, current_revision)", "documents_revision (edition_id, number)"),
]


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_models")]

    operations = [
        migrations.RunSQL(
            f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY {columns} REFERENCES {target}",
            f"ALTER TABLE {table} DROP CONSTRAINT {name}",
        )
        for table, name, columns, target in KEYS
    ]

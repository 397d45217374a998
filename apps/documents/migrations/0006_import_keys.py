"""Keys of two columns, which Django's fields cannot say: what comes in points at things of one document."""

from django.db import migrations

KEYS = [
    # An import into an edition is one into that edition's document.
    ("documents_import", "import_edition_of_document", "(edition_id, document_id)", "documents_edition (id, document_id)"),
    # A clause known elsewhere is one of the document named with it.
    ("documents_externalidentifier", "external_clause_of_document", "(clause_id, document_id)", "documents_clause (id, document_id)"),
]


class Migration(migrations.Migration):
    dependencies = [("documents", "0005_import")]

    operations = [
        migrations.RunSQL(
            f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY {columns} REFERENCES {target}",
            f"ALTER TABLE {table} DROP CONSTRAINT {name}",
        )
        for table, name, columns, target in KEYS
    ]

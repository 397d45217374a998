"""Keys of two and three columns, which Django's fields cannot say: what belongs to one pair and one document stays so."""

from django.db import migrations

KEYS = [
    # A clause comes with the document it belongs to.
    ("parallels_pairingmember", "pairingmember_clause_of_document", "(clause_id, document_id)", "documents_clause (id, document_id)"),
    # Members are of their pairing's comparison, and stand while it does.
    (
        "parallels_pairingmember",
        "pairingmember_of_pairing",
        "(pairing_id, comparison_id, standing)",
        "parallels_pairing (id, comparison_id, standing) ON UPDATE CASCADE",
    ),
    # A person speaks of the force of a clause in an edition of its document, having read words of this clause.
    ("parallels_clauseforce", "clauseforce_clause_of_document", "(clause_id, document_id)", "documents_clause (id, document_id)"),
    ("parallels_clauseforce", "clauseforce_edition_of_document", "(edition_id, document_id)", "documents_edition (id, document_id)"),
    ("parallels_clauseforce", "clauseforce_made_on_clause", "(made_on_id, clause_id)", "documents_wording (id, clause_id)"),
]


class Migration(migrations.Migration):
    dependencies = [("parallels", "0001_models"), ("documents", "0006_import_keys")]

    operations = [
        migrations.RunSQL(
            f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY {columns} REFERENCES {target}",
            f"ALTER TABLE {table} DROP CONSTRAINT {name}",
        )
        for table, name, columns, target in KEYS
    ]

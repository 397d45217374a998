"""Keys of two columns, which Django's fields cannot say: a passage and what it may be about belong together."""

from django.db import migrations

KEYS = [
    # A passage stands in a text of its own commentary.
    ("quotations_quotation", "quotation_text_of_commentary", "(text_id, commentary_id)", "commentary_commentarytext (id, commentary_id)"),
    # The document beside a candidate's clause is the one it belongs to, and its words are that clause's.
    ("quotations_quotationcandidate", "candidate_clause_of_document", "(clause_id, document_id)", "documents_clause (id, document_id)"),
    ("quotations_quotationcandidate", "candidate_wording_of_clause", "(wording_id, clause_id)", "documents_wording (id, clause_id)"),
]


class Migration(migrations.Migration):
    dependencies = [("quotations", "0001_models"), ("commentary", "0005_texts"), ("documents", "0006_import_keys")]

    operations = [
        migrations.RunSQL(
            f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY {columns} REFERENCES {target}",
            f"ALTER TABLE {table} DROP CONSTRAINT {name}",
        )
        for table, name, columns, target in KEYS
    ]

"""Keys of two columns, which Django's fields cannot say, and the rule that words stay under a selector."""

from django.db import migrations

KEYS = [
    # The document beside a target's clause is the one it belongs to.
    ("commentary_target", "target_clause_of_document", "(clause_id, clause_document_id)", "documents_clause (id, document_id)"),
    # A span was selected in a wording of its own clause.
    ("commentary_target", "target_made_on_its_clause", "(made_on_id, clause_id)", "documents_wording (id, clause_id)"),
]

# A wording that annotations stand on is not edited in place, published or not.
WORDS_STAY = """
CREATE FUNCTION commentary_selected_words_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM commentary_target WHERE made_on_id = OLD.id)
       OR EXISTS (SELECT 1 FROM commentary_anchor WHERE wording_id = OLD.id AND state <> 'lost') THEN
        RAISE EXCEPTION 'annotations stand on wording %, so it is not edited in place', OLD.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER commentary_selected_words_stay BEFORE UPDATE OF text ON documents_wording
    FOR EACH ROW WHEN (OLD.text IS DISTINCT FROM NEW.text)
    EXECUTE FUNCTION commentary_selected_words_stay();
"""
WORDS_MAY_CHANGE = """
DROP TRIGGER commentary_selected_words_stay ON documents_wording;
DROP FUNCTION commentary_selected_words_stay();
"""


class Migration(migrations.Migration):
    dependencies = [("commentary", "0001_models"), ("documents", "0002_composite_keys")]

    operations = [
        *[
            migrations.RunSQL(
                f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY {columns} REFERENCES {target}",
                f"ALTER TABLE {table} DROP CONSTRAINT {name}",
            )
            for table, name, columns, target in KEYS
        ],
        migrations.RunSQL(WORDS_STAY, WORDS_MAY_CHANGE),
    ]

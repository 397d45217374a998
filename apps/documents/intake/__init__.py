"""From a file's text to the revision of an edition: rows matched to known clauses, and the plan of what changes."""

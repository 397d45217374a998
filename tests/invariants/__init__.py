"""What must always hold (docs/glossary.md), tried against the database itself: everything here tries to break it."""

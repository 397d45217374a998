"""`make run` and `make dev`: everything that Glossator needs, started in order and stopped in the other."""

"""Measures the pages as a reader's browser gets them. Nothing that serves a page imports it."""

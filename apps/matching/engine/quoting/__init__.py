"""Quotations: which passages of an article stand, word for word or reworded, in which wordings of a library."""

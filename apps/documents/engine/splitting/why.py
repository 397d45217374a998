"""The words by which a piece says why it begins where it does."""

WHY: dict[str, str] = {
    "sequence": "its number follows the one before",
    "gap": "numbers are missing before it",
    "start": "its number is the first of its sequence, though not 1",
    "restart": "it begins to count again",
    "out of sequence": "its number does not follow; only its shape speaks for it",
    "misread": "its number fits if it was misread by scanning",
    "reference": "it could be a reference to another clause at the beginning of a line",
    "heading": "it stands and is set as a heading",
    "list": "it is marked as an item: a dash, a letter, the format's list",
    "participle": "it begins or ends as recitals do",
    "formula": "it opens with a formula: of enactment, of closing, of signing",
    "layout": "white space sets it apart",
    "break": "what stands before it has ended, and nothing names it",
    "note": "it is marked as a footnote",
    "nothing found": "no clause was found; this is the whole text",
}

# How sure each of them is by itself, from 0 to 1.
SURE: dict[str, float] = {
    "sequence": 0.97,
    "gap": 0.7,
    "start": 0.75,
    "restart": 0.85,
    "out of sequence": 0.4,
    "misread": 0.65,
    "reference": 0.35,
    "heading": 0.65,
    "list": 0.85,
    "participle": 0.9,
    "formula": 0.9,
    "layout": 0.8,
    "break": 0.5,
    "note": 0.8,
    "nothing found": 0.2,
}

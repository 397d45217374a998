"""Which of six languages a text is in, by its commonest words and by letters that only one of them has."""

from collections import Counter

from apps.documents.engine.splitting.lines import TOKEN

SAMPLE = 30_000  # characters
LEAST = 0.04  # of the words: below, it is another language
FEWEST = 2  # words or letters; one is chance
COMMON = {
    name: frozenset(words.split())
    for name, words in {
        "en": "the of and to in shall be for that this with by on as or",
        "ru": "и в на с по для не что от между их или сторон настоящего также",
        "az": "və bu ilə üçün bir ki olan edir tərəflər arasında həmçinin maddə respublikası göstərilən olaraq",
        "tr": "ve bu ile için bir ki olan eder taraflar arasında ayrıca madde cumhuriyeti olarak işbu",
        "fr": "le la les des et du en à dans par pour que sur est aux",
        "es": "el la los las de y en del que por para se con al una",
    }.items()
}
LETTERS = {"az": "ə", "es": "ñ¿¡", "ru": "ыэъё", "fr": "œçêèù", "tr": ""}
LETTER_WEIGHT = 0.5  # of a common word


def detected(text: str) -> str:
    """en, ru, az, tr, fr, es, or "" for none of them."""
    sample = text[:SAMPLE].lower()
    words = TOKEN.findall(sample)
    if not words:
        return ""
    counts = Counter(words)
    scores = {
        name: sum(counts[word] for word in common)
        + LETTER_WEIGHT * sum(sample.count(c) for c in LETTERS.get(name, ""))
        for name, common in COMMON.items()
    }
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] >= max(FEWEST, LEAST * len(words)) else ""

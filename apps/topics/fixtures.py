"""Loads the topic tree and the topics of new clauses. A topic that exists is left as it is."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from apps.core.fixture_files import Count, Record, read
from apps.documents.models import Clause
from apps.topics.models import ClauseTopic, Topic


def load_topics(*, file: Path) -> Count:
    """The tree; the order of the file is that on the page, and a parent stands before its children."""
    count = Count()
    siblings: Counter[str] = Counter()
    for record in read(file, "topic", fields="slug name parent definition indicators"):
        slug, parent = record.text("slug"), record.text("parent", "")
        siblings[parent] += 1
        missing = not Topic.objects.filter(slug=slug).exists()
        if missing:
            record.insert(
                Topic(
                    slug=slug,
                    name=record.text("name"),
                    parent=topic_named(record, parent) if parent else None,
                    position=siblings[parent],
                    definition=record.text("definition"),
                    indicators=record.words("indicators"),
                )
            )
        count = count.with_one(created=missing)
    return count


def load_clause_topics(*, clauses: Iterable[tuple[Clause, Record]]) -> Count:
    """Lays the topics of each record over its clause, as the editors' own coding.

    Only for clauses that are new: on any other an editor may have decided differently since.
    """
    count = Count()
    for clause, record in clauses:
        for slug in record.words("topics"):
            record.insert(ClauseTopic(clause=clause, topic=topic_named(record, slug)))
            count = count.with_one(created=True)
    return count


def topic_named(record: Record, slug: str) -> Topic:
    """Raises FixtureProblem where there is no such topic."""
    topic = Topic.objects.filter(slug=slug).first()
    if topic is None:
        raise record.problem(f"there is no topic “{slug}”.")
    return topic

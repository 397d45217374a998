"""What can be done to topics and to their links with clauses. Each act is one transaction, kept in the history."""

from dataclasses import dataclass

import pghistory
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from apps.accounts.models import User
from apps.documents.engine.slugs import free_slug, slug_of
from apps.documents.models import Clause
from apps.topics.models import ClauseTopic, Decision, Origin, Topic
from apps.topics.problems import AboveItself, NotValid, SlugTaken, Withdrawn

SLUG_LENGTH = 70  # of 80, which leaves room for a number behind it


@dataclass(frozen=True, slots=True)
class TopicContent:
    """``slug`` may be empty for a new topic: then one is made from the name."""

    name: str
    slug: str = ""
    parent: Topic | None = None
    position: int = 0
    definition: str = ""
    indicators: tuple[str, ...] = ()


def _act(by: User | None, name: str) -> pghistory.context:
    return pghistory.context(user=by.pk if by else None, act=name)


@transaction.atomic
def link_topic(*, by: User | None, clause: Clause, topic: Topic) -> ClauseTopic:
    """A person says that the clause is about the topic; what a machine proposed, or somebody rejected, is confirmed.

    Raises Withdrawn where the clause is.
    """
    if Clause.objects.select_for_update(no_key=True).get(pk=clause.pk).withdrawn_at is not None:
        raise Withdrawn
    with _act(by, "link topic"):
        link, created = ClauseTopic.objects.get_or_create(
            clause=clause, topic=topic, defaults={"decided_by": by, "decided_at": timezone.now()}
        )
        if not created:
            _decide(link, by, Decision.CONFIRMED)
    return link


@transaction.atomic
def unlink_topic(*, by: User | None, clause: Clause, topic: Topic) -> ClauseTopic | None:
    """A person says that the clause is not about the topic. The link stays as rejected, so that no machine proposes it
    again. None where there was none."""
    with _act(by, "unlink topic"):
        link = ClauseTopic.objects.select_for_update().filter(clause=clause, topic=topic).first()
        if link is not None:
            _decide(link, by, Decision.REJECTED)
    return link


@transaction.atomic
def propose_topic(*, clause: Clause, topic: Topic, score: float) -> ClauseTopic:
    """A machine proposes the topic, with a score from 0 to 1. What a person decided stays as it is."""
    link, created = ClauseTopic.objects.get_or_create(
        clause=clause,
        topic=topic,
        defaults={"origin": Origin.MACHINE, "decision": Decision.PROPOSED, "score": score},
    )
    if not created:
        # One statement, so that a decision made at this moment is not written over.
        ClauseTopic.objects.filter(pk=link.pk, decision=Decision.PROPOSED).update(score=score)
        link.refresh_from_db()
    return link


@transaction.atomic
def create_topic(*, by: User | None, content: TopicContent) -> Topic:
    """A new topic in the tree. Raises SlugTaken, NotValid."""
    slug = content.slug or free_slug(slug_of([content.name], limit=SLUG_LENGTH) or "topic", _is_taken)
    if _is_taken(slug):
        raise SlugTaken(slug)
    with _act(by, "create topic"):
        topic = _filled(Topic(slug=slug), content)
        topic.save(force_insert=True)
    return topic


@transaction.atomic
def edit_topic(*, by: User | None, topic: Topic, content: TopicContent) -> Topic:
    """The topic as the content says it, with everything below it at another place of the tree if the parent differs.

    Its address stays. Raises AboveItself where it would stand above itself, NotValid.
    """
    with _act(by, "edit topic"):
        # All of the tree is held, so that two moves at a time make no circle together.
        tree = {row.pk: row for row in Topic.objects.select_for_update().order_by("pk")}
        locked = tree[topic.pk]
        above = content.parent
        while above is not None:
            if above.pk == locked.pk:
                raise AboveItself(locked.name)
            above = tree.get(tree[above.pk].parent_id or 0)
        try:
            with transaction.atomic():
                _filled(locked, content).save()
        except IntegrityError as error:
            raise AboveItself(locked.name) from error
    return locked


def _decide(link: ClauseTopic, by: User | None, decision: str) -> None:
    if link.decision == decision:
        return
    link.decision, link.decided_by, link.decided_at = decision, by, timezone.now()
    link.save(update_fields=["decision", "decided_by", "decided_at"])


def _filled(topic: Topic, content: TopicContent) -> Topic:
    topic.name, topic.parent, topic.position = content.name, content.parent, content.position
    topic.definition, topic.indicators = content.definition, list(content.indicators)
    try:
        topic.full_clean()
    except ValidationError as error:
        raise NotValid(error) from error
    return topic


def _is_taken(slug: str) -> bool:
    return Topic.objects.filter(slug=slug).exists()

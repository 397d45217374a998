"""Sources and parties, which forms of documents and notes may create in place."""

from dataclasses import asdict

from django.db import transaction

from apps.accounts.models import User
from apps.documents.contents import PartyContent, SourceContent
from apps.documents.engine.slugs import free_slug, slug_of
from apps.documents.models import Party, Source
from apps.documents.problems import CodeTaken
from apps.documents.services.acting import act, check, checked

REF_LENGTH = 80  # of 100, which leaves room for a number behind it


@transaction.atomic
def add_source(*, by: User | None, content: SourceContent) -> Source:
    """A source; where one with the same facts is there already, that one. Raises NotValid, Unstorable, TooLong."""
    check(content)
    facts = asdict(content)
    there = Source.objects.filter(**facts).first()
    if there is not None:
        return there
    with act(by, "add source"):
        year = content.published_on[:4] if content.published_on[:4].isdigit() else ""
        words = [content.publisher, content.title, year]
        source = Source(ref=free_slug(slug_of(words, limit=REF_LENGTH) or "source", _is_taken), **facts)
        checked(source).save(force_insert=True)
    return source


@transaction.atomic
def add_party(*, by: User | None, content: PartyContent) -> Party:
    """A party; where it is there already, that one. Raises CodeTaken, NotValid, Unstorable, TooLong."""
    check(content)
    there = Party.objects.filter(code=content.code).first()
    if there is not None:
        if there.name != content.name:
            raise CodeTaken(there.code, there.name)
        return there
    with act(by, "add party"):
        party = Party(**asdict(content))
        checked(party).save(force_insert=True)
    return party


def _is_taken(ref: str) -> bool:
    return Source.objects.filter(ref=ref).exists()

"""Experts who are new with what they say."""

from dataclasses import dataclass

from apps.commentary.models import Expert
from apps.documents.slugs import slug_for


@dataclass(frozen=True, slots=True)
class NewExpert:
    name: str
    role: str = ""
    affiliation: str = ""
    url: str = ""


def add_expert(new: NewExpert) -> Expert:
    """Within the transaction of the act that needs the expert."""
    return Expert.objects.create(
        slug=slug_for(new.name, Expert, "slug", otherwise="expert"),
        name=new.name,
        role=new.role,
        affiliation=new.affiliation,
        url=new.url,
    )

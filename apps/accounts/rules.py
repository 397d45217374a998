"""Who may do what. They take any viewer, signed in or not."""

from typing import TypeAlias

from django.contrib.auth.models import AnonymousUser

from apps.accounts.models import User

Viewer: TypeAlias = User | AnonymousUser


def can_write(viewer: Viewer) -> bool:
    """May write drafts: every account."""
    return isinstance(viewer, User) and viewer.can_write


def can_publish(viewer: Viewer) -> bool:
    """May publish and withdraw, and see every draft: editors and administrators."""
    return isinstance(viewer, User) and viewer.can_publish


def can_administer(viewer: Viewer) -> bool:
    return isinstance(viewer, User) and viewer.can_administer

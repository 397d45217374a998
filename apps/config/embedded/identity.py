"""As whom PostgreSQL runs. It refuses to run as root, and initdb refuses a user without a name."""

import ctypes
import os
import pwd
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from apps.config.problems import StartProblem

CLONE_NEWUSER = 0x10000000
PR_SET_PDEATHSIG = 1
OVERFLOW_UID = 65534


@dataclass(frozen=True)
class Identity:
    """Who the files belong to, and how a child comes to be allowed to run.

    `mask` is the uid that a child sees itself as, in a user namespace of its own, while its files stay
    `uid`'s.
    """

    uid: int
    gid: int
    mask: int | None = None

    def assume(self) -> None:
        """Become this identity. Only for a child between fork and exec."""
        if self.mask is not None:
            _enter_namespace(self.mask)
        elif self.uid != os.geteuid():
            os.setgroups([])
            os.setgid(self.gid)
            os.setuid(self.uid)

    def own(self, directory: Path) -> None:
        """Hand a tree to this identity."""
        if self.uid == os.geteuid():
            return
        for entry in (directory, *directory.rglob("*")):
            os.chown(entry, self.uid, self.gid, follow_symlinks=False)


def die_with_parent(sent: signal.Signals) -> None:
    """Linux sends `sent` to this process when its parent is gone, however that ended."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, sent)


def choose_identity(cluster: Path, programs: Path, checkout: Path) -> Identity:
    """As whom to run the server of `cluster`, which need not exist yet.

    Another user than ours gets through the directory that holds it, if only the way there is open: see `start`.
    """
    uid, gid = os.geteuid(), os.getegid()
    if uid != 0:
        mask = None if _has_name(uid) else _possible_mask()
        return Identity(uid, gid, mask)
    if cluster.exists() and cluster.stat().st_uid != 0:
        return _of_user(cluster.stat().st_uid)
    mask = _possible_mask()
    if mask is not None:
        return Identity(uid, gid, mask)
    for candidate in _other_users(checkout):
        if _succeeds_as(candidate, [programs / "postgres", cluster.parent.parent]):
            return candidate
    raise StartProblem(
        "PostgreSQL does not run as root, and no other user can reach both the checkout and the data "
        "directory: start Glossator as an ordinary user, or set DATABASE_URL to a server of yours."
    )


def _has_name(uid: int) -> bool:
    try:
        return bool(pwd.getpwuid(uid).pw_name)
    except KeyError:
        return False


def _of_user(uid: int) -> Identity:
    try:
        return Identity(uid, pwd.getpwuid(uid).pw_gid)
    except KeyError:
        return Identity(uid, uid)


def _other_users(checkout: Path) -> Iterable[Identity]:
    """Whoever owns the checkout first: then the data can be removed by the person whose it is."""
    owner = checkout.stat().st_uid
    if owner != 0:
        yield _of_user(owner)
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            yield _of_user(pwd.getpwnam(name).pw_uid)


def _possible_mask() -> int | None:
    """A uid with a name that this process may wear in a user namespace; None where namespaces are refused."""
    if sys.platform != "linux":
        return None
    named = [entry.pw_uid for entry in pwd.getpwall() if entry.pw_uid not in {0, OVERFLOW_UID}]
    if not named:
        return None
    mask = min(named)
    return mask if _child_succeeds(lambda: _enter_namespace(mask)) else None


def _enter_namespace(mask: int) -> None:
    uid, gid = os.geteuid(), os.getegid()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWUSER) != 0:
        raise OSError(ctypes.get_errno(), "user namespaces are refused here")
    _write("/proc/self/setgroups", "deny")
    _write("/proc/self/uid_map", f"{mask} {uid} 1")
    _write("/proc/self/gid_map", f"{mask} {gid} 1")


def _write(name: str, value: str) -> None:
    descriptor = os.open(name, os.O_WRONLY)
    try:
        os.write(descriptor, value.encode())
    finally:
        os.close(descriptor)


def _succeeds_as(identity: Identity, wanted: Sequence[Path]) -> bool:
    def reach() -> None:
        identity.assume()
        for path in wanted:
            if not os.access(path, os.X_OK):
                raise PermissionError(str(path))

    return _child_succeeds(reach)


def _child_succeeds(act: Callable[[], None]) -> bool:
    """Whether `act` ends without an error in a child that does nothing else."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            act()
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == 0

"""A small disk of its own, in memory, that only this process sees, where the system lets one.

A process of Linux may make a world of its own in which it is the administrator, and mount there.
Nothing outside of it changes.
"""

import ctypes
import os
from pathlib import Path

NEW_MOUNTS, NEW_USER = 0x00020000, 0x10000000
READ_ONLY, REMOUNT, DETACH, PRIVATE = 1, 32, 2, (1 << 14) | (1 << 18)


class Room:
    """A folder on a disk of a size that can be changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        self._libc = ctypes.CDLL(None, use_errno=True)

    def open(self, size: int) -> None:
        """Mount a disk of N bytes. Raises OSError where the system does not let one."""
        self._mount(0, size)

    def resize(self, size: int) -> None:
        """Give the disk another size."""
        self._mount(REMOUNT, size)

    def freeze(self) -> None:
        """Let nobody write on the disk."""
        self._mount(REMOUNT | READ_ONLY, None)

    def close(self) -> None:
        """Take the disk away, with all that is on it."""
        self._call(self._libc.umount2(os.fsencode(self.folder), DETACH))

    def used(self) -> int:
        """Bytes that are in use."""
        now = os.statvfs(self.folder)
        return (now.f_blocks - now.f_bfree) * now.f_frsize

    def _mount(self, flags: int, size: int | None) -> None:
        options = b"" if size is None else f"size={size}".encode()
        target = os.fsencode(self.folder)
        self._call(self._libc.mount(b"tmpfs", target, b"tmpfs", flags, options))

    @staticmethod
    def _call(result: int) -> None:
        if result != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number))


def own_world(*, same_user: bool = False) -> bool:
    """Give this process mounts of its own; False where the system does not let it.

    Without the right to do so as it is, it becomes the administrator of a world in which there is
    no other user; ``same_user`` refuses that, for who has to reach what other users own.
    """
    user, group = os.getuid(), os.getgid()
    libc = ctypes.CDLL(None, use_errno=True)
    if user == 0 and libc.unshare(NEW_MOUNTS) == 0:
        return bool(libc.mount(None, b"/", None, PRIVATE, None) == 0)  # nothing shows outside
    if same_user or libc.unshare(NEW_USER | NEW_MOUNTS) != 0:
        return False
    try:
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"0 {user} 1")
        Path("/proc/self/gid_map").write_text(f"0 {group} 1")
    except OSError:
        return False
    return True

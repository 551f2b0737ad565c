"""The errors this package raises: one root, and a child for each thing a caller can do about it."""

from __future__ import annotations


class KgError(Exception):
    """The root of every error raised on purpose by this package."""


class InputError(KgError):
    """What a user named cannot be read: the message names it, what was found and what to do."""


class DataError(KgError):
    """A data file shipped with the package or a build folder is damaged or of another version."""


class UsageError(KgError):
    """The command's words do not fit together; the message shows a call that does."""

"""Run a load or an undo: read, check, apply, report."""

from timeline.loader.load.apply import OpenRevision, apply
from timeline.loader.load.loading import load, undo

__all__ = ["OpenRevision", "apply", "load", "undo"]

"""Run a load or an undo: read, check, apply, report."""

from timeline.loader.loading.apply import OpenRevision, apply
from timeline.loader.loading.run import load, undo

__all__ = ["OpenRevision", "apply", "load", "undo"]

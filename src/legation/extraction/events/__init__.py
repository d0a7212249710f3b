"""What happened: the events of a report."""

from legation.extraction.events.find import find_events

__all__ = ["find_events"]

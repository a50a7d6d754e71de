"""What the timeline says in words, the same as on paper."""

from csa_desktop.reports.timeline_words import event_words, notes, stage_title, stage_words

__all__ = ["event_words", "notes", "stage_title", "stage_words"]

"""Sentences of the stage `report`."""

PHRASES: dict[str, tuple[str, str]] = {}

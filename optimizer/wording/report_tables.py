"""Sentences of reports."""

PHRASES: dict[str, tuple[str, str]] = {}

"""Sentences of documents: headings, paragraphs, remarks."""

PHRASES: dict[str, tuple[str, str]] = {
    "report.draft": ("DỰ THẢO", "DRAFT"),
    "report.day": ("{day}/{month}/{year}", "{iso}"),
    "report.estimates": ("Số liệu ước tính: {share} số liệu quyết định.", "Estimates: {share} of the deciding inputs."),
}

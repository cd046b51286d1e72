"""The cases of firmness (a set of costs and a variant of demand) in words."""

from optimizer.wording import LANGUAGES, Lang, say
from optimizer.wording.scenario_sheet import CHOICES

WEIGHTS = ("thrift", "base", "access")
"""Sets of costs."""


def case_named(case: str, lang: Lang) -> str:
    """Return ``weights/variant`` in words."""
    weights, _, variant = case.partition("/")
    at = LANGUAGES.index(lang)
    names = {"weights": CHOICES[f"weights.{weights}"][at], "variant": CHOICES[f"variant.{variant}"][at]}
    return say("firmness.case", lang, **names)

"""Documents of the procedure beside the report: appraisal sheet, submission, draft decision."""

from collections.abc import Mapping

from optimizer.analysis.appraisal import appraise
from optimizer.report.document import Document
from optimizer.report.procedure.appraisal import appraisal
from optimizer.report.procedure.decision import decision
from optimizer.report.procedure.submission import submission
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang


def procedure(bundle: Bundle, lang: Lang) -> Mapping[str, Document]:
    """Return name of the file -> document; nothing where there is no plan to submit."""
    if bundle.plan is None:
        return {}
    judged = appraise(bundle)
    return {
        "bieu-tham-dinh": appraisal(bundle, judged, lang),
        "to-trinh": submission(bundle, judged, lang),
        "du-thao-quyet-dinh": decision(bundle, bundle.plan, judged, lang),
    }

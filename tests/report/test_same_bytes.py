"""Equal runs give equal files, to the byte: made twice, and made by another process that orders its sets otherwise."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from optimizer.analysis.compare import decision_table, indicator_table, names
from optimizer.report.annual.book import annual_book
from optimizer.report.annual.report import annual_report
from optimizer.report.comparison import comparison_report
from optimizer.report.maps.against import draw_against
from optimizer.report.maps.brief import draw_brief
from optimizer.report.pdf import pdf
from optimizer.report.procedure import procedure
from optimizer.report.scenario_report import scenario_report
from tests.analysis.years import mixed
from tests.report import bundles

ROOT = Path(__file__).parents[2]


def report() -> bytes:
    """Return the scenario report with its small map, made anew."""
    run = bundles.bundle()
    return pdf(scenario_report(run, "vi", {"brief": draw_brief(run, "vi").sheet.svg()}))


def comparison() -> bytes:
    """Return the comparison of two plans in English, with the map of a difference."""
    runs = [bundles.bundle(), bundles.bundle(scenario=bundles.scenario(name="other").model_dump(mode="json"))]
    changes = {pair: drawn.sheet.svg() for pair, drawn in draw_against(runs, "en").items()}
    maps = dict.fromkeys(names(runs), next(iter(changes.values())))
    return pdf(comparison_report(runs, indicator_table(runs), decision_table(runs, "en"), "en", maps, changes))


def papers() -> bytes:
    """Return the documents of the procedure, one after the other."""
    return b"".join(pdf(document) for _, document in sorted(procedure(bundles.bundle(), "vi").items()))


def of_a_year() -> bytes:
    """Return the annual report of the small province with its workbook."""
    made = mixed()
    return pdf(annual_report(made, "vi")) + annual_book(made, "vi")


def digests() -> list[str]:
    """Return the SHA-256 of each of these files."""
    return [hashlib.sha256(make()).hexdigest() for make in (report, comparison, papers, of_a_year)]


def test_another_process_makes_the_same_files():
    """With another seed of hashes, in another time zone, with another locale."""
    code = "import sys; from tests.report.test_same_bytes import digests; sys.stdout.write(' '.join(digests()))"
    other = {**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C"}
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT, env=other
    )
    assert found.stdout.split() == digests()


def test_the_same_process_makes_the_same_comparison_again():
    """Nothing of the first is left over in the second."""
    assert comparison() == comparison()

"""A province that is ready to be asked, and how a question is to be answered."""

from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from optimizer.data.province import Province
from optimizer.data.read import read_province
from optimizer.errors import DataError, Finding, Severity
from optimizer.model.clock import Interrupt
from optimizer.model.engine import Options, Progress, silent
from optimizer.network.distances import measure
from optimizer.network.travel import Travel
from optimizer.wording import Lang


@dataclass(frozen=True, slots=True)
class Prepared:
    """A province read, checked and measured."""

    province: Province
    travel: Travel
    seconds: float

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything noticed that did not stop the work."""
        return (*self.province.findings, *self.travel.findings)


def prepare(path: Path, lang: Lang = "vi") -> Prepared:
    """Read, check and measure the province in `path`; `lang` is the language of what is said if there is none.

    Raises
    ------
    DataError
        The tables, or the travel they imply, cannot be used; with all findings.
    """
    start = monotonic()
    province = read_province(path, lang)
    travel = measure(province)
    if any(f.severity is Severity.ERROR for f in travel.findings):
        raise DataError((*province.findings, *travel.findings))
    return Prepared(province, travel, monotonic() - start)


@dataclass(frozen=True, slots=True)
class Request:
    """How to answer a question."""

    options: Options = field(default_factory=Options)
    progress: Progress = silent
    interrupt: Interrupt = field(default_factory=Interrupt)
    firmness: bool = False
    """Also ask the nine questions of firmness."""
    lang: Lang = "vi"
    """Language of the sentence if the audit fails."""

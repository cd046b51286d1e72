"""What the command `formulation` does: the model written out as Markdown, here or in a file."""

from pathlib import Path

from optimizer.analysis.formulation import formulation
from optimizer.analysis.names import require_names
from optimizer.analysis.pipeline import prepare
from optimizer.cli.console import Console
from optimizer.cli.paths import named, require_writable
from optimizer.cli.scripts import read_scripts
from optimizer.cli.work import HOME, folder_of, shown
from optimizer.model.case import case_of

SCRIPT = "scenarios/mot-truong-cao-dang.py"
"""Scenario whose rules are counted where none is named."""


def write(data: str | None, script: str | None, out: str | None, console: Console) -> int:
    """Write the mathematics, counted for the province in `data` under the first scenario of `script`."""
    lang = console.lang
    for path in (data, script, out):
        if path is not None:
            named(path, lang)
    target = None if out is None else Path(out)
    if target is not None:
        require_writable(target.parent, lang)
    scenario = read_scripts([str(HOME / SCRIPT) if script is None else script], lang)[0]
    prepared = prepare(folder_of(data), lang)
    require_names(prepared.province, scenario)
    text = formulation(case_of(prepared.province, prepared.travel, scenario), lang)
    if target is None:
        console.line(text)
    else:
        target.write_text(text, encoding="utf-8", newline="\n")
        console.say("formulation.written", path=shown(target))
    return console.finish("formulation", 0)

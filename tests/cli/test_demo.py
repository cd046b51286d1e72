"""`vetnet demo`: every scenario solved, and drawn with the plans that stood beside it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from unittest.mock import patch

from optimizer.cli import work
from optimizer.cli.beside import keep
from tests.cli.calls import call, inside, province, script


class _Noted:
    """A studio that notes what it is asked to draw."""

    def __init__(self) -> None:
        self.drawn: list[tuple[str, list[str]]] = []

    def draw(self, folder: Path, _lang: str, others: Sequence[Path] = ()) -> None:
        self.drawn.append((folder.name, [other.name for other in others]))

    def jobs(self) -> Iterator[Callable[[], list[Path]]]:
        return iter(())


def test_plans_of_the_last_reports_stand_beside_again(results: Path, tmp_path: Path):
    """`hai` had a given plan beside it, the firm scenario too and one that is gone; `ba`, alone, does not wait."""
    province(tmp_path / "data" / "dien-bien")
    (tmp_path / "scenarios").mkdir()
    for name in ("ba", "hai", "mot-truong-cao-dang"):
        script(tmp_path / "scenarios" / f"{name}.py", name=f'"{name}"')
    given, out = next(results.glob("danh-gia-*")), tmp_path / "ra"
    keep(out / "hai", [given])
    keep(out / "mot-truong-cao-dang", [given, out / "hai", out / "mat-roi"])
    studio = _Noted()
    with inside(tmp_path), patch.object(work, "HOME", tmp_path), patch(
        "optimizer.cli.demo.studio", lambda: nullcontext(studio)
    ), patch("optimizer.cli.saved.compare_bundles", return_value=0):  # fmt: skip
        said = call("demo", "--out", out)
    assert studio.drawn == [
        ("ba", []), ("hai", [given.name]), ("mot-truong-cao-dang", ["ba", "hai", given.name]),
    ]  # fmt: skip
    assert f"Báo cáo của hai đặt cạnh cả các phương án như lần trước: {given.name}." in said.out
    assert "mat-roi đặt cạnh" in said.err

"""The scenarios that a new workbook's sheet 9_PhuongAn starts with."""

from collections.abc import Mapping
from dataclasses import dataclass

CAP = "merging.counted_schools_at_most"
PLAN_130 = "Kế hoạch 130/KH-BCĐTKNQ18 ngày 21/9/2025; Công văn 59-CV/BCĐ ngày 12/9/2025"


@dataclass(frozen=True, slots=True)
class Given:
    """Columns of the sheet and the legal basis of their parameters."""

    columns: tuple[Mapping[str, str], ...]
    basis: Mapping[str, str]


STARTER = Given(
    ({"name": "toi-da-ba-truong", "title": "Phương án 1: tối đa 03 trường nghề",
      "question": "Trần 03 trường nghề có ràng buộc tỉnh này không, và khi đó nên sắp xếp thế nào?", CAP: "3"},),
    {CAP: PLAN_130},
)  # fmt: skip
EXAMPLE = Given(
    tuple(
        {"name": name, "title": title, "question": question, "merging.minutes_at_most": "30",
         "centres.policy": "không quy định", "sites.closing": "không ngừng", "offers.new": "không mở thêm", **more}
        for name, title, question, more in (
            ("toi-da-ba-truong", "Phương án 1: tối đa 03 trường nghề",
             "Trần 03 trường nghề thay đổi mạng lưới ví dụ thế nào?", {CAP: "3"}),
        )
    ),
    {CAP: PLAN_130},
)  # fmt: skip
"""On the fictitious network: four schools are counted, so the cap binds."""

"""Sentences of the stage `scenario`: what a field of a script takes, where its type alone does not say it."""

_MERGER = (
    'Ghi các cặp (mã đơn vị sáp nhập, mã đơn vị tiếp nhận), ví dụ (("TT1", "CD1"),).',
    'Give pairs (institution that ends, host), for example (("TT1", "CD1"),).',
)  # fmt: skip
_LINE = ("Ghi trên một dòng, không có ký tự điều khiển.", "Give one line without control characters.")

PHRASES: dict[str, tuple[str, str]] = {
    "scenario.takes.name": (
        "Đặt tên khác: Windows dành tên này cho thiết bị.",
        "Choose another name: Windows keeps this one for a device.",
    ),
    **{
        f"scenario.takes.{path}": _LINE
        for path in (
            "title", "title_en", "question", "question_en", "letterhead.issuer", "letterhead.parent", "letterhead.place",
            "letterhead.signer",
        )
    },
    "scenario.takes.periods": (
        "Ghi các năm khác nhau, theo thứ tự tăng dần, ví dụ (2026, 2028).",
        "Give different years that rise, for example (2026, 2028).",
    ),
    "scenario.takes.basis": (
        "Ghi tên trường của kịch bản, ví dụ merging.counted_schools_at_most.",
        "Name a field of the scenario, for example merging.counted_schools_at_most.",
    ),
    "scenario.takes.centres.at_least": (
        "Ghi số không lớn hơn centres.at_most.",
        "Give a number not above centres.at_most.",
    ),
    "scenario.takes.floors.by_level": (
        'Ghi các cặp (mã trình độ, tỷ lệ từ 0 đến 1), mỗi trình độ một lần, ví dụ (("TC", 0.9),).',
        'Give pairs (level, share from 0 to 1), each level once, for example (("TC", 0.9),).',
    ),
    "scenario.takes.floors.of_demand": (
        "Ghi các bộ ba (mã xã, mã nhóm ngành × trình độ, tỷ lệ từ 0 đến 1), mỗi nhu cầu một lần, ví dụ "
        '(("03127", "cong-nghe-oto-TC", 1.0),).',
        "Give triples (commune, programme, share from 0 to 1), each demand once, for example "
        '(("03127", "cong-nghe-oto-TC", 1.0),).',
    ),
    "scenario.takes.pins.merge": _MERGER,
    "scenario.takes.allowed.merge": _MERGER,
    "scenario.takes.pins.not_together": (
        'Ghi các cặp mã đơn vị, ví dụ (("TT1", "TT2"),).',
        'Give pairs of institutions, for example (("TT1", "TT2"),).',
    ),
    "scenario.takes.equity.beyond": (
        'Ghi các mục Beyond(...), mỗi nhóm và số phút một lần, ví dụ (Beyond(group="all", minutes=60, share_at_most=0.3),).',
        'Give items Beyond(...), each group and minutes once, for example (Beyond(group="all", minutes=60, share_at_most=0.3),).',
    ),
    "scenario.takes.budget.investment_by_year": (
        "Ghi các cặp (năm, triệu đồng từ 0 trở lên), mỗi năm một lần, năm đặt trong dấu nháy và có trong periods, ví dụ "
        '(("2028", 80000),).',
        "Give pairs (year, million VND of 0 or more), each year once, the year in quotes and among periods, for example "
        '(("2028", 80000),).',
    ),
    "scenario.takes.budget.recurrent_by_year": (
        "Ghi các cặp (năm, triệu đồng từ 0 trở lên), mỗi năm một lần, năm đặt trong dấu nháy, từ năm sau năm đích đầu đến năm "
        'thứ năm sau năm đích cuối, ví dụ (("2029", 52000),); nếu staffing.counted=True thì periods phải có nhiều năm.',
        "Give pairs (year, million VND of 0 or more), each year once, the year in quotes, from the year after the first of "
        'periods to the fifth after the last, for example (("2029", 52000),); with staffing.counted=True several periods.',
    ),
    "scenario.takes.staffing.posts_at_most": (
        "Ghi các cặp (năm, số người từ 0 trở lên), mỗi năm một lần, năm đặt trong dấu nháy và có trong periods, ví dụ "
        '(("2028", 420),).',
        "Give pairs (year, persons of 0 or more), each year once, the year in quotes and among periods, for example "
        '(("2028", 420),).',
    ),
    "scenario.takes.goals.order": (
        'Ghi các cặp (mục tiêu, dung sai), mỗi mục tiêu một lần, ví dụ (("unplaced", 0.0), ("cost", 0.01)); dung sai là tỷ lệ '
        "từ 0 đến 1 (0.05 là 5%); mục tiêu là cost, budget, access, unplaced, units hoặc furthest.",
        'Give pairs (goal, tolerance), each goal once, for example (("unplaced", 0.0), ("cost", 0.01)); a tolerance is a share '
        "from 0 to 1 (0.05 is 5%); goals are cost, budget, access, unplaced, units and furthest.",
    ),
    "scenario.takes.goals.at_most": (
        "Ghi các cặp (mục tiêu, mức trần từ 0 trở lên), mỗi mục tiêu một lần; mục tiêu là cost, budget, access, unplaced hoặc units.",
        "Give pairs (goal, ceiling of 0 or more), each goal once; goals are cost, budget, access, unplaced and units.",
    ),
    "scenario.takes.goals.over_years_at_most": (
        "Ghi các cặp (mục tiêu, mức trần từ 0 trở lên), mỗi mục tiêu một lần, chỉ khi periods có nhiều năm; mục tiêu là cost, "
        "budget, access, unplaced hoặc units.",
        "Give pairs (goal, ceiling of 0 or more), each goal once, with several periods only; goals are cost, budget, access, "
        "unplaced and units.",
    ),
}  # fmt: skip

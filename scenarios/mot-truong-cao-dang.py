"""Một trường cao đẳng: one multi-field college and regional centres; basic provision within 60 minutes or as today."""

from optimizer import Centres, Coverage, Merging, Scenario, main

scenario = Scenario(
    name="mot-truong-cao-dang",
    title="Phương án: một trường cao đẳng đa ngành, trung tâm theo khu vực",
    title_en="One multi-field college, regional centres",
    question="Một trường cao đẳng cùng các trung tâm khu vực tốn và tiết kiệm bao nhiêu, ai phải đi xa hơn?",
    question_en="What do one college and regional centres cost and save, and who must travel farther?",
    merging=Merging(counted_schools_at_most=1, per_host_at_most=4),
    centres=Centres(policy="regional", at_least=4, at_most=6),
    coverage=Coverage(minutes_at_most=60),
    basis={"merging.counted_schools_at_most": "Kế hoạch 130/KH-BCĐTKNQ18 ngày 21/9/2025 (tối đa 03)"},
)

if __name__ == "__main__":
    main(scenario, province="data/dien-bien")

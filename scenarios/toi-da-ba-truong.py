"""Tối đa ba trường: the steering committee's cap of three counted schools; regional centres, sites may close."""

from optimizer import Centres, Coverage, Merging, Scenario, main

scenario = Scenario(
    name="toi-da-ba-truong",
    title="Phương án: tối đa 03 trường nghề, trung tâm theo khu vực",
    title_en="At most three counted schools, regional centres",
    question="Trần 03 trường nghề có ràng buộc tỉnh này không, và khi đó nên sắp xếp thế nào?",
    question_en="Does the cap of 3 vocational schools bind this province, and how is it then best reorganised?",
    merging=Merging(counted_schools_at_most=3),
    centres=Centres(policy="regional", at_least=4),
    coverage=Coverage(minutes_at_most=60),
    basis={"merging.counted_schools_at_most": "Kế hoạch 130/KH-BCĐTKNQ18 ngày 21/9/2025; CV 8150/BNV-TCBC (9/2025)"},
)

if __name__ == "__main__":
    main(scenario, province="data/dien-bien")

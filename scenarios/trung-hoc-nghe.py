"""Trung học nghề: every centre becomes a trường trung học nghề, or merges."""

from optimizer import Centres, Coverage, Scenario, main

scenario = Scenario(
    name="trung-hoc-nghe",
    title="Phương án: các trung tâm chuyển thành trường trung học nghề hoặc sáp nhập",
    title_en="Centres become vocational upper secondary schools or merge",
    question="Trung tâm nào nên chuyển thành trường trung học nghề, trung tâm nào nên sáp nhập?",
    question_en="Which centres should become vocational upper secondary schools, and which should merge?",
    centres=Centres(policy="convert_or_merge"),
    coverage=Coverage(minutes_at_most=60),
    basis={"centres.policy": "Công văn 6365/BGDĐT-TCCB ngày 09/10/2025"},
)

if __name__ == "__main__":
    main(scenario, province="data/dien-bien")

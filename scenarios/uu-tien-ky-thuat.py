"""Ưu tiên kỹ thuật: engineering and computing come first; the report says what that costs other fields."""

from optimizer import Centres, Merging, Priorities, Scenario, main

scenario = Scenario(
    name="uu-tien-ky-thuat",
    title="Phương án: một trường cao đẳng, ưu tiên kỹ thuật và công nghệ",
    title_en="One college, engineering and computing first",
    question="Ưu tiên kỹ thuật, công nghệ thì được thêm gì, và lĩnh vực nào phải nhường?",
    question_en="What does priority for engineering and technology bring, and which fields give way?",
    merging=Merging(counted_schools_at_most=1, per_host_at_most=4),
    centres=Centres(policy="regional", at_least=4, at_most=6),
    priorities=Priorities(fields=("48", "51", "52"), weight=3),
    basis={
        "merging.counted_schools_at_most": "Kế hoạch 130/KH-BCĐTKNQ18 ngày 21/9/2025 (tối đa 03)",
        "priorities.fields": "Quyết định 1769/QĐ-LĐTBXH ngày 25/11/2019 (ngành, nghề trọng điểm; chưa đối chiếu)",
    },
)

if __name__ == "__main__":
    main(scenario, province="data/dien-bien")

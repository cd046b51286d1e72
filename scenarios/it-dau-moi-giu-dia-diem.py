"""Ít đầu mối, giữ địa điểm: at most six legal units, every site stays open."""

from optimizer import Centres, Merging, Scenario, Sites, main

scenario = Scenario(
    name="it-dau-moi-giu-dia-diem",
    title="Phương án: giảm đầu mối, giữ nguyên mọi địa điểm đào tạo",
    title_en="Fewer legal units, every site kept",
    question="Giảm còn tối đa 6 đầu mối mà không đóng địa điểm nào thì tiết kiệm được bao nhiêu?",
    question_en="How much is saved with at most 6 units if no site closes?",
    merging=Merging(institutions_at_most=6, per_host_at_most=4),
    centres=Centres(policy="free"),
    sites=Sites(closing="none"),
)

if __name__ == "__main__":
    main(scenario, province="data/dien-bien")

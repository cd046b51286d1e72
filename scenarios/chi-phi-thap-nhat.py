"""Chi phí thấp nhất: the cheapest network without any policy, as a reference point."""

from optimizer import Centres, Scenario, main

scenario = Scenario(
    name="chi-phi-thap-nhat",
    title="Phương án tham chiếu: chi phí thấp nhất, không ràng buộc chính sách",
    title_en="Reference: least cost, no policy",
    question="Nếu không có ràng buộc chính sách nào thì mạng lưới có chi phí thấp nhất trông như thế nào?",
    question_en="What does the cheapest network look like if no policy binds it?",
    centres=Centres(policy="free"),
)

if __name__ == "__main__":
    main(scenario, province="data/dien-bien")

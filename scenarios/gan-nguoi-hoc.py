"""Gần người học: nobody is placed beyond 60 minutes who has the programme within 60 minutes today."""

from optimizer import Centres, Coverage, Reach, Scenario, main

scenario = Scenario(
    name="gan-nguoi-hoc",
    title="Phương án: không ai đang học trong vòng 60 phút phải đi xa quá 60 phút",
    title_en="Nobody beyond 60 minutes who is not today",
    question="Giữ người học trong vòng 60 phút như hiện nay thì sắp xếp được đến đâu?",
    question_en="How far can the network be reorganised if learners stay within 60 minutes as they are today?",
    centres=Centres(policy="free"),
    reach=Reach(nobody_further_than=60),
    coverage=Coverage(minutes_at_most=60),
)

if __name__ == "__main__":
    main(scenario, province="data/dien-bien")

"""Sentences on wishes for rooms, beds, fairness and money, and on their relaxations."""

PHRASES: dict[str, tuple[str, str]] = {
    "wish.rooms.filled_at_most": ("người học có mặt không quá {share}% sức chứa phòng học", "learners present at most {share}% of the rooms"),
    "wish.rooms.built_share_of_land_at_most": ("diện tích sàn không quá {share}% diện tích đất", "floor at most {share}% of the land"),
    "wish.boarding.renting_at_most": ("không quá {share}% người học ở xa phải thuê trọ", "at most {share}% of learners from afar rent"),
    "wish.equity.beyond": ("không quá {share}% nhu cầu phải đi xa hơn {limit} phút ({name})", "at most {share}% of demand beyond {limit} minutes ({name})"),
    "wish.budget.investment_at_most": ("vốn đầu tư không quá {limit} triệu đồng", "investment of at most {limit} million VND"),
    "wish.budget.recurrent_at_most": ("chi thường xuyên không quá {limit} triệu đồng mỗi năm", "recurrent spending of at most {limit} million VND a year"),
    "relax.rooms.filled_at_most": ("Chấp nhận vượt sức chứa phòng học tổng cộng {amount} người học.", "Let {amount} more learners in all be present than rooms hold."),
    "relax.rooms.filled_at_most.unit": ("người học có mặt", "learners present"),
    "relax.rooms.built_share_of_land_at_most": ("Cho xây vượt quy định đất tổng cộng {amount} m² sàn.", "Let {amount} m² of floor more be built than the land allows."),
    "relax.rooms.built_share_of_land_at_most.unit": ("m² sàn", "m² of floor"),
    "relax.boarding.renting_at_most": ("Bổ sung {amount} chỗ nội trú.", "Provide {amount} more beds."),
    "relax.boarding.renting_at_most.unit": ("chỗ nội trú", "beds"),
    "relax.equity.beyond": ("Chấp nhận thêm {amount} người phải đi xa hơn {limit} phút ({name}).", "Accept {amount} more entrants beyond {limit} minutes ({name})."),
    "relax.equity.beyond.unit": ("người/năm", "entrants a year"),
    "relax.budget.investment_at_most": ("Nâng trần vốn đầu tư từ {limit} lên {relaxed} triệu đồng.", "Raise the ceiling of investment from {limit} to {relaxed} million VND."),
    "relax.budget.investment_at_most.unit": ("triệu đồng", "million VND"),
    "relax.budget.recurrent_at_most": ("Nâng trần chi thường xuyên từ {limit} lên {relaxed} triệu đồng mỗi năm.", "Raise the ceiling of recurrent spending from {limit} to {relaxed} million VND a year."),
    "relax.budget.recurrent_at_most.unit": ("triệu đồng/năm", "million VND a year"),
}  # fmt: skip

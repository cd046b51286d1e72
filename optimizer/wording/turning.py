"""Sentences on how many learners turn a decision."""

PHRASES: dict[str, tuple[str, str]] = {
    "turning.falls": (
        "Quyết định đổi theo số người học: nhu cầu các ngành của đơn vị tại các xã đi học được đến đó nay là {now} người tuyển mới/năm; giảm còn {stands} người thì quyết định vẫn đúng, còn {turns} người thì “{choice}” rẻ hơn (đã chứng minh). Điểm đổi nằm từ {turns} đến {stands} người học một năm.",
        "Learners that turn the decision: the demand for the unit's programmes in the communes that reach it is {now} entrants a year now; at {stands} the decision still stands, at {turns} it is cheaper if it {choice} (proven). The turning point lies from {turns} to {stands} entrants a year.",
    ),
    "turning.rises": (
        "Quyết định đổi theo số người học: nhu cầu các ngành của đơn vị tại các xã đi học được đến đó nay là {now} người tuyển mới/năm; tăng lên {stands} người thì quyết định vẫn đúng, {turns} người thì “{choice}” rẻ hơn (đã chứng minh). Điểm đổi nằm từ {stands} đến {turns} người học một năm.",
        "Learners that turn the decision: the demand for the unit's programmes in the communes that reach it is {now} entrants a year now; at {stands} the decision still stands, at {turns} it is cheaper if it {choice} (proven). The turning point lies from {stands} to {turns} entrants a year.",
    ),
    "turning.never": (
        "Số người học không làm đổi quyết định so với “{choice}”: không còn ai học các ngành của đơn vị, hay nhiều gấp đôi ({most} thay vì {now} người tuyển mới/năm), quyết định vẫn đúng (đã chứng minh).",
        "Learners do not turn the decision against the alternative that it {choice}: with nobody in the unit's programmes, or twice as many ({most} instead of {now} entrants a year), it still stands (proven).",
    ),
    "turning.open": (
        "Chưa kết luận được bao nhiêu người học thì quyết định đổi thành “{choice}” (nay {now} người tuyển mới/năm): trong sai số của lời giải hai lựa chọn chưa phân biệt được ở nhu cầu khác. Chạy lại với --gap nhỏ hơn.",
        "How many learners turn the decision to the alternative that it {choice} is open ({now} entrants a year now): within the gap of the solves the two cannot be told apart at other demands. Run again with a smaller --gap.",
    ),
    "turning.open_now": (
        "Chưa xét được bao nhiêu người học thì quyết định đổi thành “{choice}”: ở nhu cầu hiện nay ({now} người tuyển mới/năm) hai lựa chọn đã không phân biệt được trong sai số.",
        "How many learners turn the decision to the alternative that it {choice} cannot be asked: at today's demand ({now} entrants a year) the two cannot be told apart already.",
    ),
    "turning.nobody": (
        "Không có nhu cầu về các ngành của đơn vị tại các xã đi học được đến đó, nên không xét được số người học làm đổi quyết định.",
        "There is no demand for the unit's programmes in the communes that reach it, so no number of learners can be scaled.",
    ),
}  # fmt: skip

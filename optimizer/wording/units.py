"""What an English paper says for units that the tables give in Vietnamese, and for the words of Vietnamese legal acts.

Numbers and symbols of acts stay as they are: "Nghị định 143/2016/NĐ-CP" is found by them.
"""

import re

UNITS = {
    "triệu đồng": "million VND", "đồng": "VND", "tỷ đồng": "billion VND", "năm": "year", "tháng": "month",
    "phút": "minute", "giờ": "hour", "giờ chuẩn": "standard hours", "km": "km", "m²": "m²", "lần": "times",
    "người": "person", "người học": "learner", "người tuyển mới": "entrant", "giáo viên": "teacher",
    "chỗ": "place", "chỗ học": "place of study", "chỗ nội trú": "boarding place", "đơn vị": "unit",
    "": "", "địa điểm": "site", "trường": "school", "lớp": "class", "phòng": "room", "xưởng": "workshop", "km²": "km²", "năm hoặc khóa": "year or course", "tỷ lệ": "share",
}  # fmt: skip
MANY = {"person": "persons", "learner": "learners", "school": "schools", "year": "years", "month": "months",
        "minute": "minutes", "hour": "hours", "site": "sites", "unit": "units", "entrant": "entrants",
        "place": "places", "teacher": "teachers", "class": "classes", "room": "rooms", "workshop": "workshops"}  # fmt: skip
"""In front of a stroke, or alone."""
AGAINST = re.compile(r"so với (\d{4})$")

FUNDING = {
    "ngân sách tỉnh": "provincial budget", "ngân sách nhà nước": "state budget", "học phí": "tuition fees",
    "ngân sách trung ương": "central budget", "chương trình mtqg": "national target programme",
    "chương trình mục tiêu quốc gia": "national target programme", "doanh nghiệp": "enterprises",
}  # fmt: skip

ACTS = {
    "Luật": "law", "Nghị quyết": "resolution", "Nghị định": "decree", "NĐ": "decree", "Quyết định": "decision",
    "QĐ": "decision", "Thông tư": "circular", "TT": "circular", "Chỉ thị": "directive", "Công văn": "official letter",
    "Kế hoạch": "plan", "Hướng dẫn": "guidance", "Đề án": "scheme", "Kết luận": "conclusion", "Điều": "article",
    "khoản": "clause", "Phụ lục": "annex", "ngày": "of (day)", "sửa đổi bởi": "amended by", "thực hiện": "on carrying out",
    "chưa có": "not issued yet", "dùng thay": "used instead", "định mức": "norm", "trường THPT": "upper secondary schools",
    "THN": "vocational upper secondary school", "tối đa": "at most",
}  # fmt: skip
"""Words in the titles of legal acts, and around them."""


def unit_of(unit: str, lang: str) -> str:
    """Return a unit of the tables in `lang`: "triệu đồng/người học/năm" is "million VND/learner/year".

    A unit that holds a word not known here stays as it was entered.
    """
    if lang == "vi":
        return unit
    found = AGAINST.search(unit)
    rest = AGAINST.sub("", unit).strip()
    words = [UNITS.get(part.strip()) for part in rest.split("/")] if rest else []
    known = [word for word in words if word is not None]
    if len(known) < len(words):
        return unit
    parts = [MANY.get(known[0], known[0]), *known[1:]] if known else []
    against = [f"against {found[1]}"] if found else []
    return " ".join([*(["/".join(parts)] if parts else []), *against])


def funding_of(text: str, lang: str) -> str:
    """Return the sources of money that a cell names, separated by semicolons; in English where they are known here."""
    parts = [part.strip() for part in text.split(";")]
    known = [FUNDING.get(part.lower(), part) for part in parts] if lang == "en" else parts
    return "; ".join(known)


def words_of(titles: list[str]) -> list[tuple[str, str]]:
    """Return the words of `ACTS` that stand in `titles`, with what they mean, in the order of `ACTS`."""
    text = "\n".join(titles)
    return [
        (word, meaning)
        for word, meaning in ACTS.items()
        if re.search(rf"(?<![\w/]){re.escape(word)}(?![\w/-])", text)  # not in a symbol: 07/2017/TT-BLĐTBXH
    ]


PHRASES: dict[str, tuple[str, str]] = {
    "gloss.note": ("Từ trong tên văn bản: {words}.", "Words in titles of acts: {words}."),
    "gloss.word": ("{word}: {meaning}", "{word} – {meaning}"),
    "gloss.quoted": (
        "Tên, nguồn và căn cứ được dẫn như đã nhập.",
        "Names, sources and titles of acts are quoted as they were entered, in Vietnamese.",
    ),
}

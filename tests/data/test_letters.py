"""Which letters can be printed: what is taken for granted is in every font, and the rest is looked up."""

import unicodedata

import pytest

from optimizer.data.letters import BASE, BESIDE, PLAIN, beside_files, hidden, needed, of_base, of_beside


@pytest.mark.parametrize("family", BASE)
def test_the_letters_taken_for_granted_are_in_every_face(family: str) -> None:
    """ASCII, all Vietnamese letters, signs: no font is opened for them."""
    assert {letter for letter in PLAIN if ord(letter) not in of_base(family)} == set()


def test_a_letter_without_a_font_is_hidden_others_are_not() -> None:
    """Lao and a face are shown by none; decomposed Vietnamese is composed first; blanks and marks of direction pass."""
    assert hidden("Trung tâm ລ 😀") == "ລ😀"
    assert hidden(unicodedata.normalize("NFD", "Nguyễn Ảng") + "\t\u200e\n") == ""
    assert hidden("漢字 ខ្មែរ Ωж₫") == ""
    assert hidden("\ue000") == "\ue000"


def test_other_fonts_are_needed_only_for_their_letters() -> None:
    """In the order in which they are declared."""
    assert needed("Điện Biên – Ωж") == ()
    assert needed("ខ") == ("Noto Sans Khmer",)
    assert needed("ខ漢") == ("Noto Serif SC", "Noto Sans Khmer")


@pytest.mark.parametrize("family", BESIDE)
def test_the_fonts_beside_are_there_with_their_licence(family: str) -> None:
    """One file each, thousands or hundreds of letters."""
    assert beside_files()[family].is_file()
    assert len(of_beside(family)) > 100

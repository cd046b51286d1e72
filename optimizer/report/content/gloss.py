"""Below the legal bases of an English paper: what the words of their Vietnamese titles mean."""

from collections.abc import Sequence

from optimizer.report.document import Block, Paragraph
from optimizer.report.trace import say, unmarked
from optimizer.wording import Lang
from optimizer.wording.units import words_of


def glossed(blocks: Sequence[Block], lang: Lang) -> list[Block]:
    """Return `blocks` with a note on the words of the titles behind the last legal basis; as they are in Vietnamese."""
    cited = [at for at, block in enumerate(blocks) if isinstance(block, Paragraph) and block.style == "basis"]
    if lang == "vi" or not cited:
        return list(blocks)
    titles = [block.text for block in blocks if isinstance(block, Paragraph) and block.style == "basis"]
    after = cited[-1] + 1
    return [*blocks[:after], Paragraph(meaning([unmarked(title) for title in titles], lang), "note"), *blocks[after:]]


def meaning(titles: list[str], lang: Lang) -> str:
    """Return the sentence on the words of `titles`, and that names are quoted as they were entered."""
    told = "; ".join(say("gloss.word", lang, word=word, meaning=means) for word, means in words_of(titles))
    quoted = say("gloss.quoted", lang)
    return f"{say('gloss.note', lang, words=told)} {quoted}" if told else quoted

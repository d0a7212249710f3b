from legation.evaluation.confusion import NONE, confusion
from legation.evaluation.report import confusion_lines
from legation.evaluation.rows import Anchor, EventRow, Record

TEXT = "The king came. He was cheered. They spoke."


def event(kind: str, word: str, **more: bool) -> EventRow:
    return EventRow(kind=kind, actors=(word,), anchors=(Anchor(TEXT.index(word), word),), **more)  # type: ignore[arg-type]


def test_what_is_taken_for_what() -> None:
    gold = Record(
        id="r",
        text=TEXT,
        events=(
            event("visit", "came"),
            event("support", "cheered"),
            event("meeting", "spoke"),
            event("aid", "They", optional=True),
        ),
    )
    found = Record(
        id="r",
        events=(
            event("visit", "came"),
            event("ceremony", "cheered"),
            event("threat", "king"),
            event("call", "He", background=True),
        ),
    )
    table = confusion([gold], [found])
    assert table == {
        ("visit", "visit"): 1,
        ("support", "ceremony"): 1,
        ("meeting", NONE): 1,
        (NONE, "threat"): 1,
    }
    assert list(confusion_lines(table))[1:] == [
        "  -              threat 1",
        "  meeting        - 1",
        "  support        ceremony 1",
        "  visit          visit 1",
    ]

from pathlib import Path

import pytest

from legation.errors import UnreadableError
from legation.evaluation import score
from legation.evaluation.kept import falls, keep, load_kept, write

GOLD = {
    "id": "r",
    "text": "They met.",
    "header": {"outlet": "Post"},
    "people": [{"name": "Li"}],
    "events": [{"kind": "meeting", "actors": ["CHN"], "anchors": [{"start": 5, "text": "met"}]}],
}
EMPTY = {"id": "s", "text": "It rained.", "events": []}
FALSE = {"id": "s", "events": [{"kind": "aid", "actors": ["CHN"], "anchors": [{"start": 0, "text": "It"}]}]}


def test_what_is_written_is_loaded(tmp_path: Path) -> None:
    figures = {"open": score([GOLD, EMPTY], [GOLD]), "held": score([GOLD], [])}
    write(tmp_path / "figures.json", figures)
    kept = load_kept(tmp_path / "figures.json")
    assert kept == keep(figures)
    assert kept["open"]["event F1"] == 1.0
    assert kept["open"]["header outlet"] == 1.0
    assert kept["open"]["slot date"] == 1.0
    assert kept["held"]["people F1"] == 0.0


def test_a_fall_is_named() -> None:
    before = keep({"open": score([GOLD, EMPTY], [GOLD])})
    assert list(falls(before, before)) == []
    worse = keep({"open": score([GOLD, EMPTY], [{**GOLD, "people": []}, FALSE])})
    assert [line.partition(":")[0] for line in falls(before, worse)] == [
        "open event F1",
        "open plover F1",
        "open record F1",
        "open people F1",
        "open slot person_country",
        "open slot person_post",
        "open slot person_rank",
        "open alarms",
    ]
    assert list(falls(worse, before)) == []


def test_what_is_rounding_is_no_fall() -> None:
    assert list(falls({"open": {"event F1": 0.61}}, {"open": {"event F1": 0.6096}})) == []
    assert list(falls({"open": {"event F1": 0.61}}, {"open": {"event F1": 0.609}})) == [
        "open event F1: was 0.6100, is 0.6090"
    ]
    assert list(falls({"held": {"event F1": 0.61}}, {})) == ["held event F1: was 0.6100, is gone"]


def test_a_file_that_holds_none(tmp_path: Path) -> None:
    (tmp_path / "f.json").write_text("[1]")
    for name in ("f.json", "missing.json"):
        with pytest.raises(UnreadableError, match=name):
            load_kept(tmp_path / name)

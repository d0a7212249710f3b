"""Dates and places: a mention's own, and those that the visit or meeting around it lends."""

from __future__ import annotations

import pytest

from tests.extraction.events.telling import assert_tells, case

VISIT = (
    "Slovenian President Natasa Pirc Musar arrived in Podgorica on Monday on an official visit to "
    "Montenegro, at the head of a delegation. "
)
AROUND = [
    case(
        VISIT + "She held talks with Montenegro's president, Jakov Milatovic.",
        "visit SVN>MNE on 2024-05-13 at Podgorica",
        "meeting MNE+SVN on 2024-05-13 at Podgorica",
    ),
    case(
        VISIT + "During the visit the two countries signed a memorandum on tourism.",
        "visit SVN>MNE on 2024-05-13 at Podgorica",
        "agreement MNE+SVN on 2024-05-13 at Podgorica",
    ),
    case(
        VISIT + "The guest was welcomed with a guard of honour.",
        "ceremony MNE+SVN on 2024-05-13 at Podgorica",
    ),
    case(VISIT + "The guest laid a wreath at the Partisan Memorial.", "ceremony SVN>MNE on 2024-05-13"),
    case(
        "Omani and Jordanian ministers held talks in Amman on Monday. At the end of the talks the two sides "
        "signed a protocol on ports.",
        "agreement JOR+OMN on 2024-05-13 at Amman",
    ),
    case(
        "Ghana's foreign minister is on an official visit to Senegal. On Monday she held talks with her "
        "Senegalese counterpart in Dakar.",
        "visit GHA>SEN on 2024-05-13",
        "meeting GHA+SEN on 2024-05-13 at Dakar",
    ),
    case(
        "Malta's foreign minister, on a visit to Tirana, spoke on Monday about fishing. Malta condemned Libya.",
        "accusation MLT>LBY at nowhere",
    ),
]

OWN = [
    case("Laos and China held talks in Kunming on May 3.", "meeting CHN+LAO on 2024-05-03 at Kunming"),
    case(
        "The Dutch and Belgian prime ministers met yesterday in Antwerp.",
        "meeting BEL+NLD on 2024-05-14 at Antwerp",
    ),
    case(
        "The Dutch and Belgian prime ministers met today in Antwerp.",
        "meeting BEL+NLD on 2024-05-15 at Antwerp",
    ),
    case(
        "Tunisia's president will visit Algiers from 20 to 22 May.",
        "planned visit TUN>DZA on 2024-05-20/2024-05-22 at Algiers",
    ),
    case(
        "Sri Lanka and the Maldives will hold a naval exercise in June.",
        "planned exercise LKA+MDV on 2024-06",
    ),
    case(
        "Speaking on Tuesday, Panama's foreign minister said the visit of her Cuban counterpart to Panama "
        "City on 9 May had gone well.",
        "visit CUB>PAN on 2024-05-09 at Panama City",
    ),
    case("The presidents of Togo and Benin met in Cotonou, Benin.", "meeting BEN+TGO at Cotonou"),
    case("Egypt's foreign minister met the Libyan prime minister.", "meeting EGY+LBY on no-day at nowhere"),
    case(
        "TIRANA, 14 May 2024 (ATN) - Albania and Slovakia signed a treaty on social insurance.",
        "agreement ALB+SVK on no-day at Tirana",
    ),
    case(
        "Colombia's ambassador to London met Kenyan officials in Nairobi.",
        "meeting COL+KEN at Nairobi",
        wrong="at London, which is part of the post",
    ),
    case("Ukrainian drones struck a refinery in Ryazan on Monday.", "assault UKR>RUS on 2024-05-13 at Ryazan"),
]


@pytest.mark.parametrize(("text", "lines"), AROUND)
def test_what_belongs_to_a_visit_or_meeting_takes_its_day_and_place(text: str, lines: tuple[str, ...]) -> None:
    assert_tells(text, *lines)


@pytest.mark.parametrize(("text", "lines"), OWN)
def test_own_day_and_place(text: str, lines: tuple[str, ...]) -> None:
    assert_tells(text, *lines)

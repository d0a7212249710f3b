"""Who did it, to whom: passives, joined verbs, relative clauses, participles, people of either side."""

from __future__ import annotations

import pytest

from tests.extraction.events.telling import assert_tells, case, events_of

PASSIVES = [
    case("Two Belarusian diplomats were expelled by Lithuania on Monday.", "sanction LTU>BLR on 2024-05-13"),
    case("The Estonian ambassador was summoned by Russia on Tuesday.", "accusation RUS>EST on 2024-05-14"),
    case("Syria was struck by Israel on Monday night.", "assault ISR>SYR on 2024-05-13"),
    case("Fifty ambulances were donated to Lebanon by Qatar on Monday.", "aid QAT>LBN on 2024-05-13"),
    case(
        "A memorandum on fisheries was signed by Kenya and Uganda on Monday.",
        "agreement KEN+UGA on 2024-05-13",
    ),
    case(
        "Two Norwegian fishermen were detained by Russian border guards on Monday.",
        "coercion RUS>NOR on 2024-05-13",
    ),
    case(
        "The Greek foreign minister, Giorgos Gerapetritis, was received by the President of Cyprus, "
        "Nikos Christodoulides, in Nicosia on Monday.",
        "meeting CYP+GRC on 2024-05-13 at Nicosia",
    ),
    case("Mali has been accused of massacres by France.", "accusation FRA>MLI"),
    case("The Serbian proposal was rejected by Kosovo on Friday.", "rejection XKX>SRB on 2024-05-10"),
    case("Sanctions were imposed on Myanmar by Australia on Monday.", "sanction AUS>MMR on 2024-05-13"),
    case("Fighter jets were sold to Serbia by France.", "arms_transfer FRA>SRB"),
]

JOINED = [
    case(
        "Iran's foreign minister, Hossein Amir-Abdollahian, flew to Muscat on Monday and met Omani Foreign "
        "Minister Badr al-Busaidi.",
        "visit IRN>OMN on 2024-05-13 at Muscat",
        "meeting IRN+OMN at Muscat",
    ),
    case(
        "Poland condemned Russia and expelled its military attache on Monday.",
        "accusation POL>RUS",
        "sanction POL>RUS on 2024-05-13",
    ),
    case(
        "The presidents of Senegal and Gambia met in Banjul on Monday and signed a protocol on fishing.",
        "meeting GMB+SEN on 2024-05-13 at Banjul",
        "agreement GMB+SEN on 2024-05-13 at Banjul",
    ),
    case(
        "Algeria denounced the Spanish decision, recalled its ambassador and cut off gas talks with Madrid.",
        "accusation DZA>ESP",
    ),
    case(
        "Turkish and Hungarian ministers met, signed a gas contract and inspected a guard of honour in Ankara.",
        "meeting HUN+TUR at Ankara",
        "agreement HUN+TUR at Ankara",
    ),
    case(
        "Vietnam agreed to cooperate in road building with Laos and to share its maps.",
        "pledge VNM>LAO",
        wrong="taken for a planned agreement that is hardly likely",
    ),
]

CLAUSES = [
    case(
        "Ukhnaagiin Khurelsukh, the president of Mongolia, who arrived in Astana on Monday, has a long agenda.",
        "visit MNG>KAZ on 2024-05-13 at Astana",
    ),
    case(
        "The Turkish foreign minister, Hakan Fidan, who is visiting Baghdad, praised the port.",
        "visit TUR>IRQ at Baghdad",
    ),
    case(
        "A delegation led by Laotian Defence Minister Chansamone Chanyalath arrived in Hanoi on Monday.",
        "visit LAO>VNM on 2024-05-13 at Hanoi",
    ),
    case(
        "An Uzbek delegation headed by Deputy Minister Aziz Rakhimov held talks in Seoul with South Korean officials.",
        "meeting KOR+UZB at Seoul",
    ),
    case(
        "The agreement, which Peru and Ecuador signed in Lima on Monday, covers fishing.",
        "agreement ECU+PER on 2024-05-13 at Lima",
    ),
    case(
        "Speaking after talks with his Czech counterpart Petr Fiala in Prague, Slovak Prime Minister Robert "
        "Fico smiled.",
        "meeting CZE+SVK at Prague",
        wrong="none: talks under a participle before the subject",
    ),
    case("Accused by Ethiopia of arming rebels, Eritrea kept silent.", "accusation ETH>ERI"),
    case("Rwanda, accused by Congo of backing the rebels, said nothing.", "accusation COD>RWA"),
    case(
        "Officials from Thailand met with representatives of Myanmar in Mae Sot on Monday.",
        "meeting MMR+THA on 2024-05-13 at Mae Sot",
    ),
    case(
        "Saudi Arabia, together with Kuwait and Bahrain, condemned Iran.",
        "accusation BHR+KWT+SAU>IRN"
    ),
    case("Canada urged Venezuela to free the fishermen.", "request CAN>VEN"),
    case(
        "Armenia's army said Azerbaijani troops had shelled two posts on Monday.",
        "assault AZE>ARM on 2024-05-13",
        wrong="no recipient: the speaker's own side was hit",
    ),
]


@pytest.mark.parametrize(("text", "lines"), PASSIVES)
def test_passive(text: str, lines: tuple[str, ...]) -> None:
    assert_tells(text, *lines)


@pytest.mark.parametrize(("text", "lines"), JOINED)
def test_joined_verbs_share_their_subject(text: str, lines: tuple[str, ...]) -> None:
    assert_tells(text, *lines)


@pytest.mark.parametrize(("text", "lines"), CLAUSES)
def test_clauses_and_participles(text: str, lines: tuple[str, ...]) -> None:
    assert_tells(text, *lines)


def people_at(text: str, kind: str) -> set[str]:
    (event,) = [e for e in events_of(text) if e.kind == kind]
    return set(event.people)


def test_people_of_both_sides_take_part_in_a_meeting() -> None:
    assert people_at(
        "Chilean Defence Minister Maya Fernandez held talks with her Brazilian counterpart, Jose Mucio, in Santiago.",
        "meeting",
    ) == {"Maya Fernandez", "Jose Mucio"}


def test_only_the_visitors_are_the_people_of_a_visit() -> None:
    assert people_at(
        "Laotian President Thongloun Sisoulith arrived in Hanoi on Monday. He was welcomed at the airport "
        "by Vietnamese Foreign Minister Bui Thanh Son.",
        "visit",
    ) == {"Thongloun Sisoulith"}


def test_who_is_only_spoken_of_takes_no_part() -> None:
    assert people_at(
        "Irish Foreign Minister Micheal Martin and Maltese Foreign Minister Ian Borg met in Dublin on "
        "Monday. They spoke about Ukraine's president, Volodymyr Zelensky.",
        "meeting",
    ) == {"Micheal Martin", "Ian Borg"}

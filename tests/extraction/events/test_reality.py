"""Did it happen: planned, cancelled, denied, merely possible, or recalled as history."""

from __future__ import annotations

import pytest

from tests.extraction.events.telling import assert_silent, assert_tells, case

PLANNED = [
    case(
        "President Hassan Sheikh Mohamud of Somalia will visit Ankara next week.",
        "planned visit SOM>TUR at Ankara",
    ),
    case(
        "The foreign ministers of Armenia and Turkey are to meet in Yerevan on 20 May.",
        "planned meeting ARM+TUR on 2024-05-20 at Yerevan",
    ),
    case(
        "Laos and Thailand are set to sign a treaty on extradition on Friday next week.",
        "planned agreement LAO+THA",
    ),
    case(
        "Nauru is expected to sign a security pact with Australia in June.",
        "planned agreement AUS+NRU on 2024-06",
    ),
    case("Hungary plans to withdraw its troops from Chad.", "planned retreat HUN>TCD"),
    case(
        "The planned visit of Spain's defence minister to Rabat was welcomed in Morocco.",
        "planned visit ESP>MAR",
    ),
    case(
        "An upcoming exercise of the Greek and Egyptian navies was presented in Alexandria.",
        "planned exercise EGY+GRC",
    ),
    case("Japan said it would send rescue teams to Taiwan.", "planned aid JPN>TWN"),
    case(
        "Tanzanian President Samia Suluhu Hassan is scheduled to hold talks with Malawi's president in "
        "Lilongwe on 22 May.",
        "planned meeting MWI+TZA on 2024-05-22 at Lilongwe",
    ),
    case("Norway pledged 10 million dollars in aid to Malawi.", "planned aid NOR>MWI"),
    case(
        "King Felipe of Spain is due in Tallinn on 3 June.",
        "planned visit ESP>EST on 2024-06-03 at Tallinn"
    ),
    case(
        "Talks between Sudan and the UN are scheduled for 21 May in Geneva.",
        "planned meeting SDN+UN on 2024-05-21 at Geneva",
    ),
]

CANCELLED = [
    case(
        "Polish Prime Minister Donald Tusk cancelled his visit to Kyiv on Monday.",
        "cancelled visit POL>UKR at Kyiv",
    ),
    case("The visit of Italy's president to Tunisia was postponed on Monday.", "cancelled visit ITA>TUN"),
    case("Talks between Sudan and Egypt in Cairo have been called off.", "cancelled meeting EGY+SDN at Cairo"),
    case(
        "South Korea and the United States suspended a joint air exercise on Monday.",
        "cancelled exercise KOR+USA",
    ),
    case(
        "The signing of the fisheries accord between Norway and Iceland has been put off.",
        "cancelled agreement ISL+NOR",
    ),
    case(
        "Iraq's prime minister will not travel to Washington this month.",
        "cancelled visit IRQ>USA at Washington",
    ),
]

# Words of an event, but nothing that happened, or is planned.
UNREAL = [
    case("Greece did not sign the declaration with Turkey.", "agreement"),
    case("Algeria has never recognised Israel.", "support"),
    case("If Iran and Oman signed the treaty, oil would flow.", "agreement"),
    case("Belgium could expel Russian diplomats.", "sanction"),
    case("Serbia may send troops to the border with Kosovo.", "mobilization"),
    case("Unless Mali releases the soldiers, nothing moves, Ivory Coast's foreign minister said.", "retreat"),
    case(
        "No agreement was signed by Egypt and Sudan.",
        "agreement"
    ),
    case(
        "Latvia's president hopes to meet the Japanese prime minister one day.",
        "meeting",
        wrong="meeting JPN+LVA, occurred",
    ),
    case("Cyprus is considering sanctions against Belarus.", "sanction"),
    case("Sweden should apologise to Chile, a historian at Lund said.", "concession"),
    case("Israel denied that it had struck a school in Lebanon.", "assault"),
    case("A possible visit by Peru's president to China was not discussed.", "visit"),
]

LEAD = "BISHKEK (Ala-Too Press) - The foreign ministers of Kyrgyzstan and Tajikistan met in Bishkek on Tuesday. "
BACKGROUND = [
    case(
        LEAD + "The two countries had signed a border treaty in Isfana last year.",
        "meeting KGZ+TJK on 2024-05-14 at Bishkek",
        "background agreement KGZ+TJK",
    ),
    case(
        LEAD + "Diplomatic relations were established in 1993.",
        "meeting KGZ+TJK on 2024-05-14 at Bishkek",
        "background support KGZ+TJK on 1993",
        wrong="none: the pair is not taken for the two sides",
    ),
    case(
        LEAD + "Kyrgyz President Sadyr Japarov visited Dushanbe in June 2021.",
        "meeting KGZ+TJK on 2024-05-14 at Bishkek",
        "background visit KGZ>TJK on 2021-06 at Dushanbe",
    ),
    case(
        LEAD + "Tajik troops shelled Kyrgyz villages in September 2022.",
        "background assault TJK>KGZ on 2022-09",
    ),
    case(
        LEAD + "The talks came after Tajikistan expelled two Kyrgyz diplomats last month.",
        "background sanction TJK>KGZ",
    ),
    case(
        LEAD + "Previously, Tajikistan accused Kyrgyzstan of building a road on disputed land.",
        "background accusation TJK>KGZ",
    ),
]


@pytest.mark.parametrize(("text", "lines"), PLANNED)
def test_planned(text: str, lines: tuple[str, ...]) -> None:
    assert_tells(text, *lines)


@pytest.mark.parametrize(("text", "lines"), CANCELLED)
def test_cancelled(text: str, lines: tuple[str, ...]) -> None:
    assert_tells(text, *lines)


@pytest.mark.parametrize(("text", "kinds"), UNREAL)
def test_neither_happened_nor_planned(text: str, kinds: tuple[str, ...]) -> None:
    assert_silent(text, *kinds)


@pytest.mark.parametrize(("text", "lines"), BACKGROUND)
def test_recalled_as_history(text: str, lines: tuple[str, ...]) -> None:
    assert_tells(text, *lines)


@pytest.mark.xfail(strict=True, reason="TJK>KGZ: 'they' stands for one side alone")
def test_an_earlier_step_of_the_same_day_is_no_history() -> None:
    assert_tells(
        LEAD + "Earlier in the day they had laid wreaths at the memorial in Ata-Beyit.",
        "ceremony KGZ+TJK on 2024-05-14",
    )


def test_a_day_after_the_report_is_to_come() -> None:
    assert_tells(
        "Malta and Libya hold talks on fishing in Tripoli on 28 May.",
        "planned meeting LBY+MLT on 2024-05-28 at Tripoli",
    )


def test_what_the_lead_dates_two_days_back_is_news() -> None:
    assert_tells(
        "Malta and Libya held talks on fishing in Tripoli on 13 May.",
        "meeting LBY+MLT on 2024-05-13 at Tripoli",
    )

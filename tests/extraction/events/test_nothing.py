"""Words that look like an event and are none."""

from __future__ import annotations

import pytest

from tests.extraction.events.telling import assert_silent, case

IDIOMS = [
    case("The Japanese embassy in Canberra published a press release on tea."),
    case("Germany's ministers exercised restraint over the Greek budget."),
    case("The French minister held a press conference on Monday in Paris."),
    case("The new law meets the needs of Irish farmers, the Irish Times writes."),
    case("A Swedish film festival opened in Malmo on Monday."),
    case("The German striker signed autographs after the final in Rome."),
    case("Historians of the Second World War gathered books about the Polish campaign."),
    case("The Danish company's share price hit a record on Monday."),
    case("Chinese exports met expectations in April."),
    case("The minister struck a cheerful note about Portuguese wine."),
    case("Spanish trains will strike a balance between speed and price."),
    case("Please visit our website for more Norwegian recipes."),
]

DOMESTIC = [
    case("Norway's central bank left its rate unchanged on Monday. Economists had expected as much."),
    case("Barcelona beat Real Madrid 3-1 on Sunday. Lewandowski scored twice in Spain's classic."),
    case("Finland's parliament debated the budget for nine hours. The opposition left early."),
    case("A new museum of glass is popular in Murano, Italy. Visitors come from many countries."),
    case("Temperatures in Portugal rose to 41 degrees on Monday, the weather service said."),
    case("Kenyan novelist Ngugi wa Thiong'o won a prize for a book on his childhood in Limuru."),
    case("The Swiss watchmaker plans to open ten shops in India by 2026."),
    case("Brazilian soybean farmers hope for rain. The harvest in Mato Grosso is late."),
]

# Quakes, prices and vans do things to people, but act for no party.
NO_AGENTS = [
    case("The earthquake killed 40 people in Vanuatu on Monday.", "assault"),
    case("A bus crash in Peru injured 20 people on Monday.", "assault"),
    case("Cholera has killed 80 people in Zambia this year.", "assault"),
    case("The typhoon hit the Philippines on Monday and destroyed 300 houses.", "assault"),
    case("Lightning struck a church in Slovakia.", "assault"),
    case("High prices blocked the recovery of Tunisia.", "coercion"),
    case("Floods displaced thousands in Kenya and cut off two towns.", "sanction", "assault"),
]


@pytest.mark.parametrize(("text", "kinds"), IDIOMS)
def test_idioms_tell_of_nothing(text: str, kinds: tuple[str, ...]) -> None:
    assert_silent(text, *kinds)


@pytest.mark.parametrize(("text", "kinds"), DOMESTIC)
def test_news_of_other_things_holds_nothing(text: str, kinds: tuple[str, ...]) -> None:
    assert_silent(text, *kinds)


@pytest.mark.parametrize(("text", "kinds"), NO_AGENTS)
def test_what_cannot_act_does_nothing(text: str, kinds: tuple[str, ...]) -> None:
    assert_silent(text, *kinds)


def test_header_and_boilerplate_hold_no_events() -> None:
    text = (
        "Qatar and Oman fish for tuna in the Gulf of Aden.\n\nThe fish is sold in Muscat.\n\n"
        "Read more: France expels Russian diplomats\n"
    )
    assert_silent(text)

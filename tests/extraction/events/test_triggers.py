"""The words that tell of events: verbs, nouns, nouns carried by light verbs, headlines."""

from __future__ import annotations

import pytest

from tests.extraction.events.telling import assert_tells, case

VERBS = [
    case(
        "NAIROBI (Rift Wire) - Kenyan President William Ruto arrived in Kampala on Monday.",
        "visit KEN>UGA on 2024-05-13 at Kampala",
    ),
    case(
        "The Sultan of Oman, Haitham bin Tariq, flew to Kuwait City on Monday.",
        "visit OMN>KWT on 2024-05-13 at Kuwait City",
    ),
    case(
        "Peruvian Foreign Minister Javier Gonzalez-Olaechea visited Rabat on Tuesday.",
        "visit PER>MAR on 2024-05-14 at Rabat",
    ),
    case(
        "The foreign ministers of Ghana and Togo met in Accra on Monday.",
        "meeting GHA+TGO on 2024-05-13 at Accra",
    ),
    case(
        "Mongolia's president, Ukhnaagiin Khurelsukh, received the ambassador of Turkey on Tuesday.",
        "meeting MNG+TUR on 2024-05-14",
    ),
    case(
        "King Abdullah II of Jordan sat down with Iraqi Prime Minister Mohammed Shia al-Sudani in Amman.",
        "meeting IRQ+JOR at Amman",
    ),
    case(
        "Prime Minister Narendra Modi of India spoke by phone with King Jigme Khesar of Bhutan on Monday.",
        "call BTN+IND on 2024-05-13",
    ),
    case(
        "Slovak President Peter Pellegrini laid a wreath at the Tomb of the Unknown Soldier in Warsaw on Tuesday.",
        "ceremony SVK>POL on 2024-05-14",
    ),
    case(
        "Namibia and Botswana signed a memorandum of understanding on water on Monday.",
        "agreement BWA+NAM on 2024-05-13",
    ),
    case(
        "Zambia and Angola initialled a customs protocol in Lusaka on Friday.",
        "agreement AGO+ZMB on 2024-05-10 at Lusaka",
    ),
    case("Japan and Fiji agreed to cooperate in maritime security.", "pledge FJI+JPN"),
    case("Ireland recognised the State of Palestine on Tuesday.", "support IRL>PSE on 2024-05-14"),
    case("New Zealand congratulated Tuvalu on its election.", "support NZL>TUV"),
    case("Denmark apologised to Iceland for the leak on Monday.", "concession DNK>ISL on 2024-05-13"),
    case("The Italian frigate Alpino docked in Manila on Monday.", "port_call ITA+PHL on 2024-05-13 at Manila"),
    case("South Korea delivered ten howitzers to Poland on Monday.", "arms_transfer KOR>POL on 2024-05-13"),
    case("Greece bought 24 fighter jets from France.", "arms_transfer FRA>GRC"),
    case("Qatar donated 50 ambulances to Lebanon on Monday.", "aid QAT>LBN on 2024-05-13"),
    case("Nepal received ten tonnes of relief supplies from China.", "aid CHN>NPL"),
    case("Russia released two Estonian sailors on Friday.", "retreat RUS>EST on 2024-05-10"),
    case("France withdrew its last troops from Chad on Monday.", "retreat FRA>TCD on 2024-05-13"),
    case("Kyrgyzstan asked Kazakhstan to open the crossing.", "request KGZ>KAZ"),
    case("Pakistan appealed to the IMF for a new loan.", "request PAK>IMF"),
    case("Serbia accused Croatia of spying.", "accusation SRB>HRV"),
    case("Cuba rejected the American proposal on Monday.", "rejection CUB>USA on 2024-05-13"),
    case("Iran threatened Israel with retaliation.", "threat IRN>ISR"),
    case(
        "Thousands of people marched through Tbilisi on Monday against the bill.",
        "protest GEO>GEO on 2024-05-13"
    ),
    case("Lithuania expelled two Belarusian diplomats on Monday.", "sanction LTU>BLR on 2024-05-13"),
    case("Algeria deployed more troops along its border with Mali on Monday.", "mobilization DZA on 2024-05-13"),
    case("Iran seized a Greek tanker in the Gulf on Monday.", "coercion IRN>GRC on 2024-05-13"),
    case("Israeli warplanes struck two depots in Syria on Monday.", "assault ISR>SYR on 2024-05-13"),
]

NOUNS = [
    case("The visit of Peru's foreign minister to Morocco ended on Monday.", "visit PER>MAR"),
    case(
        "Talks between Vietnam and Laos took place in Hanoi on Tuesday.",
        "meeting LAO+VNM on 2024-05-14 at Hanoi",
    ),
    case(
        "A telephone conversation between the foreign ministers of Egypt and Spain took place on Tuesday.",
        "call EGY+ESP on 2024-05-14",
    ),
    case(
        "The signing of a treaty between Chile and Argentina took place in Mendoza on Monday.",
        "agreement ARG+CHL on 2024-05-13 at Mendoza",
    ),
    case(
        "A joint exercise of the Indian and French navies began off Goa on Monday.",
        "exercise FRA+IND on 2024-05-13",
    ),
    case("The shelling of Lebanon by Israel continued on Monday.", "assault ISR>LBN on 2024-05-13"),
    case(
        "The extradition of a suspected smuggler from Morocco to France took place on Friday.",
        "cooperation FRA+MAR on 2024-05-10",
        wrong="held for hardly likely: the encoder has met few extraditions",
    ),
    case(
        "The withdrawal of Armenian forces from the villages ended on Monday.",
        "retreat ARM on 2024-05-13",
        wrong="no day: the verb that carries it holds the date",
    ),
]

LIGHT_VERBS = [
    case("A Vietnamese delegation paid a working visit to Laos on Tuesday.", "visit VNM>LAO on 2024-05-14"),
    case(
        "Chilean Defence Minister Maya Fernandez held talks with her Brazilian counterpart, Jose Mucio, in Santiago.",
        "meeting BRA+CHL at Santiago",
    ),
    case(
        "Finland's foreign minister, Elina Valtonen, had a phone call with Latvia's Baiba Braze on Monday.",
        "call FIN+LVA on 2024-05-13",
    ),
    case("Australia imposed sanctions on Myanmar on Monday.", "sanction AUS>MMR on 2024-05-13"),
    case(
        "Indonesia and Malaysia conducted a joint patrol in the Malacca Strait on Tuesday.",
        "cooperation IDN+MYS on 2024-05-14",
    ),
    case(
        "Egypt lodged a protest with the Ethiopian ambassador on Monday.",
        "accusation EGY>ETH on 2024-05-13",
        wrong="no day",
    ),
    case("Portugal offered its condolences to Brazil after the floods.", "support PRT>BRA"),
    case("Brazil received condolences from Portugal after the floods.", "support PRT>BRA"),
    case(
        "Ecuador's new ambassador, Marta Salazar, presented her credentials to the President of Finland, "
        "Alexander Stubb, in Helsinki on Monday.",
        "ceremony ECU+FIN on 2024-05-13 at Helsinki",
    ),
    case("The Qatari government gave a grant of 20 million dollars to Jordan.", "aid QAT>JOR"),
]

# A headline tells in the present tense of what has happened, with an infinitive of what is to come.
HEADLINES = [
    case("Kenya, Uganda sign fisheries pact\n\nThe text runs to forty pages.", "agreement KEN+UGA"),
    case("Estonia expels Russian diplomat\n\nThe envoy has two days to pack.", "sanction EST>RUS"),
    case(
        "Xi to visit Hungary\n\nThe capital is being cleaned.",
        "planned visit CHN>HUN",
        wrong="none: a leader's surname alone, headline infinitive",
    ),
    case(
        "Jordan to send field hospital to Gaza\n\nIts staff is being chosen.",
        "planned aid JOR>PSE",
        wrong="occurred, and Gaza is the place, not the recipient",
    ),
    case(
        "Malaysia, Brunei to hold joint naval exercise\n\nThe waters off Borneo are calm in June.",
        "planned exercise BRN+MYS",
        wrong="occurred",
    ),
    case(
        "Spain's Albares meets Moroccan counterpart in Rabat\n\nIt was a sunny day.",
        "meeting ESP+MAR at Rabat",
    ),
    case("Chad accuses Sudan of arming rebels\n\nThe border is long.", "accusation TCD>SDN"),
    case("Greek frigate calls at Haifa\n\nThe crew is 180 strong.", "port_call GRC+ISR at Haifa", wrong="none"),
    case(
        "Pakistan, Iran agree to cooperate on rice\n\nTraders had waited for months.",
        "pledge IRN+PAK"
    ),
]


@pytest.mark.parametrize(("text", "lines"), VERBS)
def test_verb(text: str, lines: tuple[str, ...]) -> None:
    assert_tells(text, *lines)


@pytest.mark.parametrize(("text", "lines"), NOUNS)
def test_noun(text: str, lines: tuple[str, ...]) -> None:
    assert_tells(text, *lines)


@pytest.mark.parametrize(("text", "lines"), LIGHT_VERBS)
def test_noun_carried_by_a_light_verb(text: str, lines: tuple[str, ...]) -> None:
    assert_tells(text, *lines)


@pytest.mark.parametrize(("text", "lines"), HEADLINES)
def test_headline(text: str, lines: tuple[str, ...]) -> None:
    assert_tells(text, *lines)

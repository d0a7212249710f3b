"""One event once, however often it is told; different events apart."""

from __future__ import annotations

import pytest

from tests.extraction.events.telling import assert_tells, case, events_of

ONCE = [
    case(
        "LIMA, 14 May 2024 (Agencia Andina) - Peruvian Foreign Minister Javier Gonzalez-Olaechea met his "
        "Ecuadorean counterpart, Gabriela Sommerfeld, on Monday in Lima.\n\nThe meeting lasted two hours. "
        "The two ministers discussed mining, and the talks will go on by post.",
        "meeting ECU+PER on 2024-05-13 at Lima",
    ),
    case(
        "Peru, Ecuador ministers meet in Lima\n\nThe foreign ministers of Peru and Ecuador met in Lima on Monday.",
        "meeting ECU+PER on 2024-05-13 at Lima",
    ),
    case(
        "Kenya, Uganda sign fisheries pact\n\nKAMPALA - Kenya and Uganda on Monday signed an agreement on "
        "fishing in Lake Victoria. The agreement was signed by the two foreign ministers.",
        "agreement KEN+UGA on 2024-05-13",
    ),
    case(
        "Latvian president to visit Georgia\n\nLatvia's president, Edgars Rinkevics, will visit Georgia on "
        "27 May. During his visit he will see the border line.",
        "planned visit LVA>GEO on 2024-05-27",
        wrong="status occurred: the headline's infinitive is not read as planned",
    ),
    case(
        "Japan's emperor arrived in Jakarta on Monday. His visit is the first for ten years. The visit ends "
        "in Bandung.",
        "visit JPN>IDN on 2024-05-13 at Jakarta",
    ),
    case(
        "Lithuania expelled two Belarusian diplomats on Monday. The expulsion is the second this year.",
        "sanction LTU>BLR on 2024-05-13",
    ),
    case(
        "Qatar sent a field hospital to Sudan on Monday. The aid was flown in to Port Sudan.",
        "aid QAT>SDN on 2024-05-13",
    ),
    case(
        "The Indian and French navies began the exercise Varuna off Goa on Monday. The drill ends on Friday. "
        "Six ships take part in the joint exercise.",
        "exercise FRA+IND"
    ),
    case(
        "Poland's president telephoned his Finnish counterpart on Monday. During the call the two presidents "
        "discussed the border. The conversation lasted an hour.",
        "call FIN+POL on 2024-05-13",
    ),
    case(
        "Ethiopia accused Eritrea on Monday of crossing the border. It also accused Eritrea of looting.",
        "accusation ETH>ERI on 2024-05-13",
    ),
]

APART = [
    case(
        "Turkish Foreign Minister Hakan Fidan met his Qatari counterpart on Monday in Doha. He also met the "
        "foreign minister of Kuwait.",
        "meeting QAT+TUR on 2024-05-13 at Doha",
        "meeting KWT+TUR at Doha",
    ),
    case(
        "On the sidelines of the forum, Mongolia's president held separate meetings with the prime minister "
        "of Laos and with the prime minister of Nepal.",
        "meeting LAO+MNG",
        "meeting MNG+NPL",
        wrong="only the meeting with Laos: the second counterpart is lost",
    ),
    case(
        "The Armenian delegation laid wreaths at the Motherland Monument in Kyiv on Monday. It later placed "
        "flowers at the Holodomor Museum in Kyiv.",
        "ceremony ARM>UKR on 2024-05-13",
        "ceremony ARM>UKR on 2024-05-13",
        wrong="one ceremony: flowers at a second place are taken for the same",
    ),
    case(
        "Brazil's foreign minister, Mauro Vieira, will travel to Angola on 20 May and to Namibia on 23 May.",
        "planned visit BRA>AGO on 2024-05-20",
        "planned visit BRA>NAM on 2024-05-23",
        wrong="only the visit to Angola",
    ),
    case(
        "Lithuania expelled two Belarusian diplomats on Monday. Belarus expelled two Lithuanian diplomats on Tuesday.",
        "sanction LTU>BLR on 2024-05-13",
        "sanction BLR>LTU on 2024-05-14",
    ),
    case(
        "Chad and Niger signed an accord on cattle in Niamey on Monday. On Tuesday, Chad and Libya signed an "
        "accord on roads in Tripoli.",
        "agreement NER+TCD on 2024-05-13 at Niamey",
        "agreement LBY+TCD on 2024-05-14 at Tripoli",
    ),
    case(
        "The foreign ministers of Peru and Chile met in Lima on Monday. They will meet again in Arica on 3 June.",
        "meeting CHL+PER on 2024-05-13 at Lima",
        "planned meeting CHL+PER on 2024-06-03 at Arica",
    ),
    case(
        "Sudan's envoy met Egypt's foreign minister in Cairo on Monday. A similar meeting took place in "
        "Cairo in March 2021.",
        "meeting EGY+SDN on 2024-05-13 at Cairo",
        "background meeting EGY+SDN on 2021-03 at Cairo",
    ),
    case(
        "The guests were welcomed with a guard of honour. Slovenia's president, Natasa Pirc Musar, then laid "
        "a wreath at the Tomb of the Unknown Soldier in Zagreb, Croatia.",
        "ceremony HRV+SVN",
        "ceremony SVN>HRV",
    ),
    case("Norway gave Malawi ten trucks. Denmark gave Malawi 5 million euros.", "aid NOR>MWI", "aid DNK>MWI"),
]


@pytest.mark.parametrize(("text", "lines"), ONCE)
def test_told_again_is_one_event(text: str, lines: tuple[str, ...]) -> None:
    assert_tells(text, *lines)


@pytest.mark.parametrize(("text", "lines"), APART)
def test_different_events_are_kept_apart(text: str, lines: tuple[str, ...]) -> None:
    assert_tells(text, *lines)


def test_every_telling_of_an_event_is_an_anchor() -> None:
    (meeting,) = [
        e
        for e in events_of(
            "The foreign ministers of Peru and Ecuador met in Lima on Monday. The meeting lasted two hours."
        )
        if e.kind == "meeting"
    ]
    assert [a.text for a in meeting.anchors] == ["met", "meeting"]

"""Header lines of invented papers of all regions, in many arrangements, and headlines that look like names."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

from legation.extraction.cells import read_cells
from legation.extraction.masthead import read_masthead
from legation.extraction.naming import Mention, assign, points
from legation.extraction.press import traits
from legation.model import Report

HEADLINE = "Ministers agree on joint drills, put off talks on border"
STORY = (
    "The defence ministers of the two countries met in the capital on Tuesday and went over a plan of joint "
    "exercises for the coming year, officials said.\n\nThe talks, held behind closed doors, lasted three hours "
    "and ended with the signing of a memorandum on training.\n\nBoth sides agreed to meet again in the spring, "
    "a spokesman for the host said."
)


class Case(NamedTuple):
    """Lines above the story (H for its headline), and the outlet, agency, byline and day that they give."""

    head: str
    outlet: str | None = None
    agency: str | None = None
    byline: str | None = None
    published: str | None = None
    lead: str = ""
    foot: str = ""

    @property
    def text(self) -> str:
        head = (
            self.head.replace("H", HEADLINE, 1)
            if self.head in ("H", "")
            else "\n".join(HEADLINE if line == "H" else line for line in self.head.split("\n"))
        )
        return "\n\n".join(part for part in (head, self.lead + STORY, self.foot) if part)


CASES = [
    Case("The Savusavu Beacon, 12 March 2021\nH", "The Savusavu Beacon", published="2021-03-12"),
    Case(
        "H\nTribuna de Managua | Lunes | 4 June 2022 | Year XXI, No. 7,120",
        "Tribuna de Managua",
        published="2022-06-04",
    ),
    Case(
        "Kordofan Messenger\nHiba Elamin\n14 February 2023\nH", "Kordofan Messenger", None, "Hiba Elamin", "2023-02-14"
    ),
    Case(
        "H\nHiba Elamin in Gedaref\nKordofan Messenger, 14 February 2023",
        "Kordofan Messenger",
        None,
        "Hiba Elamin",
        "2023-02-14",
    ),
    Case("Lapland Echo · World · 3.11.2022 · Juhani Korpela\nH", "Lapland Echo", None, "Juhani Korpela", "2022-11-03"),
    Case("H", None, "QNX", None, "2024-05-06", lead="NOUAKCHOTT, May 6, 2024 (QNX) -- "),
    Case(
        "H",
        "Senegal River Post",
        "Sahel-Presse",
        None,
        "2024-05-06",
        lead="NOUAKCHOTT, May 6, 2024 (Sahel-Presse) – ",
        foot="Senegal River Post",
    ),
    Case("H\nTemur Jalilov, Samarkand\n9 July 2020", None, None, "Temur Jalilov", "2020-07-09"),
    Case("Drina Glasnik (with SRP)\nWednesday, 9 July 2020, 10:41\nH", "Drina Glasnik", "SRP", None, "2020-07-09"),
    Case(
        "High Commission of Tuvalu in Fiji\n11 October 2019\nH",
        "High Commission of Tuvalu in Fiji",
        published="2019-10-11",
    ),
    Case(
        "H\nOur Defence Correspondent\nThe Deccan Standard, Hyderabad, Sunday, Feb 3, 2019",
        "The Deccan Standard",
        None,
        "Our Defence Correspondent",
        "2019-02-03",
    ),
    Case("", "Ilha Weekly", lead="Ilha Weekly – PRAIA: "),
    Case("", None, "Polar Desk Wire", None, "2022-03-16", lead="(Polar Desk Wire) REYKJAVIK, March 16, 2022 – "),
    Case("", "Vistula Now", published="2025-03-19", lead="Vistula Now, 19 Mar 2025. "),
    Case("H\nVilnius, 4 May 2023 (Baltwire)", None, "Baltwire", None, "2023-05-04"),
    Case(
        "Opinion | The Cape Argonaut | 6 Jan 2024\nH\nLindiwe Mokoena",
        "The Cape Argonaut",
        None,
        "Lindiwe Mokoena",
        "2024-01-06",
    ),
    Case("H\nPosted by Lindiwe Mokoena on January 6, 2024", None, None, "Lindiwe Mokoena", "2024-01-06"),
    Case("H\n17 August 2022", "Cedars Daily", "LNW", None, "2022-08-17", foot="Cedars Daily/LNW"),
    Case(
        "H\n17 August 2022",
        "Rivers Ledger",
        "Prairie Press",
        None,
        "2022-08-17",
        foot="— Prairie Press; files from Rivers Ledger staff",
    ),
    Case("H", "Luzon Ledger", None, None, "2015-12-03", foot="Luzon Ledger, Dec 3, 2015 - Last updated at Dec 4, 2015"),
    Case(
        "Sögne Tidende in English\nIngrid Aasland, 17.8.2022\nH", "Sögne Tidende", None, "Ingrid Aasland", "2022-08-17"
    ),
    Case(
        "WINDHOEK COURIER\nMONDAY 2 MAY 2022\nH\nSELMA NANGOLO", "WINDHOEK COURIER", None, "SELMA NANGOLO", "2022-05-02"
    ),
    Case("H\nAmina Yusuf & Peter Okello\n2 May 2022 14:05", None, None, "Amina Yusuf & Peter Okello", "2022-05-02"),
    Case("H\nN. O'Dwyer, Western Sentinel, May 2nd, 2022", "Western Sentinel", None, "N. O'Dwyer", "2022-05-02"),
    Case("Bay & Basin\nCharlotte Nkomo | 3 April 2020\nH", "Bay & Basin", None, "Charlotte Nkomo", "2020-04-03"),
    Case(
        "H\nAuthor: Bekele Tessema\nCategory: Diplomacy\nDate: 3 April 2020", None, None, "Bekele Tessema", "2020-04-03"
    ),
    Case(
        "H\nLuz Marina Palacios, La Gaceta del Chocó\n3 December 2015",
        "La Gaceta del Chocó",
        None,
        "Luz Marina Palacios",
        "2015-12-03",
    ),
    Case("Nachrichtenblatt Chur (English edition)\n3.12.2015\nH", "Nachrichtenblatt Chur", published="2015-12-03"),
    Case(
        "THE LIGHTKEEPER — Shipping notes\nRhys Bevan, 3 December 2015\nH",
        "THE LIGHTKEEPER",
        None,
        "Rhys Bevan",
        "2015-12-03",
    ),
    Case(
        "Silk Road Defence Review\nNaval Systems / 03.12.2015\nDilnoza Karimova, Tashkent\nH",
        "Silk Road Defence Review",
        None,
        "Dilnoza Karimova",
        "2015-12-03",
    ),
    Case(
        "ROPE & RIGGING · FREIGHT\n3 Dec 2015 · P. de Wit, Antwerp\nH",
        "ROPE & RIGGING",
        None,
        "P. de Wit",
        "2015-12-03",
    ),
    Case(
        "H\nBatticaloa Bugle - 03 December 2015\nBy Air Force Media",
        "Batticaloa Bugle",
        None,
        "Air Force Media",
        "2015-12-03",
    ),
    Case("Lomé / Accra – Thursday 3 December 2015 – Le Phare d'Aného\nH", "Le Phare d'Aného", published="2015-12-03"),
    Case("H\nEl Sol de Iquitos. Iquitos, 3 December 2015. Politics.", "El Sol de Iquitos", published="2015-12-03"),
    Case(
        "H\nEditorial staff | Gaceta de Xela\nQuetzaltenango, Thursday 3 December 2015",
        "Gaceta de Xela",
        None,
        "Editorial staff",
        "2015-12-03",
    ),
    Case(
        "Diário de Baucau, Thursday, December 3 2015 (Loro-News)\nH",
        "Diário de Baucau",
        "Loro-News",
        None,
        "2015-12-03",
    ),
    Case(
        "Ruck & Maul / Six Nations / Round 2\nGethin Pugh in Cardiff\n3 December 2015 - 18:12 GMT\nH",
        "Ruck & Maul",
        None,
        "Gethin Pugh",
        "2015-12-03",
    ),
    Case("H\nTama Ngata (Wellington), 7 Nov 2019", None, None, "Tama Ngata", "2019-11-07"),
    Case(
        "", None, "Tuareg News Agency", None, "2019-11-07", lead="Niamey, 7 November 2019 (Tuareg News Agency, TNA): "
    ),
]


# Not read yet: the second of two names that sign, a body of state behind "By".
WRONG = ("Cedars Daily/LNW", "By Air Force Media")


def _row(case: Case) -> Any:
    marks = [pytest.mark.xfail(strict=True)] if (case.head + case.foot).endswith(WRONG) else []
    return pytest.param(case, id=(case.head + case.lead + case.foot).replace("\n", " / "), marks=marks)


@pytest.mark.parametrize("case", map(_row, CASES))
def test_header(case: Case) -> None:
    header = read_masthead(Report(id="r", text=case.text)).header
    assert (header.outlet, header.agency, header.byline, header.published) == case[1:5]


HEADLINES = [
    "Talks To Reopen Border Post",
    "Foreign Minister Arrives in Doha",
    "Kenya, Uganda Sign Defence Pact",
    "President Gives Interview To State Radio",
    "Xi, Putin Hold Talks",
    "Russia Expels Two Diplomats",
    "Army Chief In Ankara",
    "NATO SECRETARY GENERAL IN KYIV",
    "FOREIGN OFFICE SUMMONS ENVOY",
    "Hassan Receives Omani Envoy",
    "Ministers Sign Agreement, 3 May 2024 Deadline Set",
    "Truce Holds / Aid Arrives",
    "Chad | Troops Leave Base",
    "By Land and Sea",
    "With Friends Like These",
    "From Cairo to Doha: talks go on",
    "War Or Peace? - Talks Resume",
]


@pytest.mark.parametrize("headline", HEADLINES)
@pytest.mark.parametrize(
    "page",
    [
        "{}",
        "{}\n3 May 2024",
        "{}\nBy Jane Doe\n3 May 2024",
        "3 May 2024\n{}",
        "Harbour Times\n{}",
        "Harbour Times | 3 May 2024\n{}",
        "{}\nHarbour Times, 3 May 2024",
    ],
)
def test_headline_of_capitals_is_no_header_line(headline: str, page: str) -> None:
    text = f"{page.format(headline)}\n\n{STORY}"
    blocks = read_masthead(Report(id="r", text=text)).blocks
    at = text.index(headline)
    assert next(b.kind for b in blocks if b.start <= at < b.end) in ("headline", "prose")


@pytest.mark.parametrize(
    "sentence",
    ["Tonga's king met Fiji's president.", "Tonga's king flew home.", "Officials of both met here for talks on trade."],
)
@pytest.mark.parametrize(
    "dateline",
    ["SUVA, 4 March 2024 (Lagoon Post) - ", "Suva, 4 March 2024. ", "SUVA, March 4 (QPN): ", "Lagoon Mail (Suva). "],
)
def test_story_behind_a_dateline_is_never_header(dateline: str, sentence: str) -> None:
    text = f"{dateline}{sentence}\n\n{STORY}"
    at = text.index(sentence)
    blocks = read_masthead(Report(id="r", text=text)).blocks
    assert next(b.kind for b in blocks if b.start <= at < b.end) in ("headline", "prose")


def test_cells() -> None:
    line = read_cells("Harbour Times | World | 3 May 2024, 10:15 | by Jane Doe in Geneva", None)
    assert [(cell.kind, cell.text, sorted(cell.marks)) for cell in line.cells] == [
        ("name", "Harbour Times", []),
        ("section", "World", []),
        ("name", "Jane Doe", ["by", "town"]),
    ]
    assert (line.days, line.dated, line.timed, line.apart) == (((3, "2024-05-03"),), True, True, True)


@pytest.mark.parametrize(
    ("name", "due"),
    [
        ("Gaceta de Xela", "outlet_word"),
        ("Defence Ledger Asia", "outlet_word"),
        ("Agence Lagune", "agency_word"),
        ("QPN", "acronym"),
        ("Lindiwe Mokoena", "person"),
        ("P. de Wit", "initial"),
        ("Bay & Basin", "titled"),
        ("Ministry of Defence of Palau", "body"),
        ("Diplomatic Correspondent", "staff"),
        ("Reuters", "known_agency"),
    ],
)
def test_traits(name: str, due: str) -> None:
    assert due in traits(name)


def test_words_that_the_story_writes_small_are_no_person() -> None:
    assert "person" in traits("Copper Lining")
    assert "person" not in traits("Copper Lining", frozenset({"lining"}))


def test_each_name_fills_one_field_and_the_surest_wins() -> None:
    names = [
        Mention("Jane Doe", frozenset({"by"})),
        Mention("Harbour Times", frozenset({"first"})),
        Mention("QPN", frozenset({"dateline"})),
        Mention("Harbour Times", frozenset({"by"})),
    ]
    assert assign(names, frozenset(), {}) == {"byline": "Jane Doe", "agency": "QPN", "outlet": "Harbour Times"}
    assert assign([], frozenset(), {}) == {}


def test_marks_speak_for_what_they_lead_in() -> None:
    for mark, field in (("by", "byline"), ("source", "agency"), ("dateline", "agency"), ("closes", "outlet")):
        assert max(("outlet", "agency", "byline"), key=lambda name: points({mark}, name)) == field


# Names of shapes that tell nothing: where they stand decides.
PLACED = [
    ("By {}\nH", "byline", "Hana Sy"),
    ("H\n{} | 28.03.2003 10:41", "byline", "Petra Vlk"),
    ("H\nBy{}", "byline", "Hana Sy"),
    ("H\nBy Jane Doe for {}", "outlet", "Zorvath"),
    ("H\n{} Web Desk | 3 May 2024", "outlet", "Zorvath"),
    ("H\n3 May 2024 | Source: {}", "agency", "Helix"),
    ("H\nSource: {}", "agency", "Orbis"),
]
PLACED_IN_STORY = [
    ("LIMA, July 9 ({}) - §", "agency", "Helix"),
    ("LIMA, July 9 ({}) - §", "agency", "Lima News"),
    ("LIMA, 9 July. /{}/. §", "agency", "Orbis"),
    ("({}) LIMA, July 9 - §", "agency", "Helix"),
    ("Lima [Peru], July 9 ({}): §", "agency", "ANX"),
    (" date 2024-05-03 QLF - {}) Jane Doe Read more\n\n§", "outlet", "Zorvath"),
    ("§ -{}", "agency", "Helix"),
    ("§\n\n-- {}", "agency", "Orbis"),
    ("§\n\n(With inputs from {})", "agency", "Helix"),
    ("§\n\nCopyright {} 2018", "outlet", "Zorvath"),
    ("§\n\nCopyright © 2018 {}. All rights reserved.", "outlet", "Zorvath"),
    ("§\n\nMore from {}", "outlet", "Zorvath"),
    ("§\n\nThe post Ministers agree appeared first on {}.", "outlet", "Zorvath"),
    ("§\n\nJoin the {} WhatsApp channel", "outlet", "Zorvath"),
    ("§\n\nThe talks will go on, {} has been told.", "outlet", "Zorvath"),
    ("§\n\nThe {} has seen a letter in which he asks for it.", "outlet", "Zorvath"),
    ("The border is open, {} reports.\n\n§", "agency", "Helix"),
]


@pytest.mark.parametrize(("page", "field", "name"), [
    *((f"{page}\n\n§", field, name) for page, field, name in PLACED), *PLACED_IN_STORY,
])
def test_places_decide(page: str, field: str, name: str) -> None:
    lines = page.format(name).replace("H\n", f"{HEADLINE}\n").replace("\nH", f"\n{HEADLINE}")
    header = read_masthead(Report(id="r", text=lines.replace("§", STORY))).header
    assert getattr(header, field) == name


@pytest.mark.parametrize("sentence", [
    "He told parliament that he would resign.",
    "The ambassador informed the Security Council.",
    "He told Reuters that he was glad.",
    "The minister has learned to wait.",
    "It was the first visit to Meridian, officials told the press.",
])
def test_who_is_told_is_no_outlet(sentence: str) -> None:
    assert read_masthead(Report(id="r", text=f"{STORY}\n\n{sentence}")).header.outlet is None


@pytest.mark.parametrize("path", ["Home > Newsroom > Press releases", "Home / World / Africa", "News » Politics"])
def test_path_is_no_headline(path: str) -> None:
    masthead = read_masthead(Report(id="r", text=f"{path}\n\n{HEADLINE}\n\n{STORY}"))
    assert masthead.header.title == HEADLINE
    assert masthead.blocks[0].kind in ("header", "boilerplate")

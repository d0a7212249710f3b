"""Header lines of many outlets, the blocks of the page, and what must hold for any text."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from legation.extraction.document import Block, Masthead
from legation.extraction.masthead import read_masthead
from legation.model import Report

STORY = (
    "The foreign ministers of the two countries met in the capital and talked about trade, transport and the "
    "border for three hours.\n\nBoth of them praised the work of the joint commission, which had drafted the "
    "text over a year.\n\nA second round of talks will follow in the spring, said a spokesman of the host."
)


class Case(NamedTuple):
    text: str
    outlet: str | None = None
    agency: str | None = None
    byline: str | None = None
    published: str | None = None
    place: str | None = None


def masthead(text: str, **given_: str) -> Masthead:
    return read_masthead(Report(id="r", text=text, **given_))


HEADERS = {
    "syndicated page": Case(
        f" date 2024-02-11 GULFEED - Harbour Times) Leyla Aras Read more\n\n{STORY}",
        "Harbour Times",
        "GULFEED",
        "Leyla Aras",
        "2024-02-11",
    ),
    "agency dateline, no year": Case(
        f" date 2019-06-04 PESHAWAR, June 4 (QPA): {STORY}", None, "QPA", None, "2019-06-04", "PESHAWAR"
    ),
    "three names in a bracket": Case(
        f"MUSCAT, (PortPoint / Oasis News / ONB - 03rd May, 2021) {STORY}",
        "PortPoint",
        "ONB",
        None,
        "2021-05-03",
        "MUSCAT",
    ),
    "known agency, double dash": Case(
        f"KUALA LUMPUR, May 3 (Bernama) -- {STORY}", None, "Bernama", None, None, "KUALA LUMPUR"
    ),
    "Reuters": Case(
        f"Ministers meet over border\n\nNAIROBI (Reuters) - {STORY}", None, "Reuters", None, None, "NAIROBI"
    ),
    "own page": Case(
        f"GRODNO, 5 March (NemanTA) – {STORY}\n\nNemanTA was told so at the ministry on the same day.",
        "NemanTA",
        None,
        None,
        None,
        "GRODNO",
    ),
    "slashes": Case(
        f" date 2022-12-02 OSLO, December 2. /Fjord-Inform/. {STORY}",
        None,
        "Fjord-Inform",
        None,
        "2022-12-02",
        "OSLO",
    ),
    "agency without bracket": Case(f"ASTANA. KAZINFORM – {STORY}", None, "KAZINFORM", None, None, "ASTANA"),
    "agency after a date": Case(
        f"Tashkent. 5 March. INTERFAX – {STORY}", None, "INTERFAX", None, None, "Tashkent"
    ),
    "dateline with year": Case(
        f"Puerto Real, 9 July 2021 (QPX): {STORY}", None, "QPX", None, "2021-07-09", "Puerto Real"
    ),
    "date over the headline": Case(
        f"Monday, March 4, 2019\n\nMinisters meet over border\n\n{STORY}", published="2019-03-04"
    ),
    "byline and date with dash": Case(
        f"Ministers meet over border\n\nBy Tomás Quiroga - 03/22/2024 15h12\n\n{STORY}",
        byline="Tomás Quiroga",
        published="2024-03-22",
    ),
    "glued byline": Case(f"Ministers meet over border\n\nByAGNES WANJA\n\n{STORY}", byline="AGNES WANJA"),
    "by agency": Case(
        f"Ministers meet over border\n\nBy QPN\n\nPublished: Sat 17 Jun 2023, 9:14 PM\n\n{STORY}",
        agency="QPN",
        published="2023-06-17",
    ),
    "by staff": Case(
        f"By Harbour Ledger Staff\n\nMinisters meet over border\n\n{STORY}",
        "Harbour Ledger",
        None,
        "Harbour Ledger Staff",
    ),
    "site and section": Case(
        f"Harbour Watch | Politics\nMinisters meet over border\n\nThursday, June 15, 2023\n\n{STORY}",
        "Harbour Watch",
        None,
        None,
        "2023-06-15",
    ),
    "outlet, time, sizes": Case(
        f"Ministers meet over border\n\nCoral Navy Net   2020-11-18 08:12   Large Medium Small\n\n{STORY}",
        "Coral Navy Net",
        None,
        None,
        "2020-11-18",
    ),
    "outlet with bar": Case(
        f"Ministers meet over border\n\nXinhua | 2024-05-01 12:03\n\n{STORY}",
        None,
        "Xinhua",
        None,
        "2024-05-01",
    ),
    "source and editor": Case(
        f"Ministers meet over border\n\nSource: Xinhua Editor: wei\n2024-05-01 12:03:15\n\n{STORY}",
        None,
        "Xinhua",
        None,
        "2024-05-01",
    ),
    "agency published": Case(
        f"Ministers meet over border\n\nQNP Published 17 Jun, 2023 05:31pm\n\n{STORY}",
        None,
        "QNP",
        None,
        "2023-06-17",
    ),
    "posted on, by": Case(
        f"Ministers meet over border\nPosted on May 14, 2020 by Joan Ferris\n\n{STORY}",
        byline="Joan Ferris",
        published="2020-05-14",
    ),
    "updated beside published": Case(
        f"Ministers meet over border\n\nPublished: May 14, 2020 10:00 AM | "
        f"Updated: May 16, 2020 08:00 AM\n\n{STORY}",
        published="2020-05-14",
    ),
    "day first by another number": Case(
        f"Ministers meet over border\n\n05/03/2021\n\n{STORY} The last one was on 25/02/2021.",
        published="2021-03-05",
    ),
    "month first by another number": Case(
        f"Ministers meet over border\n\n05/03/2021\n\n{STORY} The last one was on 02/25/2021.",
        published="2021-05-03",
    ),
    "number open": Case(f"Ministers meet over border\n\n05/03/2021\n\n{STORY}"),
    "number with weekday": Case(
        f"Ministers meet over border\n\nFri, 05/03/2021 10:15\n\n{STORY}", published="2021-03-05"
    ),
    "full stops": Case(
        f"Ministers meet over border\n\nMinistry of Defence\n05.03.2021 13.05\nPress release\n\n{STORY}",
        "Ministry of Defence",
        None,
        None,
        "2021-03-05",
    ),
    "ordinal and time": Case(
        f"Ministers meet over border\n\nSara KN 2 mins ago, Thursday 2nd April 2020 - 12:15 PM\n\n{STORY}",
        byline="Sara KN",
        published="2020-04-02",
    ),
    "nickname": Case(
        f"Ministers meet over border\nzed | 28.03.2003 10:41\n{STORY}", byline="zed", published="2003-03-28"
    ),
    "released on": Case(
        f"Ministers meet over border\n\nReleased on: 31/05/2024 04:10 PM\n\n{STORY}", published="2024-05-31"
    ),
    "author over the headline": Case(
        f"Grace Nalubega\nMinisters meet over border\n\n13 Jun 2022, 17:05\n\n{STORY}",
        byline="Grace Nalubega",
        published="2022-06-13",
    ),
    "author and town": Case(
        f" date 2018-09-19 CHANDA MULENGA, Ndola\n\n{STORY}", byline="CHANDA MULENGA", published="2018-09-19"
    ),
    "desk and paper": Case(
        f"Ministers meet over border\n\nRedazione Esteri, GIORNO SERA - 22/10/2023\n\n{STORY}",
        "GIORNO SERA",
        None,
        "Redazione Esteri",
        "2023-10-22",
    ),
    "staff writer": Case(
        f"Ministers meet over border\n\nJoan Ferris, staff writer\n\n{STORY}", byline="Joan Ferris"
    ),
    "story by": Case(f"Ministers meet over border\n\nStory by Joan Ferris\n\n{STORY}", byline="Joan Ferris"),
    "author label": Case(
        f"Ministers meet over border\n\nAuthor: Joan Ferris\n\n{STORY}", byline="Joan Ferris"
    ),
    "two authors": Case(
        f"Ministers meet over border\n\nBy Joan Ferris and Omar Diallo\n\n{STORY}",
        byline="Joan Ferris and Omar Diallo",
    ),
    "author in town": Case(
        f"Ministers meet over border\n\nBy Joan Ferris in Geneva\n\n{STORY}", byline="Joan Ferris"
    ),
    "author of agency": Case(
        f"Ministers meet over border\n\nBy Joan Ferris, Reuters\n\n{STORY}", None, "Reuters", "Joan Ferris"
    ),
    "author and correspondent": Case(
        f"Ministers meet over border\n\nBy Joan Ferris, Diplomatic Correspondent\nMay 2, 2018\n\n{STORY}",
        byline="Joan Ferris",
        published="2018-05-02",
    ),
    "from the agency": Case(
        f"Tuesday, June 4, 2019\n\nMinisters meet\n\nFrom the Visayan News Agency (Jun 4, 2019): "
        f"Ministers meet\n\n{STORY}",
        None,
        "Visayan News Agency",
        None,
        "2019-06-04",
    ),
    "via": Case(
        f"Thursday, 25 November 2010\n\nMinisters meet over border\n\n via QNI\n\n\n{STORY}",
        None,
        "QNI",
        None,
        "2010-11-25",
    ),
    "signed with a dash": Case(f"{STORY} — Orient Newswire", None, "Orient Newswire"),
    "signed in a bracket": Case(f"{STORY} (Harbour24 News)", "Harbour24 News"),
    "signed on a line": Case(f"{STORY}\n\nDelta-Wire", None, "Delta-Wire"),
    "signed with a source": Case(f"{STORY}\n\nSource: WAM", None, "WAM"),
    "with an agency": Case(f"{STORY}\n\n(With Agência Nordeste)", None, "Agência Nordeste"),
    "office and agency": Case(f"{STORY}\n\n(Defence Press Office, QTK)", None, "QTK"),
    "initials at the end": Case(f"{STORY} -QLA", None, "QLA"),
    "newsletter": Case(
        f"{STORY}\n\nSubscribe to the Harbour Herald newsletter and miss nothing.", "Harbour Herald"
    ),
    "disclaimer": Case(
        f"{STORY}\n\nDisclaimer\nReaders' opinions are not those of Harbour Courier newspapers.",
        "Harbour Courier",
    ),
    "copyright": Case(f"{STORY}\n\n© 2024 Harbour Gazette. All rights reserved.", "Harbour Gazette"),
    "the paper has seen": Case(
        f"{STORY}\n\nThe Harbour Mail has seen the letter in which he asked for it.", "The Harbour Mail"
    ),
    "abbreviation of the page's name": Case(
        f"Juba, March 3, 2015 (USTA) — {STORY}\n\nThey will go on, the Upper Sand "
        "Tribune Agency has been told.",
        "Upper Sand Tribune Agency",
        None,
        None,
        "2015-03-03",
        "Juba",
    ),
    "title suffix": Case(f"Ministers meet over border - The Harbour Star\n\n{STORY}", "The Harbour Star"),
    "page date above, own date below": Case(
        f"Saturday, November 16th, 2024\n\nMinisters meet over border\n\n22 July 2024\n\nBANJUL – {STORY}",
        published="2024-07-22",
        place="BANJUL",
    ),
    "iso with zone": Case(
        f"Published: 2018-04-26 08:00:00 CEST\n\nMinisters meet over border\n\n{STORY}",
        published="2018-04-26",
    ),
    "iso with T": Case(
        f"2018-04-26T08:00:00Z\n\nMinisters meet over border\n\n{STORY}", published="2018-04-26"
    ),
    "place on its line": Case(
        f"Ministers meet over border\n\n2024-04-23 10:41:52\n\nANKARA\n\n{STORY}",
        published="2024-04-23",
        place="ANKARA",
    ),
    "place, day on a line": Case(
        f"Ministers meet over border\nDoha, 09 October 2023\n{STORY}", published="2023-10-09", place="Doha"
    ),
    "no header": Case(STORY),
    "speaker is no outlet": Case(f"{STORY}\n\nHe told Reuters that he was glad."),
}


# Not read yet: a line of an agency, a day and a second headline.
WRONG = {"from the agency"}


@pytest.mark.parametrize("case", [
    pytest.param(case, id=name, marks=[pytest.mark.xfail(strict=True)] if name in WRONG else [])
    for name, case in HEADERS.items()
])
def test_header(case: Case) -> None:
    read = masthead(case.text)
    header = read.header
    assert (header.outlet, header.agency, header.byline, header.published) == case[1:5]
    assert read.dateline_place == case.place or case.place is None


def test_source_wins() -> None:
    text = f"Ministers meet\n\nBy Joan Ferris\n\nPublished: 14 May 2020\n\nNAIROBI (Reuters) - {STORY}"
    header = masthead(
        text,
        outlet="Harbour Star",
        byline="A. Other",
        published="2020-05-15T08:00:00Z",
        title="Talks",
        url="https://harbour.example/1",
    ).header
    assert (header.outlet, header.agency, header.byline, header.published) == (
        "Harbour Star",
        "Reuters",
        "A. Other",
        "2020-05-15",
    )
    assert (header.title, header.url, header.language) == ("Talks", "https://harbour.example/1", "en")


def test_country_of_the_address_tells_the_order_of_day_and_month() -> None:
    text = f"Ministers meet\n\n05/03/2021\n\n{STORY}"
    assert masthead(text, url="https://news.example.in/a").header.published == "2021-03-05"
    assert masthead(text, url="https://news.example.com/a").header.published is None


def test_dateline_day_gets_the_year_of_publication() -> None:
    read = masthead(f" date 2024-01-02 LIMA, Dec 30 (QPN): {STORY}")
    assert (read.dateline_date, read.reference) == ("2023-12-30", "2024-01-02")
    assert masthead(f"LIMA, Dec 30 (QPN): {STORY}").reference is None


def test_title() -> None:
    assert masthead(f"Ministers meet over border\n\n{STORY}").header.title == "Ministers meet over border"
    assert masthead(STORY).header.title is None


def kinds(text: str) -> list[tuple[str, str]]:
    return [(b.kind, text[b.start : b.end]) for b in masthead(text).blocks]


def test_dateline_is_a_block_of_its_own() -> None:
    assert kinds(f"NAIROBI (Reuters) - {STORY}")[:2] == [
        ("header", "NAIROBI (Reuters) -"),
        ("prose", STORY.split("\n", maxsplit=1)[0]),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "NATO allies and partners met on 5 May 2021 (Wednesday): they talked about the budget for hours.",
        "Prime Minister Kofi Adu – who leads the delegation – will fly home on Sunday, said his office.",
        "On 5 May 2021 (Wednesday) the two ministers signed a treaty of friendship in the old capital.",
        "General Amos Tembo, Chief of Defence (CDF), sat down with his guest for two hours of talks.",
    ],
)
def test_no_dateline(line: str) -> None:
    assert kinds(f"{line}\n\n{STORY}")[0] == ("prose", line)


def test_wrapped_lines_are_one_paragraph() -> None:
    paragraph = (
        "The defence ministers of both countries met on Monday at the headquarters of the\n"
        "General Staff and went over the plan of exercises that Gen.\n"
        "Adu had drafted, along with the training of officers in the academies of either\n"
        "side and the supply of spare parts."
    )
    assert kinds(f"Ministers meet\n\n{paragraph}\n\n{STORY}")[1] == ("prose", paragraph)


def test_lines_that_are_sentences_stay_apart() -> None:
    lines = [
        "The minister arrived on Monday and was met by the head of the protocol.",
        "He laid a wreath at the monument to the fallen soldiers of the war.",
        "Talks with his counterpart followed at noon in the palace of the government.",
    ]
    assert kinds("\n".join(lines)) == [("prose", line) for line in lines]


@pytest.mark.parametrize(
    "line",
    [
        "Share this article",
        "Read more",
        "Read more: Ministers to meet again",
        "Also read | Bourse ends week higher",
        "0 Comments",
        "Facebook  Twitter  WhatsApp",
        "Home > World",
        "2 minute read.",
        "Print   Email   Save",
        "All rights reserved.",
        "© 2021 Harbour Star",
        "[Correct errors]   [Print]   [Close]",
        "AdvertisementSponsoredTop Stories",
        "KSX 31.20 Increased By ▲ 0.18 (0.58%)",
        "Photo: Ministry of Defence",
        "The ministers in the palace garden (Photo: QPA)",
        "Minister Adu, right, with his guest. (photo credit: LEE ANN)",
        "Follow us on Telegram for more news of this kind.",
        "We use cookies so that this page works as it should for you.",
        "Your email address will not be published.",
        "Sign up for our daily newsletter and get the best of us.",
        "Click to share on Facebook (Opens in new window)",
        "You may also like: Envoy summoned over raid",
        "Article continues after advertisement",
        "#border #talks",
        "10:15 Northland beats Southland in friendly match",
        "The two ministers sign the agreement. Photo: AFP",
        "Be the first to comment",
        "Next: Envoy leaves the capital",
        "Number of views: 412",
        "For more information contact the press office, 021 487 000",
    ],
)
def test_boilerplate(line: str) -> None:
    first, _, rest = STORY.partition("\n\n")
    assert ("boilerplate", line) in kinds(f"Ministers meet over border\n\n{first}\n\n{line}\n\n{rest}")


def test_story_of_one_paragraph_that_an_agency_signs() -> None:
    story = "SEOUL: The two ministers met on Monday and signed a treaty on trade. — QPN"
    assert [kind for kind, _ in kinds(f"Ministers meet over border\n\n{story}")] == [
        "headline",
        "header",
        "prose",
        "header",
    ]


def test_speech_to_friends() -> None:
    speech = "Dear friends,\nWe have met in this hall to sign the treaty that our peoples waited for."
    assert kinds(speech)[-1][0] == "prose"


def test_foot_of_the_page() -> None:
    text = f"{STORY}\n\nLeave a comment\n\nAnna says she has never read such nonsense in all her life."
    assert [kind for kind, _ in kinds(text)] == ["prose"] * 3 + ["boilerplate"] * 2


def test_letter_to_the_reader() -> None:
    letter = "Dear Reader,\nMore of you than ever come to us. We ask you for your help today."
    assert [kind for kind, _ in kinds(f"{letter}\n\n{STORY}")] == ["boilerplate"] * 2 + ["prose"] * 3


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministers agreed to share intelligence and to follow up on the plan.",
        "Comments by the ambassador were called out of place by the foreign ministry on Monday.",
        "Finland wants to become a member of the alliance, its president told the press.",
        "Norway will donate to Ukraine the tanks that its army no longer needs.",
        "The aircraft entered the zone without permission and left it after a warning.",
        "(c) the parties will set up a commission that meets once a year.",
        "He shook hands with the general (left) and with the admiral (pictured).",
        "The palace was once a hotel (with a swimming pool in its garden).",
        "She read more of the letter to parliament and asked it to register its protest.",
        "The two sides will print the text of the treaty in Source: the gazette of the union.",
    ],
)
def test_story_is_no_boilerplate(sentence: str) -> None:
    assert ("prose", sentence) in kinds(f"{STORY}\n\n{sentence}\n\n{STORY}")


def well_formed(text: str, blocks: tuple[Block, ...]) -> bool:
    at = 0
    for block in blocks:
        if block.start < at or block.end <= block.start or text[at : block.start].strip():
            return False
        at = block.end
    return at <= len(text) and not text[at:].strip()


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "Share",
                "By Joan Ferris",
                "date 2020-01-01 A - B) C",
                "LIMA (AP) - He met her.",
                "Dear Reader,",
                "© 2020 X",
                "12/05/2024",
                "Source: WAM",
                "— Reuters",
                "(QPA)",
                "Leave a comment",
                "",
                " ",
                "\t",
                STORY,
            ]
        ),
        st.text(max_size=40),
    ),
    max_size=12,
)


@settings(deadline=None, max_examples=300)
@given(
    LINES.flatmap(
        lambda lines: st.sampled_from(["\n", "\n\n", "\r\n", " "]).map(lambda glue: glue.join(lines))
    )
)
@example("\u2028x\x1cy\u00a0\ufeff")
@example("(A)")
def test_blocks_cover_any_text(text: str) -> None:
    assert well_formed(text, masthead(text).blocks)


@settings(deadline=None, max_examples=200)
@given(
    st.dates(date(1950, 1, 1), date(2049, 12, 31)),
    st.sampled_from(
        [
            "Published: {d:%Y-%m-%d}",
            "{d:%A}, {d:%B} {d.day}, {d.year}",
            "{d.day} {d:%B} {d.year}, 10:15",
            "{d.day}.{d.month}.{d.year} 13.05",
            "{d:%b} {d.day}, {d.year}",
            "Posted on {d:%d %b %Y}",
            "{d:%Y/%m/%d} 08:00",
            "Updated {d:%B %d, %Y} at 5 p.m. EST",
            "{d:%B} {d.day} {d.year} 9:14 PM",
        ]
    ),
)
def test_any_day_in_any_form(day: date, form: str) -> None:
    text = f"Ministers meet over border\n\n{form.format(d=day)}\n\n{STORY}"
    assert masthead(text).header.published == day.isoformat()


@pytest.mark.parametrize(
    "unit",
    ["1", " ", "\n", "A ", "a\n", "12/", "May ", "(", "A, ", "share ", "- ", "A\n\n", "(A ", "2024-", "By "],
)
def test_huge_text_of_one_thing(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    assert well_formed(text, masthead(text).blocks)

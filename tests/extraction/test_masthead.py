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
    "The foreign ministers of the two countries met in the capital and talked about trade, transport and the border "
    "for three hours.\n\nBoth of them praised the work of the joint commission, which had drafted the text over a "
    "year.\n\nA second round of talks will follow in the spring, said a spokesman of the host."
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
    "syndicated page": Case(f" date 2024-02-11 GULFEED - Harbour Times) Leyla Aras Read more\n\n{STORY}",
                            "Harbour Times", "GULFEED", "Leyla Aras", "2024-02-11"),
    "agency dateline, no year": Case(f" date 2019-06-04 PESHAWAR, June 4 (QPA): {STORY}", None, "QPA", None,
                                     "2019-06-04", "PESHAWAR"),
    "three names in a bracket": Case(f"MUSCAT, (PortPoint / Oasis News / ONB - 03rd May, 2021) {STORY}",
                                     "PortPoint", "ONB", None, "2021-05-03", "MUSCAT"),
    "known agency, double dash": Case(f"KUALA LUMPUR, May 3 (Bernama) -- {STORY}", None, "Bernama", None, None,
                                      "KUALA LUMPUR"),
    "Reuters": Case(f"Ministers meet over border\n\nNAIROBI (Reuters) - {STORY}", None, "Reuters", None, None, "NAIROBI"),
    "own page": Case(f"GRODNO, 5 March (NemanTA) – {STORY}\n\nNemanTA was told so at the ministry on the same day.",
                     "NemanTA", None, None, None, "GRODNO"),
    "slashes": Case(f" date 2022-12-02 OSLO, December 2. /Fjord-Inform/. {STORY}", None, "Fjord-Inform", None,
                    "2022-12-02", "OSLO"),
    "agency without bracket": Case(f"ASTANA. KAZINFORM – {STORY}", None, "KAZINFORM", None, None, "ASTANA"),
    "agency after a date": Case(f"Tashkent. 5 March. INTERFAX – {STORY}", None, "INTERFAX", None, None, "Tashkent"),
    "dateline with year": Case(f"Puerto Real, 9 July 2021 (QPX): {STORY}", "QPX", None, None, "2021-07-09",
                               "Puerto Real"),
    "date over the headline": Case(f"Monday, March 4, 2019\n\nMinisters meet over border\n\n{STORY}",
                                   published="2019-03-04"),
    "byline and date with dash": Case(f"Ministers meet over border\n\nBy Tomás Quiroga - 03/22/2024 15h12\n\n{STORY}",
                                      byline="Tomás Quiroga", published="2024-03-22"),
    "glued byline": Case(f"Ministers meet over border\n\nByAGNES WANJA\n\n{STORY}", byline="AGNES WANJA"),
    "by agency": Case(f"Ministers meet over border\n\nBy QPN\n\nPublished: Sat 17 Jun 2023, 9:14 PM\n\n{STORY}",
                      agency="QPN", published="2023-06-17"),
    "by staff": Case(f"By Harbour Ledger Staff\n\nMinisters meet over border\n\n{STORY}", "Harbour Ledger", None,
                     "Harbour Ledger Staff"),
    "site and section": Case(f"Harbour Watch | Politics\nMinisters meet over border\n\nThursday, June 15, 2023\n\n{STORY}",
                             "Harbour Watch", None, None, "2023-06-15"),
    "outlet, time, sizes": Case(f"Ministers meet over border\n\nCoral Navy Net   2020-11-18 08:12   Large Medium Small\n\n"
                                f"{STORY}", "Coral Navy Net", None, None, "2020-11-18"),
    "outlet with bar": Case(f"Ministers meet over border\n\nXinhua | 2024-05-01 12:03\n\n{STORY}", None, "Xinhua", None,
                            "2024-05-01"),
    "source and editor": Case(f"Ministers meet over border\n\nSource: Xinhua Editor: wei\n2024-05-01 12:03:15\n\n{STORY}",
                              None, "Xinhua", None, "2024-05-01"),
    "agency published": Case(f"Ministers meet over border\n\nQNP Published 17 Jun, 2023 05:31pm\n\n{STORY}", None, "QNP",
                             None, "2023-06-17"),
    "posted on, by": Case(f"Ministers meet over border\nPosted on May 14, 2020 by Joan Ferris\n\n{STORY}",
                          byline="Joan Ferris", published="2020-05-14"),
    "updated beside published": Case(f"Ministers meet over border\n\nPublished: May 14, 2020 10:00 AM | "
                                     f"Updated: May 16, 2020 08:00 AM\n\n{STORY}", published="2020-05-14"),
    "day first by another number": Case(f"Ministers meet over border\n\n05/03/2021\n\n{STORY} The last one was on "
                                        "25/02/2021.", published="2021-03-05"),
    "month first by another number": Case(f"Ministers meet over border\n\n05/03/2021\n\n{STORY} The last one was on "
                                          "02/25/2021.", published="2021-05-03"),
    "number open": Case(f"Ministers meet over border\n\n05/03/2021\n\n{STORY}"),
    "number with weekday": Case(f"Ministers meet over border\n\nFri, 05/03/2021 10:15\n\n{STORY}", published="2021-03-05"),
    "full stops": Case(f"Ministers meet over border\n\nMinistry of Defence\n05.03.2021 13.05\nPress release\n\n{STORY}",
                       "Ministry of Defence", None, None, "2021-03-05"),
    "ordinal and time": Case(f"Ministers meet over border\n\nSara KN 2 mins ago, Thursday 2nd April 2020 - 12:15 PM\n\n"
                             f"{STORY}", byline="Sara KN", published="2020-04-02"),
    "nickname": Case(f"Ministers meet over border\nzed | 28.03.2003 10:41\n{STORY}", byline="zed", published="2003-03-28"),
    "released on": Case(f"Ministers meet over border\n\nReleased on: 31/05/2024 04:10 PM\n\n{STORY}",
                        published="2024-05-31"),
    "author over the headline": Case(f"Grace Nalubega\nMinisters meet over border\n\n13 Jun 2022, 17:05\n\n{STORY}",
                                     byline="Grace Nalubega", published="2022-06-13"),
    "author and town": Case(f" date 2018-09-19 CHANDA MULENGA, Ndola\n\n{STORY}", byline="CHANDA MULENGA",
                            published="2018-09-19"),
    "desk and paper": Case(f"Ministers meet over border\n\nRedazione Esteri, GIORNO SERA - 22/10/2023\n\n{STORY}",
                           "GIORNO SERA", None, "Redazione Esteri", "2023-10-22"),
    "staff writer": Case(f"Ministers meet over border\n\nJoan Ferris, staff writer\n\n{STORY}", byline="Joan Ferris"),
    "story by": Case(f"Ministers meet over border\n\nStory by Joan Ferris\n\n{STORY}", byline="Joan Ferris"),
    "author label": Case(f"Ministers meet over border\n\nAuthor: Joan Ferris\n\n{STORY}", byline="Joan Ferris"),
    "two authors": Case(f"Ministers meet over border\n\nBy Joan Ferris and Omar Diallo\n\n{STORY}",
                        byline="Joan Ferris and Omar Diallo"),
    "author in town": Case(f"Ministers meet over border\n\nBy Joan Ferris in Geneva\n\n{STORY}", byline="Joan Ferris"),
    "author of agency": Case(f"Ministers meet over border\n\nBy Joan Ferris, Reuters\n\n{STORY}", None, "Reuters",
                             "Joan Ferris"),
    "author and correspondent": Case(f"Ministers meet over border\n\nBy Joan Ferris, Diplomatic Correspondent\n"
                                     f"May 2, 2018\n\n{STORY}", byline="Joan Ferris", published="2018-05-02"),
    "from the agency": Case(f"Tuesday, June 4, 2019\n\nMinisters meet\n\nFrom the Visayan News Agency (Jun 4, 2019): "
                            f"Ministers meet\n\n{STORY}", None, "Visayan News Agency", None, "2019-06-04"),
    "via": Case(f"Thursday, 25 November 2010\n\nMinisters meet over border\n\n via QNI\n\n\n{STORY}", None, "QNI", None,
                "2010-11-25"),
    "signed with a dash": Case(f"{STORY} — Orient Newswire", None, "Orient Newswire"),
    "signed in a bracket": Case(f"{STORY} (Harbour24 News)", "Harbour24 News"),
    "signed on a line": Case(f"{STORY}\n\nDelta-Wire", None, "Delta-Wire"),
    "signed with a source": Case(f"{STORY}\n\nSource: WAM", None, "WAM"),
    "with an agency": Case(f"{STORY}\n\n(With Agência Nordeste)", None, "Agência Nordeste"),
    "office and agency": Case(f"{STORY}\n\n(Defence Press Office, QTK)", None, "QTK"),
    "initials at the end": Case(f"{STORY} -QLA", None, "QLA"),
    "newsletter": Case(f"{STORY}\n\nSubscribe to the Harbour Herald newsletter and miss nothing.", "Harbour Herald"),
    "disclaimer": Case(f"{STORY}\n\nDisclaimer\nReaders' opinions are not those of Harbour Courier newspapers.",
                       "Harbour Courier"),
    "copyright": Case(f"{STORY}\n\n© 2024 Harbour Gazette. All rights reserved.", "Harbour Gazette"),
    "the paper has seen": Case(f"{STORY}\n\nThe Harbour Mail has seen the letter in which he asked for it.",
                               "Harbour Mail"),
    "abbreviation of the page's name": Case(f"Juba, March 3, 2015 (USTA) — {STORY}\n\nThey will go on, the Upper Sand "
                                            "Tribune Agency has been told.", "Upper Sand Tribune Agency", None, None,
                                            "2015-03-03", "Juba"),
    "title suffix": Case(f"Ministers meet over border - The Harbour Star\n\n{STORY}", "The Harbour Star"),
    "page date above, own date below": Case("Saturday, November 16th, 2024\n\nMinisters meet over border\n\n22 July 2024\n\n"
                                            f"BANJUL – {STORY}", published="2024-07-22", place="BANJUL"),
    "iso with zone": Case(f"Published: 2018-04-26 08:00:00 CEST\n\nMinisters meet over border\n\n{STORY}",
                          published="2018-04-26"),
    "iso with T": Case(f"2018-04-26T08:00:00Z\n\nMinisters meet over border\n\n{STORY}", published="2018-04-26"),
    "place on its line": Case(f"Ministers meet over border\n\n2024-04-23 10:41:52\n\nANKARA\n\n{STORY}",
                              published="2024-04-23", place="ANKARA"),
    "place, day on a line": Case(f"Ministers meet over border\nDoha, 09 October 2023\n{STORY}", published="2023-10-09",
                                 place="Doha"),
    "no header": Case(STORY),
    "speaker is no outlet": Case(f"{STORY}\n\nHe told Reuters that he was glad."),
}


@pytest.mark.parametrize("case", HEADERS.values(), ids=HEADERS.keys())
def test_header(case: Case) -> None:
    read = masthead(case.text)
    header = read.header
    assert (header.outlet, header.agency, header.byline, header.published) == case[1:5]
    assert read.dateline_place == case.place or case.place is None

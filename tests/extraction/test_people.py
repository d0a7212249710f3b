"""People with rank, post, organisation and country, in the manner of many outlets."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.extraction.document import Document, PersonEntry
from legation.extraction.masthead import read_masthead
from legation.extraction.parties import find_parties
from legation.extraction.people import find_people
from legation.language import load, parse
from legation.model import Report


def people_of(text: str) -> list[PersonEntry]:
    report = Report(id="r", text=text)
    masthead = read_masthead(report)
    doc = parse(load(), text, [(b.start, b.end) for b in masthead.blocks])
    document = Document(report, masthead, doc)
    document.parties = find_parties(document)
    return find_people(document)


def told(text: str) -> list[tuple[str, str | None, str | None, str | None]]:
    """Name, rank, post (with its organisation) and country of each participant."""
    return [
        (p.name, p.rank, " of ".join(filter(None, (p.post, p.organization))) or None, p.country)
        for p in (e.person for e in people_of(text) if e.role == "participant")
    ]


Told = tuple[str, str | None, str | None, str | None]

# Text, and who is in it: name, rank, post, country.
REPORTS: list[tuple[str, list[Told]]] = [
    (
        "Colonel General Arman Dzhaksybekov, Kazakhstan's Minister of Defence, received on Monday the "
        "visiting Turkish Chief of General Staff, General Metin Yurdakul, at the ministry in Astana.",
        [
            ("Arman Dzhaksybekov", "Colonel General", "Minister of Defence", "KAZ"),
            ("Metin Yurdakul", "General", "Chief of General Staff", "TUR"),
        ],
    ),
    (
        "The Secretary of the Security Council under the President of Tajikistan, Nosir Qodirov, held "
        "talks in Dushanbe with the Pakistani ambassador, Tariq Mehmood Khan.",
        [
            ("Nosir Qodirov", None, "Secretary of the Security Council", "TJK"),
            ("Tariq Mehmood Khan", None, "ambassador", "PAK"),
        ],
    ),
    (
        "APIA, 3 March - Samoa's Minister of Fisheries, Lautafi Seumanu Tofa, signed the accord with "
        "New Zealand High Commissioner Rachel Pennington on Friday.",
        [
            ("Lautafi Seumanu Tofa", None, "Minister of Fisheries", "WSM"),
            ("Rachel Pennington", None, "High Commissioner", "NZL"),
        ],
    ),
    (
        "Foreign Minister Nguyen Van Thanh and his Cambodian counterpart Sok Vichea met in Hanoi, the "
        "Vietnam agency said. Thanh thanked Vichea for the help of Cambodia.",
        [
            ("Nguyen Van Thanh", None, "Foreign Minister", "VNM"),
            ("Sok Vichea", None, "Foreign Minister", "KHM"),
        ],
    ),
    (
        "Lt. Gen. (Retd) Kamran Haider, Pakistan's High Commissioner to Kenya, called on Kenyan "
        "Defence Cabinet Secretary Wanjiru Kamau in Nairobi.",
        [
            ("Kamran Haider", "Lt. Gen.", "High Commissioner to Kenya", "PAK"),
            ("Wanjiru Kamau", None, "Defence Cabinet Secretary", "KEN"),
        ],
    ),
    (
        "Sheikh Hamdan bin Saqr Al Mazrouei, UAE Minister of State, and Shri Arvind Deshpande, India's"
        " Secretary of the Department of Commerce, initialled the text.",
        [
            ("Hamdan bin Saqr Al Mazrouei", None, "Minister of State", "ARE"),
            ("Arvind Deshpande", None, "Secretary of Department of Commerce", "IND"),
        ],
    ),
    (
        "President Baatar Ganbold of Mongolia was welcomed at the airport by South Korean Prime "
        "Minister Yoon Jae-ho.",
        [("Baatar Ganbold", None, "President", "MNG"), ("Yoon Jae-ho", None, "Prime Minister", "KOR")],
    ),
    (
        "Spanish Defence Minister Maria Dolores Ibarra and Rear Admiral Pablo de la Cruz, commander of"
        " the Spanish Navy, visited the frigate Mendez Nunez.",
        [
            ("Maria Dolores Ibarra", None, "Defence Minister", "ESP"),
            ("Pablo de la Cruz", "Rear Admiral", "commander of the Navy", "ESP"),
        ],
    ),
    (
        "Air Chief Marshal Rohit Bhalla told reporters that the drill with the French Air Force had "
        "gone well, while Brigadier General Luc Fontanel, the French attaché, spoke of trust.",
        [
            ("Rohit Bhalla", "Air Chief Marshal", None, None),
            ("Luc Fontanel", "Brigadier General", "attaché", "FRA"),
        ],
    ),
    (
        "The spokesman of the Egyptian Foreign Ministry, Tamer Galal, said that Cairo had summoned the"
        " Israeli ambassador, Noa Barzilai.",
        [
            ("Tamer Galal", None, "spokesman of Egyptian Foreign Ministry", "EGY"),
            ("Noa Barzilai", None, "ambassador", "ISR"),
        ],
    ),
    (
        "TONI Leavasa, who is Director-General of the Pacific Islands Forum, met Fijian Prime Minister"
        " Ratu Semi Koroi.",
        [
            ("TONI Leavasa", None, "Director-General of the Pacific Islands Forum", "PIF"),
            ("Semi Koroi", None, "Prime Minister", "FJI"),
        ],
    ),
    (
        "Polish President Tomasz Zielinski spoke by telephone with Ukraine's Ihor Bondarenko on "
        "Sunday. Zielinski promised Bondarenko more tanks.",
        [("Tomasz Zielinski", None, "President", "POL"), ("Ihor Bondarenko", None, None, "UKR")],
    ),
    (
        "Presidents Idrissa Coulibaly of Mali, Moussa Sanogo of Burkina Faso and Hassane Djibo of "
        "Niger met in Bamako.",
        [
            ("Idrissa Coulibaly", None, "President", "MLI"),
            ("Moussa Sanogo", None, "President", "BFA"),
            ("Hassane Djibo", None, "President", "NER"),
        ],
    ),
    (
        "Iran's Deputy Foreign Minister Behrouz Sadeghi and Saudi Arabia's Vice Minister Turki bin "
        "Khalaf Al-Harbi signed in Muscat a protocol that Oman's Foreign Minister Said al-Maskari had "
        "drafted.",
        [
            ("Behrouz Sadeghi", None, "Deputy Foreign Minister", "IRN"),
            ("Turki bin Khalaf Al-Harbi", None, "Vice Minister", "SAU"),
            ("Said al-Maskari", None, "Foreign Minister", "OMN"),
        ],
    ),
    (
        "Japanese Foreign Minister TANABE Keiko held talks with Philippine Defense Secretary Ramon "
        "Villanueva in Manila.",
        [
            ("TANABE Keiko", None, "Foreign Minister", "JPN"),
            ("Ramon Villanueva", None, "Defense Secretary", "PHL"),
        ],
    ),
    (
        "UN Special Envoy for Yemen Henrik Solberg and Yemen's Prime Minister, Salem Ba Wazir, met in Aden.",
        [
            ("Henrik Solberg", None, "Special Envoy for Yemen", "UN"),
            ("Salem Ba Wazir", None, "Prime Minister", "YEM"),
        ],
    ),
    (
        "NATO Secretary General Pieter van der Hoeven and Finland's Minister of Defence Juhani "
        "Laaksonen opened the centre.",
        [
            ("Pieter van der Hoeven", None, "Secretary General", "NATO"),
            ("Juhani Laaksonen", None, "Minister of Defence", "FIN"),
        ],
    ),
    (
        "Ambassador of the United States to Mongolia Carol Whitfield handed over the trucks to "
        "Major-General D. Ganzorig, Chief of the General Staff of the Mongolian Armed Forces.",
        [
            ("Carol Whitfield", None, "Ambassador to Mongolia", "USA"),
            ("D. Ganzorig", "Major-General", "Chief of the General Staff of the Armed Forces", "MNG"),
        ],
    ),
    (
        "Brazil's Chancellor Otavio Ribeiro dos Santos and Paraguay's Minister of Industry, Commerce "
        "and Tourism, Lucia Benitez, agreed on the bridge.",
        [
            ("Otavio Ribeiro dos Santos", None, "Chancellor", "BRA"),
            ("Lucia Benitez", None, "Minister of Industry, Commerce and Tourism", "PRY"),
        ],
    ),
    (
        "Sub-Lieutenant Grace Achieng and Senior Captain Zhou Minghao took part in the port call at "
        "Mombasa, Kenya, said Chinese attaché Senior Colonel Feng Lei.",
        [
            ("Grace Achieng", "Sub-Lieutenant", None, None),
            ("Zhou Minghao", "Senior Captain", None, None),
            ("Feng Lei", "Senior Colonel", "attaché", "CHN"),
        ],
    ),
    (
        "Ghana's Chief of Naval Staff (CNS), Vice Adm. Kofi Agyeman, arrived in Abuja on Tuesday. Vice"
        " Adm. Agyeman was met by Nigeria's Defence Minister, Alhaji Sani Danladi.",
        [
            ("Kofi Agyeman", "Vice Adm.", "Chief of Naval Staff", "GHA"),
            ("Sani Danladi", None, "Defence Minister", "NGA"),
        ],
    ),
    (
        "Jean-Baptiste N’Diaye, Senegal’s foreign minister, urged the Malian junta to talk, and Malian"
        " minister Oumar Traoré-Keita rejected that.",
        [
            ("Jean-Baptiste N’Diaye", None, "foreign minister", "SEN"),
            ("Oumar Traoré-Keita", None, "minister", "MLI"),
        ],
    ),
    (
        "Acting Foreign Minister Khalil Rahimi of Afghanistan met Uzbek envoy Ismatulla Yusupov in Kabul.",
        [
            ("Khalil Rahimi", None, "Acting Foreign Minister", "AFG"),
            ("Ismatulla Yusupov", None, "envoy", "UZB"),
        ],
    ),
    (
        "Crown Prince Faris bin Nasser of Jordan received Bahrain's King Rashid bin Isa in Amman.",
        [("Faris bin Nasser", None, "Crown Prince", "JOR"), ("Rashid bin Isa", None, "King", "BHR")],
    ),
    (
        "H.E. Dr. Abdelkader Ould Moulaye, Mauritania's Minister of Health, thanked Hon. Beatrice "
        "Nakato, Uganda's State Minister for Trade.",
        [
            ("Abdelkader Ould Moulaye", None, "Minister of Health", "MRT"),
            ("Beatrice Nakato", None, "State Minister for Trade", "UGA"),
        ],
    ),
    (
        "Commander of the US 7th Fleet Vice Admiral Karl Brandt and Commodore Suresh Pillai of the "
        "Indian Navy boarded the ship.",
        [
            ("Karl Brandt", "Vice Admiral", "Commander of the 7th Fleet", "USA"),
            ("Suresh Pillai", "Commodore", "Indian Navy", "IND"),
        ],
    ),
    (
        "Ivana Kovacevic, who heads the Serbian delegation, and Zoltan Farkas, Hungary's Minister of "
        "Interior, signed it.",
        [
            ("Ivana Kovacevic", None, "head of the delegation", "SRB"),
            ("Zoltan Farkas", None, "Minister of Interior", "HUN"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "people"), REPORTS, ids=[people[0][0] for _, people in REPORTS])
def test_people_of_many_traditions(
    text: str, people: list[tuple[str, str | None, str | None, str | None]]
) -> None:
    found = told(text)
    assert len(found) == len(people)
    for (name, rank, post, country), due in zip(found, people, strict=True):
        assert (name, rank, country) == (due[0], due[1], due[3] or country)
        assert (post or "").replace(" the ", " ").casefold() == (due[2] or "").replace(
            " the ", " "
        ).casefold()


def test_sample_is_large() -> None:
    assert sum(len(people) for _, people in REPORTS) >= 55


def test_honoured_dead_take_no_part() -> None:
    roles = {
        e.person.name: e.role
        for e in people_of(
            "The Georgian Defence Minister, Levan Kipiani, laid a wreath at the grave of Shalva "
            "Beridze. The late Otar Dolidze was an officer."
        )
    }
    assert roles["Levan Kipiani"] == "participant"
    assert roles["Shalva Beridze"] == "honoured"
    assert roles.get("Otar Dolidze") == "mentioned"


def test_the_killed_take_no_part() -> None:
    names = [
        name
        for name, *_ in told(
            "Colonel Dawit Tesfaye was killed at the border, said Ethiopian General Bekele Worku."
        )
    ]
    assert names == ["Bekele Worku"]


def test_things_named_after_people_are_no_people() -> None:
    text = (
        "Lithuanian Foreign Minister Rasa Petraitis spoke at the Jonas Basanavicius Foundation, "
        "visited Adam Mickiewicz University and boarded the USS Walter Briggs in the port."
    )
    assert [name for name, *_ in told(text)] == ["Rasa Petraitis"]


def test_a_former_post_is_told_as_such() -> None:
    (person,) = told(
        "Former Italian Prime Minister Carlo Benedetti said on Monday that the talks should go on."
    )
    assert person == ("Carlo Benedetti", None, "former Prime Minister", "ITA")


def test_mentions_of_one_person_are_one() -> None:
    text = (
        "General Farid Azimov, Azerbaijan's defence minister, landed in Tbilisi. Azimov met his "
        "Georgian counterpart Giorgi Maisuradze. On Tuesday Gen. Azimov left."
    )
    azimov, _ = people_of(text)
    assert azimov.person.name == "Farid Azimov"
    assert [text[a:b] for a, b in azimov.spans] == ["Farid Azimov", "Azimov", "Azimov"]


def test_an_alias_makes_no_second_person() -> None:
    assert (
        len(told("Ugandan opposition leader Peter Okello aka Sweet Pepper said that the vote was stolen."))
        == 1
    )


def test_sport_and_stage_have_no_participants() -> None:
    assert (
        told("Marta Lindqvist beat Anna Svoboda in two sets on Monday. Lindqvist said she was tired.") == []
    )


def test_extents_take_in_titles() -> None:
    text = "Colonel General Arman Bekov, Kazakhstan's Minister of Defence, went home."
    (entry,) = people_of(text)
    assert [text[a:b] for a, b in entry.extents] == [
        "Colonel General Arman Bekov, Kazakhstan's Minister of Defence"
    ]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "General",
                "Minister",
                "of",
                "the",
                "Defence",
                "Kenya's",
                "Kamau",
                ",",
                "and",
                "President",
                "met",
                "Lt.",
                "al-Sisi",
                "(COAS)",
                "who",
                "is",
                "\n\n",
                "‘Aisake",
                "U.S.",
                "7th",
                "his",
                "counterpart",
                "'",
                "ex-President",
                "Mr.",
                "HMS",
            ]
        ),
        max_size=30,
    ).map(" ".join)
)
def test_any_words_give_true_offsets(text: str) -> None:
    for entry in people_of(text):
        assert entry.person.name
        for evidence, (start, end), (first, last) in zip(
            entry.person.evidence, entry.spans, entry.extents, strict=True
        ):
            assert text[start:end] == evidence.text
            assert first <= start < end <= last <= len(text)


@pytest.mark.parametrize("text", ["", "\n", "...", "MINSK, 23 November (BelTA) –", "\u200b"])
def test_reports_without_a_story_have_no_people(text: str) -> None:
    assert people_of(text) == []


def test_an_office_of_several_is_shared_out_in_the_order_of_its_parties() -> None:
    text = (
        "The foreign ministers of Malta and Estonia, Joseph Grech and Marko Saar, signed it. The two presidents, "
        "Maria Borg of Malta and Kersti Ilves of Estonia, looked on."
    )
    assert told(text) == [
        ("Joseph Grech", None, "foreign minister", "MLT"),
        ("Marko Saar", None, "foreign minister", "EST"),
        ("Maria Borg", None, "president", "MLT"),
        ("Kersti Ilves", None, "president", "EST"),
    ]


def test_a_list_of_posts_before_names_keeps_them_apart() -> None:
    text = (
        "The summit was attended by Peru's president, Julio Quispe, Chile's foreign minister, Elena Rojas, and the "
        "host, President Mario Paz of Bolivia."
    )
    assert told(text) == [
        ("Julio Quispe", None, "president", "PER"),
        ("Elena Rojas", None, "foreign minister", "CHL"),
        ("Mario Paz", None, "President", "BOL"),
    ]


def test_ranks_of_several_and_parties_in_brackets() -> None:
    text = "Accredited in Luanda were Colonels Sipho Nkosi (South Africa) and Marek Zawada (Poland)."
    assert told(text) == [
        ("Sipho Nkosi", "Colonel", None, "ZAF"),
        ("Marek Zawada", "Colonel", None, "POL"),
    ]


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Minister of Trade the Hon. Marva Pilgrim of Grenada spoke.", "Minister of Trade"),
        ("Deputy Foreign Minister Ambassador Marva Pilgrim of Grenada spoke.", "Deputy Foreign Minister"),
        ("Grenada's Secretary of National Defense (SND) Marva Pilgrim spoke.", "Secretary of National Defense"),
        ("The minister in charge of Maritime Affairs of Grenada, Marva Pilgrim, spoke.",
         "minister in charge of Maritime Affairs"),
        ("Grenada's Minister of Trade & Industry, Marva Pilgrim, spoke.", "Minister of Trade & Industry"),
        ("The provincial governor, Marva Pilgrim, met Grenada's premier.", "provincial governor"),
        ("Undersecretary for Latin America and the Caribbean Marva Pilgrim met Grenada's envoy.",
         "Undersecretary for Latin America and the Caribbean"),
    ],
)
def test_posts_in_full(text: str, post: str) -> None:
    (person,) = told(text)
    assert (person[0], person[2]) == ("Marva Pilgrim", post)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        # "its" is the party of the sentence before, not the one spoken of in this one
        ("Uganda protested to Kenya. Its state minister, Agnes Lomuria, accused the Kenyan police.", "Lomuria", "UGA"),
        # the subject of the sentence before speaks on
        ("Hungary accused Ukraine of searching a car. Ukraine denied it. Foreign Minister Petro Hnatiuk said that "
         "Ukraine had asked Hungary for proof.", "Hnatiuk", "UKR"),
        # who thanks a party does not act for it
        ("Chad received trucks from France. Defence Minister Issa Brahimi thanked France.", "Brahimi", "TCD"),
        # he who receives a guest is the host
        ("Polish Foreign Minister Jan Zielak flew to Armenia. He was received by Prime Minister Tigran Hakobyan.",
         "Hakobyan", "ARM"),
    ],
)
def test_whose_an_official_is_without_a_title_that_tells(text: str, name: str, country: str) -> None:
    assert next(person[3] for person in told(text) if name in person[0]) == country


def test_who_made_the_report_takes_no_part() -> None:
    text = (
        "Kenyan Foreign Minister Rose Achieng spoke in Nairobi.\n\nReporting by Alan Cartwell in Nairobi; "
        "Editing by Ruth Polk"
    )
    assert [person[0] for person in told(text)] == ["Rose Achieng"]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's envoy landed at King Abdullah Airport.",
        "Kenya's envoy laid a wreath at the monument to Admiral Miguel Grau.",
        "Kenya's envoy visited the Eastern Fleet after Cyclone Idai.",
        "The wounded, Sergeant Ali Hashim, was flown to Kenya's capital.",
        "Kenya's envoy said that a drone killed Ali Hashim and Omar Zaki.",
    ],
)
def test_names_of_things_and_victims_take_no_part(text: str) -> None:
    assert told(text) == []


def test_an_organ_behind_a_name_is_the_organisation() -> None:
    (person,) = (e.person for e in people_of("Colonel Dhan Khadka of the Nepali Army led the troops of Nepal."))
    assert (person.post, person.organization, person.country) == (None, "Nepali Army", "NPL")

"""Whom pronouns and descriptions stand for: "he", "the two sides", "the guests", "the kingdom"."""

from __future__ import annotations

import pytest

from tests.extraction.events.telling import assert_tells, case

REFERENCE = [
    case(
        "Cuban Foreign Minister Bruno Rodriguez is in Moscow. He met his Russian counterpart, Sergei Lavrov, "
        "on Monday.",
        "meeting CUB+RUS on 2024-05-13 at Moscow",
    ),
    case(
        "Cuba's foreign minister and Mexico's foreign minister met in Havana on Monday. They signed a "
        "protocol on sugar.",
        "agreement CUB+MEX on 2024-05-13 at Havana",
    ),
    case(
        "A Bolivian trade team and Paraguayan officials met in Asuncion on Monday. The two sides signed a "
        "roadmap on river traffic.",
        "agreement BOL+PRY on 2024-05-13 at Asuncion",
    ),
    case(
        "Rwandan Defence Minister Juvenal Marizamunda visited Lusaka on Monday. The guest handed over a gift "
        "of ten trucks to the Zambian army.",
        "aid RWA>ZMB",
    ),
    case(
        "Qatari officials held talks in Baku with Azerbaijani officials on Monday. Both sides agreed to "
        "cooperate in energy.",
        "pledge AZE+QAT",
    ),
    case(
        "MANILA (Pearl News) - The government summoned the Chinese ambassador on Monday.",
        "accusation PHL>CHN on 2024-05-13",
    ),
    case(
        "Venezuela sent troops to the river on Monday. It accused Guyana of provocation.",
        "accusation VEN>GUY",
    ),
    case(
        "Hungary's Viktor Orban met Slovakia's Robert Fico in Komarno on Monday. Orban invited Fico to Budapest.",
        "pledge HUN>SVK",
    ),
    case(
        "Iceland and Norway opened fishing talks in Bergen on Monday. The Icelandic delegation was led by "
        "Svandis Svavarsdottir.",
        "meeting ISL+NOR on 2024-05-13 at Bergen",
    ),
    case(
        "Tuvalu's prime minister, Feleti Teo, met Taiwan's president, Lai Ching-te, in Taipei on Monday. Teo "
        "thanked Taiwan for its help.",
        "support TUV>TWN",
    ),
    case(
        "Emmanuel Macron received Serbian President Aleksandar Vucic in Paris on Monday. The French "
        "president told his guest he was welcome.",
        "meeting FRA+SRB on 2024-05-13 at Paris",
    ),
    case(
        "The Kremlin condemned Moldova on Monday. Chisinau rejected the claim.",
        "accusation RUS>MDA on 2024-05-13",
        "rejection MDA>RUS",
    ),
    case(
        "The Estonian navy and the Latvian navy held a joint exercise in May 2024. Their ships left Riga.",
        "exercise EST+LVA on 2024-05",
    ),
]


@pytest.mark.parametrize(("text", "lines"), REFERENCE)
def test_reference(text: str, lines: tuple[str, ...]) -> None:
    assert_tells(text, *lines)

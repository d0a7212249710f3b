"""Which mentions are one person."""

from __future__ import annotations

import pytest

from legation.linking import link
from legation.linking.names import compatible, name_words, same_words
from legation.model import Person
from tests.linking.tales import people_of, person, told


def one(a: Person, b: Person) -> bool:
    return len(set(link([told("r1", people=(a,)), told("r2", people=(b,))]).people.values())) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (person("Zakir Hasanov", "AZE"), person("Zakir HASANOV", "AZE")),
        (person("Viktor Mahmudov", "UZB"), person("Viktor Makhmudov", "UZB")),
        (person("Volodymyr Zelenskyy", "UKR"), person("Volodymyr Zelensky", "UKR")),
        (person("Hossein Amir-Abdollahian", "IRN"), person("Hossein Amirabdollahian", "IRN")),
        (person("KAMIKAWA Yoko", "JPN"), person("Yoko Kamikawa", "JPN")),
        (person("Álvaro Leyva Durán", "COL"), person("Alvaro Leyva", "COL")),
        (person("John F. Kelly", "USA"), person("John Kelly", "USA")),
        (
            person("Hasanov", "AZE", "Minister of Defence"),
            person("Zakir Hasanov", "AZE", "minister of defence"),
        ),
        (person("Zakir Hasanov", "AZE"), person("Zakir Hasanov")),
        (person("Shukhrat Khalmukhamedov", "UZB"), person("Shuhrat Xolmuxamedov", "UZB")),
        (person("Viktor Maḥmudov", "UZB"), person("Viktor Makhmudov", "UZB")),
        (person("Volodymyr Zelenskiy", "UKR"), person("Volodymyr Zelenskyy", "UKR")),
        (person("Aleksandr Lukashenko", "BLR"), person("Alexander Lukashenko", "BLR")),
        (person("Abdel Fattah el-Sisi", "EGY"), person("Abdel Fattah al-Sisi", "EGY")),
        (person("Faisal bin Farhan Al Saud", "SAU"), person("Faisal Farhan", "SAU")),
        (person("Ursula von der Leyen", "EU"), person("Ursula Leyen", "EU")),
        (person("Serdar Berdimuhamedow", "TKM"), person("Serdar Berdymukhamedov", "TKM")),
        (person("Kassym-Jomart Tokayev", "KAZ"), person("Qasym-Zhomart Toqaev", "KAZ")),
    ],
)
def test_one_person_under_several_spellings(a: Person, b: Person) -> None:
    assert one(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (person("Zakir Hasanov", "AZE"), person("Zakir Hasanov", "KAZ")),
        (
            person("Zakir Hasanov", "AZE", "Minister of Defence"),
            person("Ali Hasanov", "AZE", "Minister of Defence"),
        ),
        (person("Sadyr Japarov", "KGZ", "President"), person("Akylbek Japarov", "KGZ", "Prime Minister")),
        (person("Ali Hasanov", "AZE"), person("Ali Huseynov", "AZE")),
        (person("Kim Jong Un", "PRK"), person("Kim Jong Il", "PRK")),
        (person("Ivan Petrov", "RUS"), person("Ivan Petrenko", "RUS")),
        (person("Anwar Ibrahim", "MYS"), person("Anwar Ebrahimi", "MYS")),
        (person("Hasanov", "AZE", "Adviser"), person("Zakir Hasanov", "AZE", "Minister of Defence")),
    ],
)
def test_namesakes_stay_apart(a: Person, b: Person) -> None:
    assert not one(a, b)


def test_two_people_of_one_report_are_never_one_through_another() -> None:
    short, first, second = (person(n, "AZE", "Minister") for n in ("Hasanov", "Zakir Hasanov", "Ali Hasanov"))
    groups = people_of(told("r1", people=(first, second)), told("r2", people=(short,)))
    assert not any({"Zakir Hasanov", "Ali Hasanov"} <= group for group in groups)


def test_names_are_compared_by_their_sounds() -> None:
    assert name_words("Sadyr Zhaparov") == name_words("Sadyr Japarov")
    assert same_words(name_words("Erdoğan"), name_words("Erdogan"))
    assert not compatible(name_words("Ali Hasanov"), name_words("Zakir Hasanov"))

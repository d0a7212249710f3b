from __future__ import annotations

import pytest

from legation.reading.language import foreign_language, language_name

OTHERS = {
    "fr": "Le ministre français s'est rendu à Rabat mardi pour y rencontrer son homologue marocain.",
    "de": "Der Bundeskanzler traf am Montag in Warschau mit dem polnischen Ministerpräsidenten zusammen.",
    "es": "El presidente viajó a Lima para firmar un acuerdo de cooperación en materia de defensa.",
    "pt": "O ministro das Relações Exteriores recebeu ontem em Brasília o embaixador de Angola.",
    "it": "Il ministro della Difesa ha incontrato a Roma il collega greco e ha firmato un'intesa.",
    "nl": "De minister van Defensie sprak donderdag in Den Haag met haar Deense ambtgenoot over de missie.",
    "pl": "Minister spraw zagranicznych przyjął w Warszawie ambasadora Litwy i rozmawiał z nim o granicy.",
    "da": "Statsministeren mødtes fredag med sin svenske kollega i København for at drøfte sikkerheden.",
    "sv": "Utrikesministern besökte Helsingfors på tisdagen och träffade sin finländska kollega.",
    "fi": "Puolustusministeri tapasi torstaina Tallinnassa virolaisen kollegansa.",
    "tr": "Dışişleri Bakanı çarşamba günü Bakü'de mevkidaşıyla bir araya geldi ve anlaşma imzaladı.",
    "az": "Müdafiə naziri çərşənbə günü Bakıda özbəkistanlı həmkarı ilə görüşüb.",
    "uz": "Mudofaa vaziri chorshanba kuni Toshkentda ozarbayjonlik hamkasbi bilan uchrashdi.",
    "id": "Menteri Luar Negeri bertemu dengan duta besar Jepang di Jakarta pada hari Senin.",
    "vi": "Bộ trưởng Quốc phòng đã gặp người đồng cấp Lào tại Hà Nội vào thứ Ba.",
    "sw": "Waziri wa Mambo ya Nje alikutana na balozi wa China mjini Nairobi siku ya Jumatatu.",
    "so": "Waxaa magaalada Muqdisho ku kulmay wasiirka arrimaha dibadda iyo safiirka Turkiga.",
    "sq": "Ministri i Jashtëm u takua në Tiranë me homologun e tij nga Kosova.",
    "hu": "A külügyminiszter szerdán Budapesten fogadta szlovák kollégáját.",
    "ro": "Ministrul apărării a primit vineri la București delegația moldoveană.",
    "cs": "Ministr zahraničí se v Praze sešel se svým slovenským protějškem.",
    "ru": "Министр обороны прибыл с официальным визитом в Минск и провёл переговоры.",
    "uk": "Міністр закордонних справ зустрівся у Києві з послом Канади.",
    "ar": "التقى وزير الخارجية نظيره المصري في القاهرة أمس",
    "fa": "وزیر خارجه ایران روز دوشنبه در تهران با همتای عراقی خود دیدار کرد",
    "zh": "外交部长星期三在北京会见了来访的越南外长，双方就边境问题交换了意见。",
    "ja": "外務大臣は水曜日に東京で韓国の外相と会談し、協力について話し合った。",
}

ENGLISH = [
    "The minister met the envoy.",
    "Türkiye, Azerbaijan, Kazakhstan, Kyrgyzstan, Uzbekistan sign Samarkand declaration",
    "Abdulla Aripov, Shavkat Mirziyoyev, Vladimir Norov, Bakhtiyor Saidov attend Cholpon-Ata meeting",
    "RAWALPINDI (Desk) – General Sipho Ndlovu, Chief of Army Staff, calls on General Malik at GHQ",
    "Sheikh Hamad bin Khalifa bin Rashid Al-Otaibi receives Ambassador Nguyễn Văn Thắng in Doha",
    "Prezydent Andrzej Wójcik and President Volodymyr Petrenko spoke in Rzeszów about the border.",
    "President Luiz Gonçalves de Araújo received Foreign Minister Juan José Muñoz Hernández yesterday.",
    "MINISTER ÖZTÜRK VISITS ŞUŞA, MEETS GENERAL ƏLIYEV",
    "",
    "12345 678 https://example.org/?a=1 99",
]


@pytest.mark.parametrize("code", OTHERS)
def test_other_languages_are_named(code: str) -> None:
    assert foreign_language(OTHERS[code]) == code
    assert foreign_language(OTHERS[code] * 5) == code
    assert language_name(code)[0].isupper()


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_kept(text: str) -> None:
    assert foreign_language(text) is None


def test_a_short_text_is_english_unless_its_script_or_source_says_otherwise() -> None:
    assert foreign_language("Le ministre est là.") is None
    assert foreign_language("Le ministre est là.", "fr-FR") == "fr"
    assert foreign_language("Talks end.", "en-GB") is None
    assert foreign_language("Talks end.", "anything") is None
    assert foreign_language("Переговоры") is not None


def test_what_the_source_says_does_not_outweigh_the_text() -> None:
    text = "The president of Ghana flew to Lomé, where he met the president of Togo and spoke with the press."
    assert foreign_language(text, "fr") is None
    assert foreign_language(OTHERS["fr"], "en") == "fr"


def test_foreign_words_in_an_english_report_do_not_make_it_foreign() -> None:
    report = f"The ambassador spoke to the press in Paris. “{OTHERS['fr']}”, she said, and left for Lyon."
    assert foreign_language(report) is None

import csv
import io
import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from legation.cli.text import plain, spreadsheet

ANY = st.text(alphabet=st.characters(codec=None, exclude_categories=[]))


@given(ANY)
@example("\x1b[2J\x9b\u202e\u2066\ud800\x00\r\n\t")
def test_nothing_in_plain_text_acts_on_a_terminal(text: str) -> None:
    shown = plain(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in shown)
    assert not set(shown) & set(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u2028\u2029"
    )
    shown.encode()


def test_plain_text_keeps_letters_of_all_scripts() -> None:
    assert plain("Şuşa  Əliyeva\n習近平") == "Şuşa Əliyeva 習近平"
    assert plain("a\x1b[31mb") == "a\\x1b[31mb"


@given(ANY)
@example("=1+1")
@example("  =1+1")
@example("＝1+1")
@example("-2+3")
def test_no_cell_begins_like_a_formula(text: str) -> None:
    cell = spreadsheet(text)
    assert cell.endswith(text)
    assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "＝"))


def test_a_guarded_cell_survives_csv() -> None:
    out = io.StringIO()
    csv.writer(out).writerow([spreadsheet('=HYPERLINK("x")'), spreadsheet("AZE; UZB")])
    assert next(csv.reader([out.getvalue()])) == ['\'=HYPERLINK("x")', "AZE; UZB"]

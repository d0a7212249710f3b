"""Parties as a user names them: by code or by name."""

from __future__ import annotations

import re

import typer

_CODE = re.compile(r"[A-Z0-9][A-Z0-9 -]+")


def party_code(named: str) -> str:
    """The code of a party that is named by its code, or as a report names it; a usage error where it is none.

    What is written in capitals is taken for the code of a group that the lexicon does not know.
    """
    from legation.lexicon.parties import party_lexicon

    lexicon = party_lexicon()
    code = named.strip().upper()
    if any(code in table for table in (lexicon.countries, lexicon.organisations, lexicon.groups)):
        return code
    meant = [sense.code for sense in lexicon.phrases.get(named.strip()) or () if sense.code]
    # A user who writes "georgia" means the country, whatever its case.
    meant = meant or [sense.code for sense in lexicon.phrases.get(named.strip().title()) or () if sense.code]
    if meant:
        return meant[0]
    if _CODE.fullmatch(named.strip()):
        return code
    raise typer.BadParameter(f"no party is known as {named!r}: give its name or code (AZE, UN, HAMAS)")

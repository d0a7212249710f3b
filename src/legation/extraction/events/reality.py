"""Did it happen? Occurred, planned, cancelled, recalled history, or no event at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from spacy.tokens import Token

from legation.extraction.events.index import TokenIndex
from legation.extraction.events.mentions import Match
from legation.extraction.events.syntax import auxiliaries, clause, governor, negated
from legation.lexicon.events import EventLexicon
from legation.lexicon.triggers import Status

_MAYBE = frozenset({"may", "might", "could", "can", "should", "must", "ca", "ought"})
_WILL = frozenset({"will", "shall", "'ll", "wo"})
_CONDITION = frozenset({"if", "unless", "whether", "lest"})
_ANNOUNCED = frozenset({"visit", "meeting", "exercise", "port_call", "ceremony"})
_LOOKS_AHEAD = frozenset({"plan", "schedule", "expect", "await", "prepare", "foresee", "envisage"})
# Words that place a "had ..." earlier on the day or visit that the news is about.
_SAME_DAY = frozenset({"earlier", "before", "prior", "arrival", "upon"})
# Days after which a dated happening is history to the report that tells of it.
RECENT_DAYS = 14


@dataclass(frozen=True)
class Reality:
    """`status` is None where the words tell of no event; `background` marks recalled history."""

    status: Status | None
    background: bool = False
    why: str = ""


def reality_of(match: Match, index: TokenIndex, lexicon: EventLexicon, when: str | None) -> Reality:
    """Judge the mention `match`, dated `when` (ISO, or None) by its own clause."""
    token = match.last if match.token.pos_ in {"NOUN", "PROPN", "ADJ"} else match.token
    verbal = token.pos_ in {"VERB", "AUX"}
    status, why = _of_verb(token, lexicon) if verbal else _of_noun(match, lexicon)
    if status is None:
        return Reality(None, why=why)
    if status == "planned" and (
        match.trigger.kind == "sanction" or (why == "purpose" and lexicon.kinds[match.trigger.kind].spoken)
    ):
        status = "occurred"  # the decision is the act; words that one came to say are said
    if match.trigger.status is not None and status == "occurred":
        status, why = match.trigger.status, match.trigger.name
    reference = index.document.masthead.reference
    if status == "occurred" and when and reference and when[:10] > reference[: len(when[:10])]:
        status, why = "planned", f"dated {when}, after the report"
    background = status != "planned" and _is_history(token, verbal, index, lexicon, when)
    return Reality(status, background, why)


def _of_verb(verb: Token, lexicon: EventLexicon) -> tuple[Status | None, str]:
    """Status of a verb by its auxiliaries, negation and what governs it."""
    aux = auxiliaries(verb)
    conditional = any(t.lower_ in _CONDITION and t.dep_ == "mark" for t in verb.children)
    if conditional:
        return None, "conditional"
    if negated(verb):
        return ("cancelled", "negated future") if aux & _WILL else (None, "negated")
    if any(negated(t) for t in verb.children if t.dep_ in {"nsubj", "nsubjpass", "dobj"}):
        return None, "nothing"
    if aux & _MAYBE:
        return None, "possible"
    if aux & _WILL:
        return "planned", "will"
    if "would" in aux:
        return ("planned", "would, reported") if _reported(verb, lexicon) else (None, "would")
    if any(t.lower_ == "going" for t in verb.ancestors if t.i == verb.head.i) and "to" in aux:
        return "planned", "going to"
    return _of_governed(verb, "to" in aux, lexicon)


def _of_governed(verb: Token, infinitive: bool, lexicon: EventLexicon) -> tuple[Status | None, str]:
    """Status of a bare verb or infinitive by the words over it ("plans to visit", "an effort to reach")."""
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
        shares = infinitive or not any(t.dep_ in {"nsubj", "nsubjpass"} for t in verb.children)
        return _of_verb(head, lexicon) if shares else ("occurred", "")
    if head is verb:
        return ("planned", "headline infinitive") if infinitive else ("occurred", "")
    if verb.dep_ == "ccomp" and not infinitive:
        return (None, "denied") if head.lemma_ in lexicon.reality["deny"] else ("occurred", "")
    if not infinitive and verb.dep_ != "xcomp":
        return "occurred", ""
    over = _over(verb, lexicon)
    if over is not None:
        return over
    if infinitive and verb.dep_ == "advcl":
        return "planned", "purpose"
    if infinitive and verb.dep_ == "acl":
        # In a headline, "Jordan to send ..." hangs on the name.
        intended = head.lemma_.lower() in lexicon.reality["intend"] or head.dep_ == "ROOT"
        return ("planned" if intended else None), f"{head.lower_} to"
    return "occurred", ""


def _over(verb: Token, lexicon: EventLexicon) -> tuple[Status | None, str] | None:
    """What the verbs that govern `verb` say of it, the nearest first; None where they say nothing."""
    while verb.dep_ in {"xcomp", "pcomp", "prep", "acl", "conj"} and verb.head is not verb:
        verb = verb.head
        lemma = verb.lemma_.lower()
        if verb.pos_ == "VERB" and negated(verb):
            return None, f"not {lemma}"
        if lemma in lexicon.reality["plan"] or lemma == "be":
            return "planned", lemma
        if lemma in lexicon.reality["cancel"]:
            return "cancelled", lemma
        if lemma in lexicon.reality["hypothetical"]:
            return None, lemma
    return None


def _reported(verb: Token, lexicon: EventLexicon) -> bool:
    """Whether the clause of `verb` is what somebody said."""
    head = verb.head
    return (verb.dep_ in {"ccomp", "parataxis"} and head.lemma_.lower() in lexicon.reality["say"]) or any(
        t.lemma_.lower() in lexicon.reality["say"] for t in verb.children if t.dep_ in {"ccomp", "parataxis", "advcl"}
    )


def _of_noun(match: Match, lexicon: EventLexicon) -> tuple[Status | None, str]:
    """Status of an event noun by its modifiers and the verb that governs it."""
    noun = match.last
    for ancestor in noun.ancestors:
        if ancestor.pos_ not in {"NOUN", "ADP", "PROPN"}:
            break
        if ancestor.lemma_.lower() in lexicon.reality["aim"]:
            return None, ancestor.lower_
    verb = governor(noun)
    if verb is None:
        return _of_modifiers(match, lexicon) or ("occurred", "")
    lemma = verb.lemma_.lower()
    particles = {f"{lemma} {t.lower_}" for t in verb.children if t.dep_ in {"prt", "advmod", "prep"}}
    direct = noun.dep_ in {"dobj", "nsubj", "nsubjpass", "pobj", "conj", "attr"}
    if direct and (lemma in lexicon.reality["cancel"] or particles & lexicon.reality["cancel"]):
        return "cancelled", lemma
    modified = _of_modifiers(match, lexicon)
    if modified is not None:
        return modified
    governs = noun.dep_ in {"dobj", "nsubjpass"} or (
        noun.dep_ == "pobj" and noun.head.lower_ in {"for", "of", "about"} and noun.head.head is verb
    )
    if governs and lemma in lexicon.reality["hypothetical"] and lemma != "offer":
        return None, lemma
    if _is_topic(noun, verb, lexicon):
        return None, f"{lemma} ..."
    status, why = _of_verb(verb, lexicon)
    if status is None and noun.dep_ not in {"dobj", "nsubj", "nsubjpass", "attr"}:
        return "occurred", ""
    expected = (
        governs
        and (lemma != "announce" or match.trigger.kind in _ANNOUNCED)
        and lemma in lexicon.reality["plan"]
        and (noun.dep_ == "nsubjpass" or lemma in _LOOKS_AHEAD)
    )
    if status == "occurred" and (expected or (noun.dep_ == "nsubj" and lemma == "await")):
        return "planned", lemma
    if noun.dep_ == "pobj" and noun.head.lower_ in {"after", "during", "following"}:
        return ("occurred", "") if status == "occurred" else (status, why)
    if noun.dep_ == "pobj" and noun.head.lower_ in {"before", "ahead", "of"} and noun.head.head.lower_ == "ahead":
        return "planned", "ahead of"
    return status, why


def _of_modifiers(match: Match, lexicon: EventLexicon) -> tuple[Status | None, str] | None:
    """Status by the words that modify the noun ("no talks", "a planned visit"); None where they say nothing."""
    for token in (match.token, match.last):
        for child in token.children:
            word = child.lower_
            if child.dep_ in {"amod", "compound", "det", "neg"}:
                if word in {"no", "any", "possible", "potential", "hypothetical", "eventual", "without"}:
                    return None, word
                if child.lemma_.lower() in lexicon.reality["cancel"]:
                    return "cancelled", word
                if word in lexicon.reality["future"]:
                    return "planned", word
    return None


def _is_topic(noun: Token, verb: Token, lexicon: EventLexicon) -> bool:
    """Whether the noun is what is strengthened or spoken about ("expand joint exercises"), nothing that took place."""
    definite = any(t.dep_ in {"det", "poss", "nummod"} and t.lower_ not in {"a", "an"} for t in noun.children)
    return (
        not definite
        and noun.dep_ in {"dobj", "pobj", "conj", "nsubjpass"}
        and verb.lemma_.lower() in lexicon.reality["promote"]
    )


def _is_history(token: Token, verbal: bool, index: TokenIndex, lexicon: EventLexicon, when: str | None) -> bool:
    reference = index.document.masthead.reference
    if when and reference:
        return _days_before(when, reference) > RECENT_DAYS
    verb = token if verbal else governor(token)
    sentence = token.sent
    first = sentence.start == 0
    if not first:
        around = clause(verb) if verb is not None else {t.i for t in token.subtree}
        for match in lexicon.recall.finditer(index.document.text, sentence.start_char, sentence.end_char):
            words = index.document.doc.char_span(match.start(), match.end(), alignment_mode="expand")
            if words is not None and words.root.i in around:
                return True
    if verb is not None and not first:
        aux = auxiliaries(verb)
        step = verb.dep_ == "advcl" and any(
            t.lower_ in {"after", "before", "when", "once", "as"} for t in verb.children if t.dep_ in {"mark", "advmod"}
        )
        if "had" in aux and not step and verb.tag_ in {"VBN", "VBD"} and not {t.lower_ for t in sentence} & _SAME_DAY:
            return True
    return False


def _days_before(when: str, reference: str) -> int:
    """Days from `when` (its last day, where it is a span, a month or a year) to `reference`."""
    last = when.rsplit("/", maxsplit=1)[-1]
    if len(last) == 4:
        last += "-12-31"
    elif len(last) == 7:
        last += "-28"
    try:
        return (date.fromisoformat(reference) - date.fromisoformat(last)).days
    except ValueError:
        return 0

"""All the extractors on one page, in the order in which they need one another."""

import datetime

from screener import months
from screener.extracting.contact import find_contact
from screener.extracting.education import find_education
from screener.extracting.experience import stated_years, total_months
from screener.extracting.instructions import machine_lines
from screener.extracting.kind import not_a_cv
from screener.extracting.languages import find_languages
from screener.extracting.positions import find_positions
from screener.extracting.sketch import sketch
from screener.extracting.source import Source
from screener.extracting.terms import find_terms
from screener.types import CV, Document


def extract(document: Document, *, reference_date: str | None = None) -> CV:
    """What `document` says of a person.

    `reference_date` ("2026-10") is the month up to which "present" counts; without one it is the document's own
    date, else the last full month.
    """
    reference = reference_date or document.own_date or months.last_full(datetime.datetime.now(datetime.UTC).date())
    source = Source(document)
    positions, position_flags = find_positions(source, reference)
    experience = total_months(positions)
    terms, term_flags = find_terms(source, positions, reference)
    # Finding the lines again costs as much as finding the terms did; hardly any CV has some.
    orders = machine_lines(source.text) if any(flag.code == "instructions" for flag in term_flags) else ()
    years, years_evidence = stated_years(source, orders)
    contact, education, languages = find_contact(source), find_education(source, reference), find_languages(source)
    kind_flags = not_a_cv(source, contact, positions, education, (*languages, *terms["tool"], *terms["skill"]))
    return CV(
        document=document,
        reference_date=reference,
        contact=contact,
        sections=source.sections,
        positions=positions,
        experience_months=experience.months,
        experience_months_low=experience.low,
        experience_months_high=experience.high,
        stated_years=years,
        stated_years_evidence=years_evidence,
        education=education,
        tools=terms["tool"],
        skills=terms["skill"],
        languages=languages,
        certifications=terms["certification"],
        soft_skills=terms["soft_skill"],
        interests=terms["interest"],
        sectors=terms["sector"],
        permits=terms["permit"],
        warnings=(*document.warnings, *kind_flags, *position_flags, *term_flags),
        sketch=sketch(document.text),
    )

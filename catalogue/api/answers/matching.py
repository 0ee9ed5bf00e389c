"""The forms of requirements, verdicts, rankings and scenarios."""

from __future__ import annotations

from cards.matching import Tier
from catalogue.api.answers.shapes import (
    ANY_OBJECT,
    HASH,
    MOMENT,
    NUMBER,
    TEXT,
    WHOLE,
    YES_OR_NO,
    Shape,
    by_name,
    extended,
    listed,
    maybe,
    one_of,
    part,
    told,
    whole_object,
    with_optional,
)

NUMBERS = whole_object(low=maybe(NUMBER), high=maybe(NUMBER))
KEYED = whole_object(key=TEXT, zh=TEXT, en=TEXT)
REQUIREMENT = with_optional(
    whole_object(
        text=TEXT,
        basis=TEXT,
        property=TEXT,
        operator=TEXT,
        low=maybe(NUMBER),
        high=maybe(NUMBER),
        choice=maybe(TEXT),
        target=maybe(NUMBER),
        unit=maybe(TEXT),
        weight=NUMBER,
        is_must=YES_OR_NO,
    ),
    threshold=TEXT,
    source=TEXT,
    note=ANY_OBJECT,
)
VERDICT = whole_object(
    requirement=TEXT,
    property=TEXT,
    outcome=TEXT,
    reason=maybe(TEXT),
    basis_refused=maybe(TEXT),
    axes=listed(TEXT),
    indication=maybe(TEXT),
    value=told("the value of the card that it rests on", maybe(ANY_OBJECT)),
    read_at=maybe(ANY_OBJECT),
    derivation=maybe(part("Derivation")),
    source=maybe(ANY_OBJECT),
    grade=maybe(TEXT),
    low=maybe(NUMBER),
    high=maybe(NUMBER),
    unit=maybe(TEXT),
    gap=maybe(NUMBER),
    relative_gap=maybe(NUMBER),
    scatter=maybe(ANY_OBJECT),
    others=listed(ANY_OBJECT),
)
DECIDING_TEST = whole_object(
    requirement=TEXT, utility=maybe(NUMBER), value=maybe(NUMBER), unit=maybe(TEXT)
)
MATCH = whole_object(
    number=TEXT,
    designation=TEXT,
    temper=TEXT,
    form=TEXT,
    tier=one_of(*Tier),
    score=told("from 0 to 1", maybe(part("Interval"))),
    coverage=NUMBER,
    could_win=YES_OR_NO,
    deciding_tests=listed(part("DecidingTest")),
    would_qualify=YES_OR_NO,
    verdicts=listed(part("Verdict")),
)
RANKED = whole_object(
    pub_seq=WHOLE,
    total=WHOLE,
    requirements=listed(part("Requirement")),
    matches=listed(part("Match")),
)
TALLY = whole_object(qualified=WHOLE, possible=WHOLE, excluded=WHOLE)
SHARE = whole_object(value=TEXT, count=WHOLE, qualified=WHOLE)
NEAR_GRADE = whole_object(
    typed=TEXT,
    designation=TEXT,
    relation=TEXT,
    label=part("Both"),
    says=part("Both"),
    total=WHOLE,
    matches=listed(part("Match")),
)
RELAXATION = whole_object(
    requirement=TEXT,
    property=TEXT,
    unit=maybe(TEXT),
    meet_it=WHOLE,
    qualified_without=WHOLE,
    eased_to=maybe(NUMBER),
    qualified_then=maybe(WHOLE),
    best_known=maybe(NUMBER),
)
SEARCH = extended(
    RANKED,
    next=maybe(TEXT),
    tally=part("Tally"),
    facets=by_name(listed(part("Share"))),
    near=listed(part("NearGrade")),
    relaxations=listed(part("Relaxation")),
    near_misses=listed(part("Match")),
)
HISTOGRAM = whole_object(
    property=TEXT,
    unit=maybe(TEXT),
    edges=listed(NUMBER),
    counts=listed(WHOLE),
    scale=one_of("log", "linear"),
    known=WHOLE,
    total=WHOLE,
)
ASPECT = whole_object(property=TEXT, direction=TEXT, weight=NUMBER, text=TEXT)
OBSTACLE = whole_object(
    property=TEXT,
    hindrance=TEXT,
    says=part("Both"),
    reason=maybe(TEXT),
    needed=extended(NUMBERS, choice=maybe(TEXT)),
    basis=TEXT,
    unit=maybe(TEXT),
    have=part("Interval"),
    gap=maybe(NUMBER),
    relative_gap=maybe(NUMBER),
    axes=listed(TEXT),
)
FIT = whole_object(
    key=TEXT, name=part("Both"), obstacles=listed(part("Obstacle")), match=part("Match")
)
SCENARIO = whole_object(
    key=TEXT,
    name=part("Both"),
    field=part("Keyed"),
    role_level=part("Keyed"),
    needs=listed(TEXT),
    requirements=listed(part("Requirement")),
    part_requirements=listed(
        whole_object(statement=part("Both"), threshold=TEXT, source=TEXT),
    ),
    url=TEXT,
)
VERSION = whole_object(
    key=TEXT,
    version=WHOLE,
    content_hash=HASH,
    created_at=MOMENT,
    scenario=part("ScenarioDocument"),
)
VERSION_MADE = with_optional(
    whole_object(version=WHOLE, content_hash=HASH, is_current=YES_OR_NO, created_at=MOMENT),
    created_by=told("for reviewers", maybe(TEXT)),
)
REPLACEMENT = whole_object(
    number=TEXT,
    designation=TEXT,
    temper=TEXT,
    tier=one_of(*Tier),
    mass_ratio=maybe(part("Interval")),
    indicated_mass_ratio=maybe(part("Interval")),
    saving=TEXT,
    mass_saved=maybe(part("Interval")),
    governing=maybe(TEXT),
    growth=maybe(part("Interval")),
    wall=maybe(part("Interval")),
    checks=listed(
        whole_object(limit=TEXT, is_met=maybe(YES_OR_NO), margin=maybe(part("Interval")))
    ),
    grade=maybe(TEXT),
    figures=listed(ANY_OBJECT),
    carbon_footprint=ANY_OBJECT,
    price=ANY_OBJECT,
    break_even_km=maybe(part("Interval")),
)
LIGHTWEIGHTING = whole_object(
    scenario=TEXT,
    version=WHOLE,
    pub_seq=WHOLE,
    total=WHOLE,
    incumbent=maybe(ANY_OBJECT),
    question=ANY_OBJECT,
    missing=listed(TEXT),
    replacements=listed(part("Replacement")),
    exchange=whole_object(
        winner=maybe(TEXT), winners=listed(ANY_OBJECT), without_penalty=listed(TEXT)
    ),
)

COMPONENTS: dict[str, Shape] = {
    "Interval": NUMBERS,
    "Keyed": KEYED,
    "Requirement": REQUIREMENT,
    "Verdict": VERDICT,
    "DecidingTest": DECIDING_TEST,
    "Match": MATCH,
    "Tally": TALLY,
    "Share": SHARE,
    "NearGrade": NEAR_GRADE,
    "Relaxation": RELAXATION,
    "Search": SEARCH,
    "Histogram": HISTOGRAM,
    "Aspect": ASPECT,
    "Similar": extended(RANKED, reference=TEXT, aspects=listed(part("Aspect"))),
    "Obstacle": OBSTACLE,
    "Fit": FIT,
    "FitList": whole_object(scenarios=listed(part("Fit"))),
    "Scenario": SCENARIO,
    "ScenarioList": whole_object(scenarios=listed(part("Scenario"))),
    "ScenarioVersion": VERSION,
    "VersionMade": VERSION_MADE,
    "VersionList": whole_object(versions=listed(part("VersionMade"))),
    "ScenarioMatches": whole_object(
        scenario=part("Scenario"),
        version=WHOLE,
        pub_seq=WHOLE,
        total=WHOLE,
        tally=part("Tally"),
        next=maybe(TEXT),
        matches=listed(part("Match")),
    ),
    "Replacement": REPLACEMENT,
    "Lightweighting": LIGHTWEIGHTING,
}

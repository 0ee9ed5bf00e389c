"""Cards that trip the rule of the material indices, and cards that just do not."""

from tests.cards.build import stated
from tests.cards.faulty import at_room, magnesium

TRIPS = [
    *(
        (
            "material_index_disagrees",
            magnesium(
                stated("density", "2 g/cm3"),
                at_room("youngs_modulus", "64 GPa"),
                at_room("proof_strength_02", "64 MPa"),
                at_room(key, text),
            ),
            "values[3].value",
        )
        for key, text in (
            ("specific_stiffness", "31.6 GPa·cm3/g"),
            ("beam_stiffness_index", "4.05 GPa½·cm3/g"),
            ("panel_stiffness_index", "2.03 GPa⅓·cm3/g"),
            ("specific_proof_strength", "31.6 MPa·cm3/g"),
            ("beam_strength_index", "8.1 MPa⅔·cm3/g"),
            ("panel_strength_index", "3.95 MPa½·cm3/g"),
        )
    ),
]
CLEAN = [
    (
        "material_index_disagrees",
        magnesium(
            stated("density", "2 g/cm3"),
            at_room("youngs_modulus", "64 GPa"),
            at_room("specific_stiffness", "31.7 GPa·cm3/g"),
            at_room("beam_stiffness_index", "4.03 GPa½·cm3/g"),
        ),
    ),
    (
        "material_index_disagrees",
        magnesium(
            stated("density", "2 g/cm3"),
            at_room("youngs_modulus", "-64 GPa"),
            at_room("beam_stiffness_index", "4.03 GPa½·cm3/g"),
        ),
    ),
]

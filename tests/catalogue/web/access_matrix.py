"""What everybody is answered at addresses that no other matrix has, and a viewer at the rest."""

ROLES = ("visitor", "viewer", "supplier", "stranger", "engineer", "reviewer", "admin")
"""Viewer and supplier, its owner, belong to ACME, whose cards are asked for; stranger to OTHER."""

BODIES = {
    "/api/v1/attachments/none": {"is_public": False},
    "/api/v1/cards/{draft}/remarks": {"text": "see"},
    "/api/v1/cards/{published}/remarks": {"text": "see"},
    "/api/v1/cards/{secretive}/disclosures": {"reason": "a bracket"},
    "/api/v1/enterprises/ACME": {"zh": "某镁业"},
    "/api/v1/enterprises/ACME/invitations": {"email": "new@b.cc", "role": "viewer"},
    "/api/v1/enterprises/ACME/members/{member}": {"role": "editor"},
    "/api/v1/reviews/{waiting}/return": {"note": "mend"},
    "/api/v1/tokens": {"name": "nightly", "scopes": ["read"]},
}
"""What is sent where `{}` would be refused whoever sends it."""

MATRIX = {}
VIEWER = {}

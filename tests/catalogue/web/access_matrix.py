ROLES = ("visitor", "viewer", "supplier", "stranger", "engineer", "reviewer", "admin")
MATRIX = {}
VIEWER = {}

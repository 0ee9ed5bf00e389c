"""The pages that are looked at in a browser: one of every kind that a reader meets."""

CHART_PAGES = ("/explore", "/explore?x=density&y=tensile_strength&index=specific_strength")
"""Pages that bring the library of charts."""

PAGES = (
    "/",
    "/search",
    "/search?req=Rp0.2>=130MPa&req=A>=8%25→12%25*2?",
    "/search?req=Rp0.2>=x",
    "/search?req=Rp0.2>=130MPa&build=tensile_strength",
    "/scenarios",
    "/scenarios?by=role&need=heat",
    "/scenarios/dashboard-bracket",
    "/scenarios/dashboard-bracket/relative",
    "/explore/curves",
    "/explore/spread?card=MG-000034&req=Rp0.2>=130MPa",
    "/compare",
    "/compare?cards=MG-000067,MG-000034,MG-000050",
    "/compare?cards=MG-000067,MG-000034&scenario=wheel",
    "/cards",
    "/c/MG-000067",
    "/c/MG-000067/similar",
    "/changes",
    "/enterprises",
    "/enterprises/LITERATURE",
    "/sets/",
    "/editions/",
    "/vocabulary",
    "/about",
    "/sign-in",
    "/register",
    "/register/engineer",
    "/forgot",
    "/api/v1/docs",
    "/nowhere",
)

"""The commands of docs/api.md, run in their order in one shell: each is answered as the guide says.

In the answers of the guide `…` stands for anything within a line.
"""

import re
import subprocess
from pathlib import Path

import pytest

from tests.catalogue.workbooks.hostile import workbook
from tests.flow.visitors import PASSWORD

GUIDE = Path(__file__).resolve().parents[2] / "docs/api.md"
EXAMPLE = re.compile(r"^```sh\n(.*?)^```\n+(?:^```text\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL)
BREAK = "=== the end of an example ==="
HEADS = ["编号", "牌号", "形态", "密度 g/cm³ 典型值", "抗拉强度 MPa 23℃ 典型", "来源", "来源类型"]
ROWS = [
    ["W-1", "AZ91E", "高压铸造", 1.81, 240, "2026 年检验报告", "企业自测"],
    ["W-2", "AZ91F", "高压铸造", 1.81, "约二百", "2026 年检验报告", "企业自测"],
]

EXAMPLES = EXAMPLE.findall(GUIDE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def answered(world, tmp_path_factory):
    """What each example printed."""
    folder = tmp_path_factory.mktemp("guide")
    (folder / "alloys.xlsx").write_bytes(workbook(HEADS, *ROWS))
    script = "".join(f"{commands}echo '{BREAK}'\n" for commands, _ in EXAMPLES)
    done = subprocess.run(
        ["bash", "-c", f"set -euo pipefail\n{script}"],
        cwd=folder,
        env=environment(world),
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr + done.stdout[-2000:]
    return done.stdout.split(f"{BREAK}\n")


def environment(world):
    """A shell of somebody with an account, who has the tokens of colleagues at hand."""
    return {
        **world.program.environment(),
        "MGCARDS_URL": world.server.address,
        "MGCARDS_USER": f"supplier@example.com:{PASSWORD}",
        "REVIEWER_TOKEN": world.reviewer.make_token("read", "write", "review"),
        "ENGINEER_TOKEN": token_of_an_engineer(world),
        "ADMIN_TOKEN": token_of_an_administrator(world),
    }


def arrive(world, name, role):
    address = f"{name}@example.com"
    world.program.run("user", "create", address, "--role", role, "--password", PASSWORD)


def token_of_an_engineer(world):
    arrive(world, "engineer", "engineer")
    wish = {"name": "guide", "scopes": ["read", "write"]}
    return world.caller("engineer").post("/tokens", wish).data["token"]


def token_of_an_administrator(world):
    arrive(world, "admin", "admin")
    person = world.visitor()
    person.set_up_second_factor(person.sign_in("admin"))
    return person.make_token("manage")


def pattern(text):
    return "".join(".*" if part == "…" else re.escape(part) for part in re.split("(…)", text))


@pytest.mark.parametrize("place", range(len(EXAMPLES)))
def test_an_example_is_answered_as_the_guide_says(answered, place):
    commands, expected = EXAMPLES[place]
    assert re.fullmatch(pattern(expected), answered[place]), f"{commands}\n{answered[place]}"


def test_the_guide_has_examples_for_the_whole_life_of_a_card():
    said = "".join(commands for commands, _ in EXAMPLES)
    for word in ("submit", "publish", "return", "withdraw", "imports", "disclosures", "audit"):
        assert word in said

"""Which work fulfils which kind of job. To add a kind, add a line."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.jobs.printing import print_set
from catalogue.jobs.runner import Work
from catalogue.services import card_sets

WORKS: Mapping[str, Work] = {card_sets.JOB: print_set}

"""Calls of the interface as its own description allows them, and what is to hold of the answers."""

import base64
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.catalogue.site import PASSWORD, make_token

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
BY_TOKEN = ("reviewer", "admin")
HARSH = ("DELETE", "PATCH", "/submissions", "/withdraw", "/return", "/publish", "/suspend")
"""What would leave little for the calls after it."""


@dataclass(frozen=True)
class Contract:
    """What the interface of a site promises, and what stands in it, by the name of a parameter."""

    site: object
    known: dict

    @cached_property
    def schema(self):
        return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", self._answer)

    def _answer(self, environ, start_response):
        # Read to its end here: schemathesis closes no file that an answer is read from.
        with closing(self.site.app(environ, start_response)) as answer:
            return [b"".join(answer)]

    @property
    def operations(self):
        """Every operation; those last that take something away."""
        found = [entry.ok() for entry in self.schema.get_all_operations()]
        return sorted(found, key=lambda entry: any(word in entry.label for word in HARSH))

    def headers(self, who):
        """What names somebody, who may be nobody."""
        if who == "visitor":
            return {}
        if who in BY_TOKEN:
            with self.site.database.transaction() as session:
                return {"Authorization": f"Bearer {make_token(session, self.site.person(who))}"}
        pair = f"{who}@example.com:{PASSWORD}".encode()
        return {"Authorization": f"Basic {base64.b64encode(pair).decode()}"}

    def keep(self, who, cases):
        """Ask about `cases` questions in somebody's name, and see that the contract is kept.
        Returns how often each status was answered."""
        headers, counted = self.headers(who), {}
        each = -(-cases // len(self.operations))
        for operation in self.operations:
            self._ask(operation, headers, each, counted)
        return counted

    def _ask(self, operation, headers, times, counted):
        @settings(
            max_examples=times,
            phases=[Phase.generate],
            database=None,
            derandomize=times < 10,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(), data=st.data())
        def asked(case, data):
            self._aim(case, data)
            answer = case.call(headers=headers)
            counted[answer.status_code] = counted.get(answer.status_code, 0) + 1
            case.validate_response(answer, checks=CHECKS)

        asked()

    def _aim(self, case, data):
        """Mostly ask for what there is, and name its version: chance would find nothing."""
        for parts in (case.path_parameters, case.query):
            for name in (parts or {}).keys() & self.known.keys():
                if data.draw(st.integers(0, 4)) < 4:
                    parts[name] = data.draw(st.sampled_from(self.known[name]))
        if "If-Match" in (case.headers or {}) and not data.draw(st.booleans()):
            case.headers["If-Match"] = "*"

"""The OpenAPI document: what flask-smorest leaves out or gets wrong is put right here."""

from api.web.document.components import ProblemSchema, add_components, document_options
from api.web.document.finish import finished
from api.web.document.plugins import operation_id
from api.web.document.problems import all_problems

__all__ = [
    "ProblemSchema",
    "add_components",
    "all_problems",
    "document_options",
    "finished",
    "operation_id",
]

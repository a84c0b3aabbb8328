"""The addresses of the member's own pages: a GET shows and changes nothing, a POST acts."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, request
from werkzeug.exceptions import HTTPException

from api.pages.member.answers import refused
from api.pages.member.change import change, choose_again
from api.pages.member.consents import consent, receipts, take_back, take_it_back
from api.pages.member.disclosures import disclosure, disclosures
from api.pages.member.emergency import emergency, share
from api.pages.member.home import home
from api.pages.member.items import item, replace, say_wrong
from api.pages.member.messages import messages, write
from api.pages.member.new_link import ask_new_link, make_new_link
from api.pages.member.one_request import (
    ask_refuse,
    ask_withdraw,
    cannot_come,
    is_not_right,
    is_right,
    one_request,
    refuse,
    wait_on,
    will_come,
    withdraw_it,
)
from api.pages.member.way_in import open_page, show_pin, show_signed_out, sign_out
from api.pages.member.whereabouts import say_where, where
from api.pages.member.whole import ask_erase, ask_export, erase_it, read_export, save_export
from api.web.problems import Problem, of_status

blueprint = Blueprint("member", __name__, url_prefix="/my", template_folder="../templates")
# the longest words of an item, four octets a letter, each written as %XX
_LONGEST_FORM = 256 * 1024


@blueprint.before_request
def _bound_form() -> None:
    request.max_content_length = _LONGEST_FORM


@blueprint.errorhandler(Problem)
def _refused(problem: Problem) -> Response:
    return refused(problem)


@blueprint.errorhandler(HTTPException)
def _unreadable(error: HTTPException) -> Response:
    return refused(of_status(error.code or 500)())


def _serve(method: str, rule: str, endpoint: str, view: Callable[..., Any]) -> None:
    """Register a view that needs no token: it asks for the PIN, or for a visit."""
    view.public = True  # type: ignore[attr-defined]
    blueprint.add_url_rule(rule, endpoint, view, methods=[method])


_serve("GET", "/<token>", "show_pin", show_pin)
_serve("POST", "/<token>", "open_page", open_page)
_serve("GET", "", "home", home)
_serve("GET", "/requests/<uuid:referral_id>", "one_request", one_request)
_serve("POST", "/requests/<uuid:referral_id>/keep-waiting", "wait_on", wait_on)
_serve("GET", "/requests/<uuid:referral_id>/refuse", "ask_refuse", ask_refuse)
_serve("POST", "/requests/<uuid:referral_id>/refuse", "refuse", refuse)
_serve("GET", "/requests/<uuid:referral_id>/withdraw", "ask_withdraw", ask_withdraw)
_serve("POST", "/requests/<uuid:referral_id>/withdraw", "withdraw_it", withdraw_it)
_serve("POST", "/requests/<uuid:referral_id>/meeting/confirm", "will_come", will_come)
_serve("POST", "/requests/<uuid:referral_id>/meeting/cancel", "cannot_come", cannot_come)
_serve("POST", "/requests/<uuid:referral_id>/outcome/confirm", "is_right", is_right)
_serve("POST", "/requests/<uuid:referral_id>/outcome/contest", "is_not_right", is_not_right)
_serve("GET", "/requests/<uuid:referral_id>/messages", "messages", messages)
_serve("POST", "/requests/<uuid:referral_id>/messages", "write", write)
_serve("GET", "/where", "where", where)
_serve("POST", "/where", "say_where", say_where)
_serve("GET", "/disclosures", "disclosures", disclosures)
_serve("GET", "/disclosures/<uuid:disclosure_id>", "disclosure", disclosure)
_serve("GET", "/receipts", "receipts", receipts)
_serve("GET", "/consents/<uuid:consent_id>", "consent", consent)
_serve("GET", "/consents/<uuid:consent_id>/take-back", "take_back", take_back)
_serve("POST", "/consents/<uuid:consent_id>/take-back", "take_it_back", take_it_back)
_serve("GET", "/consents/<uuid:consent_id>/change", "change", change)
_serve("POST", "/consents/<uuid:consent_id>/change", "choose_again", choose_again)
_serve("GET", "/items/<uuid:item_id>", "item", item)
_serve("POST", "/items/<uuid:item_id>/words", "replace", replace)
_serve("POST", "/items/<uuid:item_id>/note", "say_wrong", say_wrong)
_serve("GET", "/emergency/<uuid:referral_id>", "emergency", emergency)
_serve("POST", "/emergency/<uuid:referral_id>", "share", share)
_serve("GET", "/export", "ask_export", ask_export)
_serve("POST", "/export", "read_export", read_export)
_serve("POST", "/export/file", "save_export", save_export)
_serve("GET", "/erase", "ask_erase", ask_erase)
_serve("POST", "/erase", "erase_it", erase_it)
_serve("GET", "/new-link", "ask_new_link", ask_new_link)
_serve("POST", "/new-link", "make_new_link", make_new_link)
_serve("GET", "/signed-out", "signed_out", show_signed_out)
_serve("POST", "/sign-out", "sign_out", sign_out)

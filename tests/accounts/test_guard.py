"""The guard of all views, and the door of Wagtail's admin."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from kurzdraht.accounts.guard import PUBLIC, Guarded
from kurzdraht.accounts.models import User
from kurzdraht.accounts.services import set_page_editor
from kurzdraht.network.enums import MandateKind
from tests.factories.network import Cast, make_mandate, make_person


class Open(Guarded):
    permission = PUBLIC

    def get(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse("offen")


class Kept(Open):
    permission = "accounts.own_account"


class Impossible(Open):
    permission = "accounts.nobody_has_this"


def asked(view: type[Guarded], user: User | AnonymousUser) -> HttpResponse:
    request = RequestFactory().get("/irgendwo/?a=1")
    request.user = user
    response = view.as_view()(request)
    assert isinstance(response, HttpResponse)
    return response


def test_a_public_view_is_for_all_and_may_be_cached() -> None:
    response = asked(Open, AnonymousUser())
    assert response.text == "offen"
    assert not response.has_header("Cache-Control")


def test_nobody_in_particular_is_led_to_the_sign_in_and_back() -> None:
    assert asked(Kept, AnonymousUser())["Location"] == "/konto/anmelden/?next=/irgendwo/%3Fa%3D1"


def test_what_is_not_public_is_stored_nowhere(cast: Cast) -> None:
    response = asked(Kept, User.objects.get(person=cast.anna))
    assert {"no-store", "private"} <= set(response["Cache-Control"].split(", "))


def test_without_the_permission_a_page_does_not_exist(cast: Cast) -> None:
    with pytest.raises(Http404):
        asked(Impossible, User.objects.get(person=cast.clara))


def test_only_a_page_editor_of_today_reaches_the_admin_of_pages(client: Client, cast: Cast) -> None:
    editor = make_person("Max")
    mandate = make_mandate(editor, MandateKind.PAGE_EDITOR)
    user = User.objects.get(person=editor)
    set_page_editor(user, is_editor=True)
    client.force_login(user)
    assert client.get("/redaktion/").status_code == 200
    mandate.until_date = mandate.from_date
    mandate.save()
    assert client.get("/redaktion/").status_code == 404


def test_the_mandate_without_the_row_does_not_reach_it_either(client: Client, cast: Cast) -> None:
    editor = make_person("Max")
    make_mandate(editor, MandateKind.PAGE_EDITOR)
    client.force_login(User.objects.get(person=editor))
    assert client.get("/redaktion/").status_code == 302


@pytest.mark.parametrize("path", ["login/", "password_reset/", "logout/", "jsi18n/", "pages/", "gibt-es-nicht/"])
def test_wagtails_own_doors_lead_to_our_sign_in_and_to_nothing_for_others(
    client: Client, cast: Cast, path: str
) -> None:
    assert client.get(f"/redaktion/{path}")["Location"].startswith("/konto/anmelden/?next=/redaktion/")
    assert client.post(f"/redaktion/{path}", {"username": cast.clara.email, "password": "x"}).status_code == 302
    client.force_login(User.objects.get(person=cast.clara))
    assert client.get(f"/redaktion/{path}").status_code == 404


def test_giving_the_row_twice_and_taking_it_twice_is_harmless(cast: Cast) -> None:
    user = User.objects.get(person=cast.anna)
    for is_editor in (True, True):
        set_page_editor(user, is_editor=is_editor)
    group = Group.objects.get(name="Redaktion")
    rights = set(group.permissions.values_list("codename", flat=True))
    assert "access_admin" in rights
    pages = GroupPagePermission.objects.filter(group=group).values_list("permission__codename", flat=True)
    assert set(pages) == {"add_page", "change_page", "publish_page", "lock_page", "unlock_page"}
    assert GroupCollectionPermission.objects.filter(group=group).count() == 6
    for is_editor in (False, False):
        set_page_editor(user, is_editor=is_editor)
    assert list(user.groups.all()) == []


def test_what_was_typed_when_the_session_ended_is_shown_again(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.get("/konto/anmelden/")
    token = client.cookies["csrftoken"].value
    typed = {"title": "Zwei Wörter", "time": "11:00", "password": "geheim und lang genug"}
    answer = client.post("/buero/veranstaltungen/neu/", typed | {"csrfmiddlewaretoken": token})
    assert (answer.status_code, answer.context["typed"]) == (403, ["Zwei Wörter"])
    assert "no-store" in answer["Cache-Control"]
    assert answer.context["sign_in_url"] == "/konto/anmelden/?next=/buero/veranstaltungen/neu/"
    foreign = client.post("/buero/veranstaltungen/neu/", typed)
    assert (foreign.status_code, "Zwei Wörter" in foreign.content.decode()) == (403, False)


def test_after_a_button_that_came_too_late_the_sign_in_leads_back_to_its_page(cast: Cast) -> None:
    client = Client()
    button, page = "/buero/auswahl/", "/buero/veranstaltungen/?stand=entwurf"
    answer = client.post(button, headers={"Referer": f"http://testserver{page}"})
    assert answer.context["sign_in_url"] == "/konto/anmelden/?next=/buero/veranstaltungen/%3Fstand%3Dentwurf"
    elsewhere = client.post(button, headers={"Referer": "https://evil.example/"})
    assert elsewhere.context["sign_in_url"] == "/konto/anmelden/?next=/mein/"


def test_the_address_of_a_button_leads_on_when_somebody_opens_it(client: Client, cast: Cast) -> None:
    client.force_login(User.objects.get(person=cast.clara))
    answer = client.get("/buero/auswahl/")
    assert (answer.status_code, answer["Allow"]) == (405, "POST, OPTIONS")
    assert "Diese Adresse gehört zu einem Knopf." in answer.text

"""What the network says in its mails: the list of all, and one page for each and language.

The preview is a page of its own in a frame: the form is sent there as it stands, and nothing of it is kept.
"""

from functools import cached_property
from typing import Any

from csp.decorators import csp_exempt
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from kurzdraht.accounts.guard import Guarded
from kurzdraht.audit.queries import last_authors
from kurzdraht.core.errors import Refused
from kurzdraht.core.forms import add_refusal
from kurzdraht.core.views import FormPage
from kurzdraht.desk.forms import WordingForm
from kurzdraht.desk.views.outbox import SANDBOX
from kurzdraht.mailing.models import Wording
from kurzdraht.mailing.queries import worded_templates
from kurzdraht.mailing.registry import MailTemplate, Words, template_at
from kurzdraht.mailing.services.wordings import (
    KIND,
    WordingChangedMeanwhile,
    reset_wording,
    save_wording,
    shipped_words,
    try_words,
    wording_key,
)
from kurzdraht.network.guard import acting_person
from kurzdraht.records.queries import history, told
from kurzdraht.records.registry import KINDS

DARK, PLAIN = "dunkel", "text"
LATEST = 10
DARK_RULE = "@media (prefers-color-scheme: dark)"
LANGUAGES = {code for code, _name in settings.LANGUAGES}


class TemplatesView(Guarded, TemplateView):
    """Formats of events, and every mail that can be worded."""

    permission = "desk.open"
    template_name = "desk/wordings/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_word = self.request.user.has_perm("desk.word_mails")
        return super().get_context_data(**kwargs) | {
            "formats_url": reverse("desk_formats") if self.request.user.has_perm("events.manage_formats") else "",
            "wordings": worded_templates() if may_word else [],
        }


class _WordingView(Guarded):
    permission = "desk.word_mails"

    @cached_property
    def mail_template(self) -> MailTemplate:
        found = template_at(self.kwargs["slug"])
        if found is None:
            raise Http404
        return found

    @cached_property
    def language(self) -> str:
        asked = self.request.GET.get("sprache", "de")
        if asked not in LANGUAGES:
            raise Http404
        return asked

    @cached_property
    def row(self) -> Wording | None:
        return Wording.objects.filter(template=self.mail_template.name, language=self.language).first()

    @property
    def words(self) -> Words:
        """What is sent now, or what was stored and does not fit any more."""
        row = self.row
        return Words(row.subject, row.body) if row else shipped_words(self.mail_template, self.language)

    @property
    def here(self) -> str:
        return f"{reverse('desk_wording', args=(self.mail_template.slug,))}?sprache={self.language}"


class WordingView(_WordingView, FormPage[WordingForm]):
    template_name = "desk/wordings/edit.html"
    form_class = WordingForm

    def get_initial(self) -> dict[str, Any]:
        return {"subject": self.words.subject, "body": self.words.body, "seen": self.row.sequence if self.row else 0}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"language": self.language, "is_needed": bool(self.mail_template.required)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row, template, kind = self.row, self.mail_template, KINDS[KIND]
        languages = [
            {"label": name, "url": f"?sprache={code}", "is_current": code == self.language}
            for code, name in settings.LANGUAGES
        ]
        return super().get_context_data(**kwargs) | {
            "mail": template,
            "language": self.language,
            "languages": languages,
            "row": row,
            "fault": template.fault_in(self.words),
            "shipped": shipped_words(template, self.language),
            "preview_url": f"{reverse('desk_wording_preview', args=(template.slug,))}?sprache={self.language}",
            "entries": [told(entry, kind) for entry in history(kind, wording_key(template, self.language))[:LATEST]],
        }

    def form_valid(self, form: WordingForm) -> HttpResponse:
        try:
            self._save(form)
        except WordingChangedMeanwhile:
            if not self._meet(form):
                return self.form_invalid(form)
            return self.form_valid(form)
        except Refused as refused:
            add_refusal(form, refused)
            return self.form_invalid(form)
        messages.success(
            self.request,
            _("Gespeichert. Ab der nächsten Mail gelten diese Worte.")
            + (f" {said}" if (said := form.meeting.said()) else ""),
        )
        return HttpResponseRedirect(self.here)

    def _save(self, form: WordingForm) -> None:
        given = form.cleaned_data
        save_wording(
            self.mail_template,
            self.language,
            form.words(),
            seen=given["seen"] or 0,
            by=acting_person(self.request.user),
            now=timezone.now(),
        )

    def _meet(self, form: WordingForm) -> bool:
        """Whether what both have written goes together by itself."""
        self.__dict__.pop("row", None)
        stored = {"subject": self.words.subject, "body": self.words.body}
        authors = last_authors(KIND, wording_key(self.mail_template, self.language))
        return form.meet(stored, seen=self.row.sequence if self.row else 0, authors=authors)


class WordingResetView(_WordingView):
    """The way back to the words that came with the software."""

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        seen = request.POST.get("seen", "")
        try:
            reset_wording(
                self.mail_template,
                self.language,
                seen=int(seen) if seen.isdecimal() and len(seen) <= len(str(2**31)) else -1,
                by=acting_person(self.request.user),
                now=timezone.now(),
            )
        except Refused as refused:
            messages.warning(request, str(refused))
        else:
            messages.success(request, _("Der mitgelieferte Text gilt wieder. Ihr Wortlaut steht noch im Verlauf."))
        return HttpResponseRedirect(self.here)


@method_decorator(csp_exempt(), name="dispatch")
@method_decorator(never_cache, name="dispatch")
class WordingPreviewView(_WordingView):
    """One mail with true records: by GET as it is sent now, by POST as it stands in the form."""

    def get(self, _request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._answer(self.words)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._answer(Words(request.POST.get("subject", ""), request.POST.get("body", "")))

    def _answer(self, words: Words) -> HttpResponse:
        look = self.request.POST.get("ansicht", self.request.GET.get("ansicht", ""))
        try:
            letter = try_words(self.mail_template, self.language, words, now=timezone.now())
        except Refused as refused:
            return self._sandboxed(render(self.request, "desk/wordings/faulty.html", {"fault": refused}, status=422))
        if look == PLAIN:
            context = {"letter": letter, "language": self.language}
            return self._sandboxed(render(self.request, "desk/wordings/plain.html", context))
        rule = "@media all" if look == DARK else "@media not all"
        return self._sandboxed(HttpResponse(letter.html.replace(DARK_RULE, rule)))

    @staticmethod
    def _sandboxed(response: HttpResponse) -> HttpResponse:
        response["Content-Security-Policy"] = SANDBOX
        response["X-Content-Type-Options"] = "nosniff"
        return response

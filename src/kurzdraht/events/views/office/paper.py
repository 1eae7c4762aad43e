"""What the office prints."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from kurzdraht.core.tabular import download
from kurzdraht.documents.services import render_pdf
from kurzdraht.events.queries.attendance import attendance_list
from kurzdraht.events.views.office.base import PlannedEventView


class AttendanceListView(PlannedEventView):
    """The sheet to sign, as accessible PDF."""

    def get(self, request: HttpRequest, **_kwargs: str) -> HttpResponse:
        now = timezone.now()
        content = render_pdf("events/pdf/attendance.typ", attendance_list(self.event, now=now), now=now)
        return download(content, name=f"teilnehmende-{self.event.slug}.pdf", content_type="application/pdf")

"""The sign of life of a worker."""

from datetime import datetime, timedelta

from kurzdraht.jobs.models import Heartbeat

FORGOTTEN = timedelta(days=1)


def beat(worker_id: str, *, now: datetime) -> None:
    """Say that this worker lives. Rows of workers long dead are removed on the way."""
    if not Heartbeat.objects.filter(worker_id=worker_id).update(beat_at=now):
        Heartbeat.objects.filter(beat_at__lt=now - FORGOTTEN).delete()
        Heartbeat.objects.get_or_create(worker_id=worker_id, defaults={"started_at": now, "beat_at": now})


def end_beat(worker_id: str) -> None:
    """The worker has ended in peace and holds no job."""
    Heartbeat.objects.filter(worker_id=worker_id).delete()

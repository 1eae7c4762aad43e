"""What was done or decided long ago."""

from datetime import datetime

from django.db import transaction

from kurzdraht.todos.models import Handling, Todo


def forget_tasks(moment: datetime) -> int:
    """Tasks done before the moment and decisions made before it go. What is still to do stays."""
    with transaction.atomic():
        done = Todo.everything.filter(done_at__lt=moment).delete()[0]
        return done + Handling.objects.filter(handled_at__lt=moment).delete()[0]

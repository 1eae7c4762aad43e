"""Tasks: written down, planned with a record, done, put off, given away, and back."""

from kurzdraht.todos.services.handling import (
    ChangedSince,
    DayIsPast,
    Decision,
    NotAColleague,
    defer_task,
    give_task,
    next_monday,
    next_working_day,
    settle_task,
    undo_decision,
)
from kurzdraht.todos.services.planning import PlannedTask, drop_todos, plan_todos
from kurzdraht.todos.services.retention import forget_tasks
from kurzdraht.todos.services.writing import Subject, change_todo, end_todo, write_todo

__all__ = (
    "ChangedSince",
    "DayIsPast",
    "Decision",
    "NotAColleague",
    "PlannedTask",
    "Subject",
    "change_todo",
    "defer_task",
    "drop_todos",
    "end_todo",
    "forget_tasks",
    "give_task",
    "next_monday",
    "next_working_day",
    "plan_todos",
    "settle_task",
    "undo_decision",
    "write_todo",
)

"""The invented events of the demo, told in our own words; functions instead of persons, nothing a town could mind."""

from kurzdraht.demo.content import coming, founding, past
from kurzdraht.demo.content.plan import Plan

PLANS: tuple[Plan, ...] = (*past.PLANS, *coming.PLANS, founding.PLAN)

"""The invented events of the demo, told in our own words; functions instead of persons, nothing a town could mind."""

from kurzdraht.demo.content import (
    baulandmanagement,
    founding,
    historische_kerne,
    innenstadt,
    network,
    soziale_stadt,
    stadtumbau,
)
from kurzdraht.demo.content.plan import Plan

PLANS: tuple[Plan, ...] = (
    *baulandmanagement.PLANS,
    *historische_kerne.PLANS,
    *innenstadt.PLANS,
    *network.PLANS,
    *soziale_stadt.PLANS,
    *stadtumbau.PLANS,
    founding.PLAN,
)

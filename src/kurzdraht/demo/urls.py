"""Exists only in the demo: `config.urls` leaves it out everywhere else."""

from django.urls import path

from kurzdraht.demo import views

urlpatterns = [
    path("konto/demo/", views.SignInAsView.as_view(), name="demo_sign_in"),
]

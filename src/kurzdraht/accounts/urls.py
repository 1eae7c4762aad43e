"""Only the pages of allauth that we need, under our addresses; a test keeps it so."""

from django.urls import path

from kurzdraht.accounts import views

urlpatterns = [
    path("anmelden/", views.SignInView.as_view(), name="account_login"),
    path("code/", views.CodeView.as_view(), name="account_confirm_login_code"),
    path("abmelden/", views.SignOutView.as_view(), name="account_logout"),
    path("gesperrt/", views.LockedView.as_view(), name="account_inactive"),
    path("link/<str:token>/", views.SignInLinkView.as_view(), name="account_link"),
    path("passwort/", views.PasswordView.as_view(), name="account_password"),
    path("passwort/anmelden/", views.PasswordSignInView.as_view(), name="account_login_password"),
    path("sitzungen/", views.SessionsView.as_view(), name="usersessions_list"),
]

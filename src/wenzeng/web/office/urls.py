"""Addresses of the office's screens: sign-in, own page, register of units."""

from django.urls import path

from wenzeng.web.office import sign, views

app_name = "office"
urlpatterns = [
    path("sign-in/", sign.sign_in, name="sign_in"),
    path("sign-out/", sign.sign_out, name="sign_out"),
    path("me/", views.me, name="me"),
    path("units/", views.units, name="units"),
    path("units/<str:code>/", views.unit, name="unit"),
]

"""Addresses of the bulletins' screens."""

from django.urls import path

from wenzeng.web.bulletins import acts, views

app_name = "bulletins"
urlpatterns = [
    path("", views.bulletins, name="bulletins"),
    path("start/", acts.start, name="start"),
    path("<int:pk>/", views.desk, name="desk"),
    path("<int:pk>/compare/", views.compare, name="compare"),
    path("<int:pk>/word/", views.word, name="word"),
    path("<int:pk>/pdf/", views.pdf, name="pdf"),
    path("<int:pk>/edit/", acts.edit, name="edit"),
    path("<int:pk>/sign/", acts.sign, name="sign"),
    path("<int:pk>/send-out/", acts.send_out, name="send_out"),
    path("<int:pk>/register/", acts.register, name="register"),
    path("<int:pk>/ask/", acts.ask, name="ask"),
    path("<int:pk>/answer/", acts.answer, name="answer"),
    path("<int:pk>/correct/", acts.correct, name="correct"),
    path("<int:pk>/move/<slug:act>/", acts.move, name="move"),
]

"""Addresses of the papers' screens; /verify is open to anyone."""

from django.urls import path

from wenzeng.web.papers import verification, views

app_name = "papers"
urlpatterns = [
    path("verify/", verification.verify, name="verify"),
    path("papers/", views.papers, name="papers"),
    path("papers/<int:pk>/", views.paper, name="paper"),
    path("papers/<int:pk>/word/", views.word, name="word"),
    path("papers/<int:pk>/pdf/", views.pdf, name="pdf"),
    path("papers/<int:pk>/take-back/", views.take_back, name="take_back"),
    path("papers/<int:pk>/signed/<int:signing>/", views.signed, name="signed"),
]

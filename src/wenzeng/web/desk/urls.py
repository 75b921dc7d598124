"""Addresses of the desk: home, own jobs."""

from django.urls import path

from wenzeng.web.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("jobs/", views.jobs, name="jobs"),
    path("jobs/<uuid:pk>/", views.job, name="job"),
    path("jobs/<uuid:pk>/cancel/", views.cancel, name="cancel"),
]

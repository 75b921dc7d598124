"""Addresses of the desk: home, inbox, own jobs."""

from django.urls import path

from wenzeng.web.desk import home, inbox, instructing, jobs

app_name = "desk"
urlpatterns = [
    path("", home.home, name="home"),
    path("instruct/", instructing.instruct, name="instruct"),
    path("inbox/", inbox.listing, name="inbox"),
    path("inbox/read/", inbox.mark, name="all_read"),
    path("inbox/mail/", inbox.mail, name="mail"),
    path("inbox/<int:pk>/", inbox.message, name="message"),
    path("inbox/<int:pk>/read/", inbox.mark, name="read"),
    path("jobs/", jobs.listing, name="jobs"),
    path("jobs/<uuid:pk>/", jobs.job, name="job"),
    path("jobs/<uuid:pk>/cancel/", jobs.cancel, name="cancel"),
]

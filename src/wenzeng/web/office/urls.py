"""Addresses of the office's screens: sign-in, own page, register of units, persons, journal, calendar,
parameters."""

from django.urls import path

from wenzeng.web.office import journal, me, sign, views
from wenzeng.web.office.calendar import views as calendar
from wenzeng.web.office.parameters import views as parameters
from wenzeng.web.office.persons import acts, lists

app_name = "office"
urlpatterns = [
    path("sign-in/", sign.sign_in, name="sign_in"),
    path("sign-out/", sign.sign_out, name="sign_out"),
    path("me/", me.me, name="me"),
    path("me/password/", me.password, name="my_password"),
    path("me/posts/<int:pk>/", me.switch, name="switch"),
    path("me/sessions/end/", me.end_others, name="end_others"),
    path("me/sessions/<int:pk>/end/", me.end_one, name="end_one"),
    path("persons/", lists.persons, name="persons"),
    path("persons/new/", acts.create, name="person_create"),
    path("persons/posts/<int:pk>/close/", acts.close_post, name="post_close"),
    path("persons/posts/<int:pk>/deputy/", acts.give_deputy, name="deputy_give"),
    path("persons/deputies/<int:pk>/revoke/", acts.revoke_deputy, name="deputy_revoke"),
    path("persons/of/<str:username>/", lists.person, name="person"),
    path("persons/of/<str:username>/correct/", acts.correct, name="person_correct"),
    path("persons/of/<str:username>/password/", acts.reset, name="person_reset"),
    path("persons/of/<str:username>/post/", acts.give_post, name="post_give"),
    path("persons/of/<str:username>/hand-over/", acts.hand_over, name="person_hand_over"),
    path("persons/of/<str:username>/disable/", acts.disable, name="person_disable"),
    path("persons/of/<str:username>/enable/", acts.enable, name="person_enable"),
    path("persons/of/<str:username>/unlock/", acts.unlock, name="person_unlock"),
    path("journal/", journal.journal, name="journal"),
    path("journal/sign-ins/", journal.sign_ins, name="sign_ins"),
    path("units/", views.units, name="units"),
    path("units/<str:code>/", views.unit, name="unit"),
    path("calendar/", calendar.year, name="calendar"),
    path("calendar/change/", calendar.change, name="calendar_change"),
    path("calendar/count/", calendar.count, name="calendar_count"),
    path("parameters/", parameters.listed, name="parameters"),
    path("parameters/<str:name>/", parameters.one, name="parameter"),
    path("parameters/<str:name>/set/", parameters.set_one, name="parameter_set"),
]

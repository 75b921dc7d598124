"""Addresses of the plan's screens: plan table, measures, tasks, documents, review, and one for each act."""

from django.urls import path

from wenzeng.web.plan.views import corrections, decisions, documents, measures, review, search, tasks

app_name = "plan"
urlpatterns = [
    path("tasks/", tasks.table, name="tasks"),
    path("tasks/<int:pk>/", tasks.page, name="task"),
    path("tasks/<int:pk>/correct/", corrections.task, name="task_correct"),
    path("tasks/<int:pk>/assign/", corrections.assign, name="task_assign"),
    path("tasks/<int:pk>/drop/", corrections.drop_task, name="task_drop"),
    path("tasks/<int:pk>/targets/add/", corrections.add_target, name="target_add"),
    path("targets/<int:pk>/correct/", corrections.target, name="target_correct"),
    path("targets/<int:pk>/drop/", corrections.drop_target, name="target_drop"),
    path("measures/", measures.table, name="measures"),
    path("measures/<int:pk>/", measures.page, name="measure"),
    path("measures/<int:pk>/lead/", decisions.lead, name="lead"),
    path("measures/<int:pk>/tasks/add/", corrections.add_task, name="task_add"),
    path("documents/", documents.table, name="documents"),
    path("documents/upload/", documents.upload, name="upload"),
    path("documents/<int:pk>/", documents.page, name="document"),
    path("documents/<int:pk>/file/", documents.original, name="original"),
    path("documents/<int:pk>/plan.json", documents.compiled, name="compiled"),
    path("documents/<int:pk>/review/", review.page, name="review"),
    path("documents/<int:pk>/heading/", decisions.heading, name="heading"),
    path("documents/<int:pk>/adopt/", decisions.adopt, name="adopt"),
    path("documents/<int:pk>/discard/", decisions.discard, name="discard"),
    path("mentions/<int:pk>/", decisions.mention, name="mention"),
    path("mentions/<int:pk>/enter/", decisions.enter_unit, name="enter_unit"),
    path("blanks/<int:pk>/fill/", decisions.fill, name="fill"),
    path("blanks/<int:pk>/leave/", decisions.leave, name="leave"),
    path("search/", search.page, name="search"),
]

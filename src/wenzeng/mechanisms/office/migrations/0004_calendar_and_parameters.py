"""The days of the working calendar with their changes, and the values of parameters."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0003_inbox"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CalendarDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(verbose_name="日期")),
                ("working", models.BooleanField(verbose_name="上班")),
                ("name", models.CharField(blank=True, max_length=40, verbose_name="名称")),
                ("notice", models.CharField(max_length=200, verbose_name="依据")),
                ("provisional", models.BooleanField(default=False, verbose_name="暂定")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="理由")),
                ("valid_from", models.DateTimeField(verbose_name="改动时间")),
                ("valid_to", models.DateTimeField(null=True)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["day", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("valid_to", None)), fields=("day",), name="calendar_one_current_day"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ParameterValue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100)),
                ("nth", models.PositiveIntegerField()),
                ("value", models.CharField(max_length=200, verbose_name="数值")),
                ("since", models.DateField(verbose_name="起用日期")),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("text", "原文规定"),
                            ("regulation", "法规规定"),
                            ("decided", "指挥部定"),
                            ("assumption", "假定"),
                        ],
                        max_length=20,
                        verbose_name="来源",
                    ),
                ),
                ("reason", models.CharField(max_length=300, verbose_name="理由")),
                ("at", models.DateTimeField(verbose_name="改动时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-since", "-pk"],
                "indexes": [models.Index(fields=["name", "-since", "-id"], name="parameter_since")],
                "constraints": [models.UniqueConstraint(fields=("name", "nth"), name="parameter_nth_once")],
            },
        ),
    ]

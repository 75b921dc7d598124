"""The inbox: messages to persons, and each person's wish for mail."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="MailWish",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.EmailField(blank=True, max_length=254, verbose_name="邮箱")),
                (
                    "every",
                    models.CharField(
                        choices=[("at_once", "随到随发"), ("daily", "每天一封"), ("never", "不发")],
                        default="never",
                        max_length=20,
                        verbose_name="频次",
                    ),
                ),
                ("digest_day", models.DateField(null=True, verbose_name="上次汇总")),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mail_wish",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=200, verbose_name="事由")),
                ("reason", models.CharField(max_length=300, verbose_name="为何通知您")),
                ("subject", models.CharField(max_length=200, verbose_name="对象")),
                ("day", models.DateField(verbose_name="业务日期")),
                ("created_at", models.DateTimeField(verbose_name="时间")),
                ("read_at", models.DateTimeField(null=True, verbose_name="已读")),
                ("mailed_at", models.DateTimeField(null=True, verbose_name="已发邮件")),
                ("mail_tries", models.PositiveSmallIntegerField(default=0, verbose_name="邮件次数")),
                ("mail_fault", models.CharField(blank=True, max_length=300, verbose_name="邮件未发出的原因")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "-pk"],
                "indexes": [
                    models.Index(fields=["person", "-created_at"], name="message_person"),
                    models.Index(condition=models.Q(("read_at", None)), fields=["person"], name="message_unread"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("person", "subject", "title", "day"), name="message_once_a_day")
                ],
            },
        ),
    ]

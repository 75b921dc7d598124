import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Deputation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first", models.DateField(verbose_name="自")),
                ("last", models.DateField(verbose_name="至")),
                ("reason", models.CharField(max_length=200, verbose_name="事由")),
                ("given_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-first", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="SignIn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(verbose_name="时间")),
                ("username", models.CharField(max_length=150, verbose_name="账号")),
                ("address", models.CharField(max_length=45, verbose_name="地址")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("ok", "登录"),
                            ("clicked", "演示点选登录"),
                            ("wrong", "口令错误"),
                            ("expired", "账号已过有效期"),
                            ("no_post", "尚无岗位"),
                            ("unlocked", "解除锁定"),
                        ],
                        max_length=20,
                        verbose_name="结果",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Sitting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=64, unique=True)),
                ("address", models.CharField(max_length=45, verbose_name="地址")),
                ("agent", models.CharField(max_length=200, verbose_name="浏览器")),
                ("since", models.DateTimeField(verbose_name="登录时间")),
                ("seen_at", models.DateTimeField(verbose_name="最近操作")),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_why", models.CharField(blank=True, max_length=20)),
            ],
            options={
                "ordering": ["-seen_at"],
            },
        ),
        migrations.CreateModel(
            name="UsedPassword",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("hash", models.CharField(max_length=128)),
                ("since", models.DateTimeField()),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.AlterModelOptions(
            name="post",
            options={"ordering": ["since", "pk"]},
        ),
        migrations.RemoveConstraint(
            model_name="post",
            name="one_current_post",
        ),
        migrations.AddField(
            model_name="person",
            name="epoch",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="person",
            name="must_change",
            field=models.BooleanField(default=False, verbose_name="须改口令"),
        ),
        migrations.AddField(
            model_name="person",
            name="password_since",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="person",
            name="valid_until",
            field=models.DateField(null=True, verbose_name="有效期至"),
        ),
        migrations.AlterField(
            model_name="person",
            name="role",
            field=models.CharField(
                blank=True,
                choices=[
                    ("hq_clerk", "指挥部办公室经办"),
                    ("hq_lead", "指挥部办公室负责人"),
                    ("department_officer", "部门经办"),
                    ("city_officer", "设区市经办"),
                    ("county_clerk", "县区经办"),
                    ("park_clerk", "园区经办"),
                    ("commissioner", "工业振兴特派员"),
                    ("firm_clerk", "企业经办"),
                    ("bank_officer", "银行经办"),
                    ("guarantee_officer", "担保机构经办"),
                    ("debtor", "欠款单位经办"),
                    ("school", "学校经办"),
                    ("auditor", "审计"),
                    ("leader", "自治区领导"),
                    ("system_admin", "系统管理员"),
                    ("security_admin", "安全管理员"),
                    ("audit_admin", "审计管理员"),
                ],
                max_length=30,
                verbose_name="角色",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)), fields=("person", "role", "unit"), name="post_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.UniqueConstraint(
                condition=models.Q(("role__in", ["audit_admin", "security_admin", "system_admin"]), ("until", None)),
                fields=("person",),
                name="one_administrator_post",
            ),
        ),
        migrations.AddField(
            model_name="deputation",
            name="deputy",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="deputations", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="deputation",
            name="post",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="deputations", to="people.post"
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="standing_in",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.deputation"
            ),
        ),
        migrations.AddField(
            model_name="signin",
            name="person",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sign_ins",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="sitting",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="sittings", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="usedpassword",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="used_passwords", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="deputation",
            constraint=models.CheckConstraint(
                condition=models.Q(("first__lte", models.F("last"))), name="deputation_days"
            ),
        ),
        migrations.AddIndex(
            model_name="signin",
            index=models.Index(fields=["username", "-id"], name="signin_username"),
        ),
        migrations.AddIndex(
            model_name="signin",
            index=models.Index(fields=["address", "-id"], name="signin_address"),
        ),
        migrations.AddIndex(
            model_name="sitting",
            index=models.Index(fields=["person", "ended_at"], name="sitting_person"),
        ),
    ]

"""The settings: defaults, what is refused, and the secret that makes itself."""

from __future__ import annotations

import re
import stat

import pytest

from bot.settings import PROJECT, Settings, SettingsError

SECRET = "x" * 32


def read(tmp_path, **env):
    return Settings.read({"SECRET_KEY": SECRET, **env}, tmp_path)


def test_nothing_needs_to_be_set(tmp_path):
    settings = Settings.read({}, tmp_path)

    assert (settings.host, settings.port) == ("127.0.0.1", 5005)
    assert settings.database_url == f"sqlite:///{tmp_path}/var/conversations.db"
    assert (settings.emergency_number, settings.crisis_line, settings.poison_line) == (
        "911",
        "988",
        "1-800-222-1222",
    )


def test_a_secret_is_made_once_and_kept_for_this_user_alone(tmp_path):
    first = Settings.read({}, tmp_path).secret

    assert len(first) == 64
    assert Settings.read({}, tmp_path).secret == first
    assert stat.S_IMODE((tmp_path / "var" / "secret").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "var").iterdir()] == ["secret"]


def test_a_secret_that_was_set_is_not_written_anywhere(tmp_path):
    assert read(tmp_path).secret == SECRET
    assert not (tmp_path / "var").exists()


def test_secrets_are_not_shown(tmp_path):
    shown = repr(read(tmp_path, DATABASE_URL="postgresql://me:hunter2@db/x", REDIS_URL="redis://:hunter2@cache"))

    assert SECRET not in shown and "hunter2" not in shown


def test_the_environment_wins_over_the_file(tmp_path, monkeypatch):
    (tmp_path / ".env").write_text(f"PORT=6000\nCRISIS_LINE=116 123\nSECRET_KEY={SECRET}\n")
    monkeypatch.setenv("PORT", "7000")
    settings = Settings.read(project=tmp_path)

    assert (settings.port, settings.crisis_line) == (7000, "116 123")


def test_empty_means_not_set(tmp_path):
    assert read(tmp_path, PORT="", CRISIS_LINE=" ").crisis_line == "988"


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("postgres://u:p@h/d", "postgresql+psycopg2://u:p@h/d"),
        ("postgresql://u:p@h/d", "postgresql+psycopg2://u:p@h/d"),
        ("postgresql+psycopg2://u:p@h/d", "postgresql+psycopg2://u:p@h/d"),
        ("sqlite:////data/x.db", "sqlite:////data/x.db"),
        ("sqlite://", "sqlite://"),
    ],
)
def test_database_addresses_are_brought_into_one_form(tmp_path, given, used):
    assert read(tmp_path, DATABASE_URL=given).database_url == used


def test_origins_are_a_list(tmp_path):
    settings = read(tmp_path, ALLOWED_ORIGINS="https://A.example/, http://b.example:8080")

    assert settings.allowed_origins == ("https://a.example", "http://b.example:8080")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "http"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("RETENTION_DAYS", "0"),
        ("DATABASE_URL", "mysql://x/y"),
        ("REDIS_URL", "localhost:6379"),
        ("ACTION_ENDPOINT_URL", "localhost:5055/webhook"),
        ("PUBLIC_URL", "guide.example"),
        ("PUBLIC_URL", "https://guide.example:99999"),
        ("ALLOWED_ORIGINS", "*"),
        ("ALLOWED_ORIGINS", "https://a.example/path"),
        ("BRAND_COLOR", "red;}"),
        ("LOG_LEVEL", "LOUD"),
        ("SECRET_KEY", "short"),
        ("TELEGRAM_BOT_TOKEN", "12345"),
        ("TELEGRAM_WEBHOOK_SECRET", "with spaces is not allowed"),
        ("TELEGRAM_API_URL", "api.telegram.org"),
        ("SLACK_BOT_TOKEN", "xoxp-1-2-3"),
        ("SLACK_SIGNING_SECRET", "v0=abc"),
        ("SLACK_TOKENS", "xoxb-1-2-3"),
        ("SLACK_TOKENS", '{"T1": "xoxp-1"}'),
        ("SLACK_API_URL", "slack.com"),
    ],
)
def test_a_value_that_cannot_work_is_named_with_a_way_out(tmp_path, name, value):
    with pytest.raises(SettingsError, match=rf"^{name} .+\. \w.+") as error:
        read(tmp_path, **{name: value})
    assert error.value.name == name


def test_the_message_does_not_show_a_secret(tmp_path):
    for name, value in (
        ("SECRET_KEY", "hunter2"),
        ("DATABASE_URL", "mysql://u:hunter2@x"),
        ("REDIS_URL", "hunter2"),
        ("TELEGRAM_BOT_TOKEN", "hunter2"),
        ("SLACK_TOKENS", '{"T1": "hunter2"}'),
        ("SLACK_SIGNING_SECRET", "hunter2"),
    ):
        with pytest.raises(SettingsError) as error:
            read(tmp_path, **{name: value})
        assert "hunter2" not in str(error.value)


def test_the_example_names_every_variable_and_no_other():
    code = set(re.findall(r'values\.get\(\s*"([A-Z_]+)"', (PROJECT / "bot" / "settings.py").read_text()))
    example = set(re.findall(r"^#([A-Z_]+)=", (PROJECT / ".env.example").read_text(), re.MULTILINE))

    assert code == example


def test_the_example_works_as_it_is(tmp_path):
    lines = (PROJECT / ".env.example").read_text().splitlines()
    example = dict(line[1:].split("=", 1) for line in lines if re.match(r"#[A-Z_]+=", line))

    assert Settings.read(example, tmp_path).port == 5005

"""Settings: completed from `.env`, and refused in one sentence."""

import os
import stat
from pathlib import Path

import pytest

from catalogue.pdf.signature import Certificate
from catalogue.settings import SettingsRefused, kept_secret_key, read_settings


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch, tmp_path):
    for name in [name for name in os.environ if name.startswith("MGCARDS_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def test_defaults_keep_everything_in_the_data_folder(tmp_path):
    settings = read_settings()
    assert settings.data_dir == tmp_path / "var"
    assert settings.database_url == f"sqlite:///{tmp_path}/var/mgcards.sqlite3"
    assert (settings.host, settings.port, settings.locale) == ("127.0.0.1", 8000, "zh")


def test_the_environment_wins_over_the_file(monkeypatch, tmp_path):
    (tmp_path / ".env").write_text("MGCARDS_PORT=8001\nMGCARDS_LOCALE=en\n")
    monkeypatch.setenv("MGCARDS_PORT", "8002")
    settings = read_settings()
    assert (settings.port, settings.locale) == (8002, "en")


def test_a_setting_that_is_set_to_nothing_counts_as_not_set(monkeypatch):
    monkeypatch.setenv("MGCARDS_LOCALE", "")
    assert read_settings().locale == "zh"


def test_postgresql_is_reached_through_psycopg(monkeypatch):
    monkeypatch.setenv("MGCARDS_DATABASE_URL", "postgresql://mg@db/mg")
    assert read_settings().database_url == "postgresql+psycopg://mg@db/mg"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MGCARDS_PROT", "8000"),
        ("MGCARDS_PORT", "eight thousand"),
        ("MGCARDS_PORT", "99999"),
        ("MGCARDS_LOCALE", "fr"),
        ("MGCARDS_TRUSTED_PROXIES", "-1"),
        ("MGCARDS_TRUSTED_PROXIES", "all"),
        ("MGCARDS_PUBLIC_URL", "cards.example"),
        ("MGCARDS_BLOBS_URL", "s3://reports"),
        ("MGCARDS_BLOBS_URL", "file://server/reports"),
        ("MGCARDS_BLOBS_URL", "reports"),
        ("MGCARDS_DATABASE_URL", "mysql://db"),
        ("MGCARDS_DATABASE_URL", "nonsense"),
    ],
)
def test_what_cannot_be_is_refused_by_name(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsRefused) as refusal:
        read_settings()
    assert name in refusal.value.wording.zh
    assert name in refusal.value.wording.en
    assert "\n" not in refusal.value.wording.en


def test_a_setting_that_nothing_reads_yet_is_named(monkeypatch):
    assert () == read_settings().without_effect
    monkeypatch.setenv("MGCARDS_BROKER_URL", "redis://broker")
    assert ("MGCARDS_BROKER_URL",) == read_settings().without_effect


def test_files_are_kept_in_the_data_folder_or_where_it_is_set(monkeypatch, tmp_path):
    assert read_settings().blobs_dir == tmp_path / "var" / "blobs"
    monkeypatch.setenv("MGCARDS_BLOBS_URL", "file:///srv/test%20reports")
    assert read_settings().blobs_dir == Path("/srv/test reports")
    assert () == read_settings().without_effect


def test_an_unknown_setting_in_the_file_is_refused(tmp_path):
    (tmp_path / ".env").write_text("MGCARDS_DATABASE=x\n")
    with pytest.raises(SettingsRefused, match="MGCARDS_DATABASE"):
        read_settings()


def test_the_secret_key_is_made_once_and_for_its_owner_only(tmp_path):
    path = tmp_path / "var" / "secret_key"
    key = kept_secret_key(path)
    assert len(key) == 64
    assert kept_secret_key(path) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_given_secret_key_needs_no_file(monkeypatch, tmp_path):
    monkeypatch.setenv("MGCARDS_SECRET_KEY", "given")
    assert read_settings().secret_key == "given"
    assert not (tmp_path / "var").exists()


def test_no_secret_is_written_with_the_settings(monkeypatch, tmp_path):
    certificate = tmp_path / "publisher.p12"
    certificate.write_bytes(b"")
    for name, text in (
        ("SECRET_KEY", "hush"),
        ("DATABASE_URL", "postgresql://me:hush@db/cards"),
        ("BLOBS_URL", "s3://me:hush@store/bucket"),
        ("MAIL_URL", "smtps://me:hush@mail?from=cards@example.com"),
        ("CERTIFICATE", str(certificate)),
        ("CERTIFICATE_PASSPHRASE", "hush"),
    ):
        monkeypatch.setenv(f"MGCARDS_{name}", text)
    settings = read_settings()
    assert "hush" not in repr(settings)
    assert "hush" not in repr(Certificate(certificate, settings.certificate_passphrase))

"""The settings of a running catalogue, from the environment or a `.env` file.

To add a setting, add a field to `Settings` and a line to `_read`; the names that are known are
taken from there.
"""

from __future__ import annotations

import os
import re
import secrets
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from dotenv import dotenv_values
from environs import Env, EnvError
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from cards.errors import CardError
from cards.wording import Wording
from catalogue.bucket_address import FORM, BucketAddress, read_bucket_url
from catalogue.mail_server import MailServer, read_mail_url

PREFIX = "MGCARDS_"
LOCALES = ("zh", "en")
DIALECTS = ("sqlite", "postgresql")
PSYCOPG = "postgresql+psycopg"
MOST_PROXIES = 9


class SettingsRefused(CardError):
    """Settings with which the catalogue does not start."""

    code = "settings_refused"

    def __init__(self, finding: Wording) -> None:
        super().__init__(finding)
        self.finding = finding

    @property
    def wording(self) -> Wording:
        return self.finding


@dataclass(frozen=True, slots=True)
class Settings:
    """What a start needs to know; `given_secret_key` is empty when the data folder keeps one.

    `public_url` is the address under which readers reach the catalogue: printed cards lead there.
    `trusted_proxies` is how many reverse proxies, one before the other, tell who really asks.
    `certificate` is a PKCS#12 file with which the PDF of an edition is signed. What holds a secret
    is left out where settings are written to a log.
    """

    data_dir: Path
    database_url: str = field(repr=False)
    host: str = "127.0.0.1"
    port: int = 8000
    given_secret_key: str = field(default="", repr=False)
    broker_url: str = field(default="", repr=False)
    blobs_url: str = field(default="", repr=False)
    mail_url: str = field(default="", repr=False)
    public_url: str = ""
    locale: str = "zh"
    trusted_proxies: int = 0
    certificate: str = ""
    certificate_passphrase: str = field(default="", repr=False)

    @property
    def secret_key(self) -> str:
        """The key that signs cookies: as set, or made at the first start and kept in a file."""
        return self.given_secret_key or kept_secret_key(self.data_dir / "secret_key")

    @property
    def mail_server(self) -> MailServer | None:
        """Who takes our messages; None where no mail is sent."""
        return read_mail_url(self.mail_url) if self.mail_url else None

    @property
    def own_url(self) -> str:
        """The address that links in messages begin with, whoever asks for it; it ends in `/`."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return (self.public_url or f"http://{host}:{self.port}").rstrip("/") + "/"

    @property
    def without_effect(self) -> tuple[str, ...]:
        """The names of settings that are set and that nothing reads yet."""
        later = {
            "BROKER_URL": self.broker_url,
        }
        return tuple(PREFIX + name for name, text in later.items() if text)

    @property
    def results_dir(self) -> Path:
        """Where finished jobs leave their files."""
        return self.data_dir / "results"

    @property
    def sheets_dir(self) -> Path:
        """Where printed sheets are kept until they are wanted again."""
        return self.data_dir / "sheets"

    @property
    def imports_dir(self) -> Path:
        """Where the files lie that are being imported."""
        return self.data_dir / "imports"

    @property
    def blobs_dir(self) -> Path:
        """Where test reports and pictures are kept, or copies of them if they are in a bucket."""
        is_folder = self.blobs_url and self.bucket is None
        return _local_folder(self.blobs_url) if is_folder else self.data_dir / "blobs"

    @property
    def bucket(self) -> BucketAddress | None:
        """The bucket that keeps them in place of a folder."""
        return read_bucket_url(self.blobs_url) if self.blobs_url.startswith("s3") else None

    @property
    def seal_key(self) -> Path:
        """Where the key lies that seals the manifests of editions."""
        return self.data_dir / "seal_key.pem"

    @property
    def index_dir(self) -> Path:
        """Where snapshots of the column index are kept."""
        return self.data_dir / "index"


def read_settings(env_file: Path = Path(".env")) -> Settings:
    """The settings of the environment, completed from `env_file`. Raises SettingsRefused."""
    env = Env(prefix=PREFIX)
    env.read_env(env_file, recurse=False)
    _refuse_unknown([*os.environ, *dotenv_values(env_file)])
    try:
        settings = _read(env)
    except EnvError as error:
        raise SettingsRefused(_malformed(str(error).rstrip("."))) from None
    _refuse_impossible(settings)
    return settings


def _read(env: Env) -> Settings:
    data_dir = Path(_text(env, "DATA_DIR", "./var")).expanduser().resolve()
    return Settings(
        data_dir=data_dir,
        database_url=_database_url(env, data_dir),
        host=_text(env, "HOST", "127.0.0.1"),
        port=env.int("PORT") if _text(env, "PORT") else 8000,
        given_secret_key=_text(env, "SECRET_KEY"),
        broker_url=_text(env, "BROKER_URL"),
        blobs_url=_text(env, "BLOBS_URL"),
        mail_url=_text(env, "MAIL_URL"),
        public_url=_text(env, "PUBLIC_URL"),
        locale=_text(env, "LOCALE", "zh"),
        trusted_proxies=env.int("TRUSTED_PROXIES") if _text(env, "TRUSTED_PROXIES") else 0,
        certificate=_text(env, "CERTIFICATE"),
        certificate_passphrase=_text(env, "CERTIFICATE_PASSPHRASE"),
    )


NAMES = tuple(
    PREFIX + name
    for name in (
        "DATA_DIR",
        "DATABASE_URL",
        "HOST",
        "PORT",
        "SECRET_KEY",
        "BROKER_URL",
        "BLOBS_URL",
        "MAIL_URL",
        "PUBLIC_URL",
        "LOCALE",
        "TRUSTED_PROXIES",
        "CERTIFICATE",
        "CERTIFICATE_PASSPHRASE",
    )
)


def _text(env: Env, name: str, default: str = "") -> str:
    """A setting that is set to nothing counts as not set."""
    return env.str(name, "").strip() or default


def _database_url(env: Env, data_dir: Path) -> str:
    url = _text(env, "DATABASE_URL", f"sqlite:///{data_dir / 'mgcards.sqlite3'}")
    scheme, separator, rest = url.partition("://")
    return f"{PSYCOPG}{separator}{rest}" if scheme in ("postgres", "postgresql") else url


def _refuse_unknown(names: Iterable[str]) -> None:
    unknown = sorted({name for name in names if name.startswith(PREFIX)} - set(NAMES))
    if unknown:
        listed = ", ".join(unknown)
        raise SettingsRefused(
            Wording(
                f"没有这样的设置：{listed}；可用的有：{', '.join(NAMES)}。",
                f"No such setting: {listed}; the settings are {', '.join(NAMES)}.",
            )
        )


def _refuse_impossible(settings: Settings) -> None:
    if not 0 <= settings.port <= 65535:
        raise SettingsRefused(_malformed(f"{PREFIX}PORT={settings.port} (0–65535)"))
    if not 0 <= settings.trusted_proxies <= MOST_PROXIES:
        named = f"{PREFIX}TRUSTED_PROXIES={settings.trusted_proxies} (0–{MOST_PROXIES})"
        raise SettingsRefused(_malformed(named))
    if settings.locale not in LOCALES:
        raise SettingsRefused(_malformed(f"{PREFIX}LOCALE={settings.locale} (zh, en)"))
    if settings.public_url and not re.match(r"https?://[^/]", settings.public_url):
        raise SettingsRefused(_malformed(f"{PREFIX}PUBLIC_URL={settings.public_url} (https://…)"))
    if settings.certificate and not Path(settings.certificate).is_file():
        raise SettingsRefused(_malformed(f"{PREFIX}CERTIFICATE={settings.certificate} (PKCS#12)"))
    _refuse_blobs_url(settings)
    _refuse_mail_url(settings)
    if _dialect(settings.database_url) not in DIALECTS:
        raise SettingsRefused(_malformed(f"{PREFIX}DATABASE_URL (sqlite:///…, postgresql://…)"))


def _refuse_blobs_url(settings: Settings) -> None:
    try:
        if settings.bucket or not settings.blobs_url or _is_local_folder(settings.blobs_url):
            return
    except ValueError as error:
        raise SettingsRefused(_malformed(f"{PREFIX}BLOBS_URL ({error})")) from None
    scheme = urlsplit(settings.blobs_url).scheme
    raise SettingsRefused(_malformed(f"{PREFIX}BLOBS_URL ({scheme}; file:///…, {FORM})"))


def _refuse_mail_url(settings: Settings) -> None:
    try:
        _ = settings.mail_server
    except ValueError as error:
        raise SettingsRefused(_malformed(f"{PREFIX}MAIL_URL ({error})")) from None


def _is_local_folder(url: str) -> bool:
    parts = urlsplit(url)
    is_plain = parts.scheme == "file" and not (parts.netloc or parts.query or parts.fragment)
    return is_plain and parts.path.startswith("/")


def _local_folder(url: str) -> Path:
    return Path(unquote(urlsplit(url).path))


def _dialect(url: str) -> str:
    try:
        return make_url(url).get_backend_name()
    except ArgumentError:
        return ""


def _malformed(what: str) -> Wording:
    return Wording(f"设置有误：{what}。", f"Malformed setting: {what}.")


def make_private_folder(path: Path) -> None:
    """Make the folder, for its owner only, when it is missing; one that is there stays as it is."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)


def kept_secret_key(path: Path) -> str:
    """The key in the file `path`, which is made, readable by its owner only, when missing."""
    make_private_folder(path.parent)
    if not path.exists():
        _make_secret_key(path)
    return path.read_text(encoding="ascii")


def _make_secret_key(path: Path) -> None:
    # The whole file appears at once under its name: of two first starts, one wins.
    descriptor, made = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(32))
    with suppress(FileExistsError):
        os.link(made, path)
    Path(made).unlink()

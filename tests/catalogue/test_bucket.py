"""Files in a bucket through a real S3 interface: kept, read, swept, and what is told of silence."""

import hashlib
import shutil
import socket
import time
from dataclasses import replace
from io import BytesIO

import boto3
import pytest
from moto.server import ThreadedMotoServer

from catalogue.blob_place import blobs_of
from catalogue.blobs import Blobs
from catalogue.bucket import BucketBlobs, BucketUnreachable
from catalogue.bucket_address import read_bucket_url
from catalogue.http import world
from catalogue.services import drafts
from catalogue.settings import SettingsRefused, read_settings
from tests.catalogue.evidence.files import report
from tests.catalogue.evidence.keeping import resting_on
from tests.catalogue.web.test_evidence import LINK, bring, page_of, source_of

CONTENT = b"a test report"
HASH = hashlib.sha256(CONTENT).hexdigest()
LATER = time.time() + 3600


@pytest.fixture(scope="module")
def store():
    """The address of a store that answers on this machine."""
    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"{host}:{port}"
    server.stop()


@pytest.fixture
def client(store):
    made = boto3.client(
        "s3",
        endpoint_url=f"http://{store}",
        aws_access_key_id="key",
        aws_secret_access_key="secret",
        region_name="us-east-1",
    )
    made.create_bucket(Bucket="reports")
    yield made
    for found in made.list_objects_v2(Bucket="reports").get("Contents", ()):
        made.delete_object(Bucket="reports", Key=found["Key"])
    made.delete_bucket(Bucket="reports")


@pytest.fixture
def blobs(client, store, tmp_path):
    return bucket(store, tmp_path / "copies")


def bucket(store, folder):
    return BucketBlobs(folder, read_bucket_url(f"s3+http://key:secret@{store}/reports/mg"))


def put(blobs, content=CONTENT):
    with blobs.arriving(BytesIO(content), 1000) as arrival:
        blobs.keep(arrival)
    return arrival.sha256


def names(client):
    found = client.list_objects_v2(Bucket="reports").get("Contents", ())
    return [entry["Key"] for entry in found]


def test_a_file_lies_in_the_bucket_under_its_hash(blobs, client):
    assert put(blobs) == put(blobs) == HASH
    assert names(client) == [f"mg/{HASH[:2]}/{HASH[2:]}"]
    assert blobs.holds(HASH)


def test_another_server_reads_it_and_has_its_copy_from_then_on(blobs, store, client, tmp_path):
    put(blobs)
    other = bucket(store, tmp_path / "elsewhere")
    assert other.path_of(HASH).read_bytes() == CONTENT
    client.delete_object(Bucket="reports", Key=f"mg/{HASH[:2]}/{HASH[2:]}")
    assert other.path_of(HASH).read_bytes() == CONTENT
    assert not other.holds(HASH)


def test_what_is_not_there_is_not_made_up(blobs):
    assert not blobs.holds(HASH)
    assert not blobs.path_of(HASH).exists()
    assert not blobs.path_of("../../secret").exists()


def test_a_file_that_is_not_what_its_name_says_is_refused(blobs, client):
    client.put_object(Bucket="reports", Key=f"mg/{HASH[:2]}/{HASH[2:]}", Body=b"something else")
    with pytest.raises(BucketUnreachable, match=HASH):
        blobs.path_of(HASH)
    assert not blobs.place_of(HASH).exists()


def test_what_nothing_knows_is_swept_after_its_time(blobs, client):
    known, unknown = put(blobs), put(blobs, b"rolled back")
    client.put_object(Bucket="reports", Key="mg/readme", Body=b"not ours")
    assert blobs.orphans({known}) == 1
    assert blobs.sweep({known}) == 0
    with blobs.steady():
        assert blobs.sweep({known}, LATER) == 0
    assert blobs.sweep({known}, LATER) == 1
    assert sorted(names(client)) == sorted([f"mg/{known[:2]}/{known[2:]}", "mg/readme"])
    assert not blobs.place_of(unknown).exists()
    assert blobs.orphans({known}) == 0


@pytest.fixture
def nowhere():
    """An address at which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{free.getsockname()[1]}"


def test_a_store_that_does_not_answer_is_told_and_keeps_nothing(nowhere, tmp_path):
    silent = bucket(nowhere, tmp_path / "copies")
    for ask in (lambda: put(silent), lambda: silent.holds(HASH), lambda: silent.path_of(HASH)):
        with pytest.raises(BucketUnreachable) as told:
            ask()
        assert "secret" not in str(told.value)
    assert not silent.place_of(HASH).exists()


@pytest.mark.parametrize(
    "url",
    [
        "s3://reports/mg",
        "s3://key@store.example/reports",
        "s3://key:hidden@store.example",
        "s3://key:hidden@store.example/reports?acl=public",
        "s3+http://key:hidden@store.example/reports",
        "s3+ftp://key:hidden@store.example/reports",
    ],
)
def test_an_address_that_is_none_is_refused_without_telling_the_secret(monkeypatch, url):
    monkeypatch.setenv("MGCARDS_BLOBS_URL", url)
    with pytest.raises(SettingsRefused) as refused:
        read_settings()
    assert "MGCARDS_BLOBS_URL" in refused.value.wording.en
    assert "hidden" not in refused.value.wording.en


def test_an_address_is_read():
    address = read_bucket_url("s3://k%2F:s%40@store.example:9000/reports/a/b?region=cn-north-1")
    assert (address.host, address.bucket, address.prefix) == (
        "store.example:9000",
        "reports",
        "a/b/",
    )
    assert (address.key, address.secret, address.region) == ("k/", "s@", "cn-north-1")
    assert address.is_tls
    assert "s@" not in repr(address)


def test_the_settings_say_where_files_are_kept(monkeypatch, store, client, tmp_path):
    assert type(blobs_of(read_settings())) is Blobs
    monkeypatch.setenv("MGCARDS_BLOBS_URL", f"s3+http://key:secret@{store}/reports")
    settings = read_settings()
    put(blobs_of(settings))
    assert names(client) == [f"{HASH[:2]}/{HASH[2:]}"]
    assert blobs_of(settings).folder == settings.data_dir / "blobs"


def moved(site, host):
    """The site with its files in a bucket of that store."""
    with site.app.app_context():
        settings = world.world().settings
    url = f"s3+http://key:secret@{host}/reports"
    world.install(site.app, replace(settings, blobs_url=url), site.database)
    with site.database.transaction() as session:
        number = drafts.create_draft(session, site.people.supplier, "ACME", resting_on()).number
    return number, settings.data_dir / "blobs"


def test_a_report_is_brought_into_the_bucket_and_saved_from_it(site, store, client):
    number, copies = moved(site, store)
    supplier = site.signed_in("supplier")
    assert bring(supplier, number).status_code == 303
    assert len(names(client)) == 1
    shutil.rmtree(copies)
    link = LINK.search(page_of(supplier, number))[1]
    assert supplier.get(link, buffered=True).get_data() == report()


@pytest.mark.parametrize(
    ("lang", "said"),
    [("zh", "存放文件的地方暂时无法访问"), ("en", "The store of the files cannot be reached")],
)
def test_a_report_that_cannot_be_kept_is_told_and_changes_nothing(site, nowhere, lang, said):
    number, _ = moved(site, nowhere)
    supplier = site.signed_in("supplier")
    supplier.get(f"/?lang={lang}")
    answer = bring(supplier, number)
    assert answer.status_code == 503
    assert said in answer.text
    assert source_of(site, number).attachment_sha256 == ""

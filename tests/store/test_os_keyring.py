"""Which keyrings are trusted, and what is asked of them."""

import subprocess
import sys

import pytest
from keyring.backends import SecretService, Windows, chainer, fail, null

from csa_desktop.errors import UserError
from csa_desktop.store import keys, os_keyring


class PlaintextKeyring(null.Keyring):
    """What keyrings.alt would bring in."""


class Faulty:
    """A keyring that answers every call in its own wrong way."""

    def get_password(self, service, name):
        raise OSError("the bus is gone")

    def set_password(self, service, name, secret):
        raise KeyError(name)

    def delete_password(self, service, name):
        raise RuntimeError("a dialog was cancelled")


class Forgetful(Faulty):
    """A keyring that takes everything and keeps nothing."""

    def get_password(self, service, name):
        return None

    def set_password(self, service, name, secret):
        return None


def test_plain_text_null_failing_and_chained_keyrings_are_refused():
    for ring in (
        PlaintextKeyring(),
        null.Keyring(),
        fail.Keyring(),
        chainer.ChainerBackend(),
        object(),
        None,
    ):
        assert not os_keyring.is_trusted(ring)


@pytest.mark.skipif(sys.platform != "linux", reason="each system has its own list")
def test_the_systems_own_keyring_is_trusted_but_not_what_only_claims_to_be_it():
    trusted = SecretService.Keyring.__new__(SecretService.Keyring)
    assert os_keyring.is_trusted(trusted)
    pretender = type("Keyring", (SecretService.Keyring,), {})
    assert not os_keyring.is_trusted(pretender.__new__(pretender))
    assert not os_keyring.is_trusted(Windows.WinVaultKeyring.__new__(Windows.WinVaultKeyring))


def test_a_setting_of_the_user_or_the_machine_brings_in_no_other_keyring(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'nobody'}")
    found = os_keyring.find()
    assert found is None or os_keyring.is_trusted(found)


def test_a_keyring_that_fails_reads_as_not_there():
    assert os_keyring.fetch(Faulty(), "any") is None
    os_keyring.forget(Faulty(), "any")
    for ring in (Faulty(), Forgetful()):
        with pytest.raises(UserError, match="the keyring is not needed"):
            os_keyring.keep(ring, "any", keys.new_key())


def test_keyring_is_not_loaded_before_it_is_asked_for():
    code = "import csa_desktop.store.slots, sys; print('keyring' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "False\n"

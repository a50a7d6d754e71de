"""Which forms belong to a stage, and who fills one in, is said by the framework and checked."""

from collections.abc import Callable
from pathlib import Path

import pytest

from csa_desktop.errors import UserError
from csa_desktop.frameworks.packs import load_pack

FRAMEWORK, LOG = "framework.toml", "forms/log.toml"
VISIT = ('steps = ["visit"] }', 'steps = ["visit"], forms = ["log"] }')


def test_a_stage_names_its_forms(harbour: Callable[..., Path]) -> None:
    assert load_pack(harbour(changed={FRAMEWORK: VISIT})).stage("visit").forms == ("log",)


def test_a_form_of_which_there_is_one_per_reader_names_them(harbour: Callable[..., Path]) -> None:
    per = ('per = "assessment"', 'per = "reader"\nreaders = ["master"]')
    assert load_pack(harbour(changed={LOG: per})).form("log").readers == ("master",)


@pytest.mark.parametrize(
    ("file", "words", "said"),
    [
        (FRAMEWORK, (VISIT[0], VISIT[1].replace("log", "diary")), "“diary”, which is none of the forms"),
        (LOG, ('per = "assessment"', 'per = "reader"'), "name the roles in “readers”"),
        (LOG, ('per = "assessment"', 'per = "reader"\nreaders = ["mate"]'), "“mate”"),
        (
            LOG,
            ('per = "assessment"', 'per = "assessment"\ndue = "noon"'),
            "“noon”, which is none of the clocks",
        ),
    ],
)
def test_a_mistake_is_refused(
    harbour: Callable[..., Path], file: str, words: tuple[str, str], said: str
) -> None:
    with pytest.raises(UserError) as refused:
        load_pack(harbour(changed={file: words}))
    assert said in str(refused.value)

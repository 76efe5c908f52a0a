"""Processes forked from this one: they answer, end with us, and can be ended."""

import os
import threading
from multiprocessing.connection import Connection

import pytest

from tebiki.desks.forks import Child, Family, answers


def echo(channel: Connection) -> None:
    while True:
        channel.send(channel.recv())


def status_of(child: Child) -> int:
    """Wait until the child has ended; return with what status."""
    ended = os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    assert ended
    return ended.si_status


@pytest.mark.parametrize("forks", [True, False])
def test_a_child_answers_through_its_channel(forks: bool) -> None:
    family = Family(forks)
    child = family.begin(echo)
    child.channel.send("文")
    assert child.channel.recv() == "文"
    family.leave(child.channel)
    if child.thread:
        child.thread.join(60)
        assert not child.thread.is_alive()
    else:
        family.wait_for_children()


def test_a_child_ends_with_its_channel_though_others_began_beside_it() -> None:
    family = Family()
    first, second = family.begin(echo), family.begin(echo)
    first.channel.close()
    assert status_of(first) == 0
    second.channel.send(1)
    assert second.channel.recv() == 1
    family.end(second)


def test_a_child_is_ended_in_the_midst_of_its_work() -> None:
    family = Family()
    child = family.begin(lambda channel: (channel.send(1), threading.Event().wait()))
    assert child.channel.recv() == 1
    family.end(child)
    with pytest.raises(ChildProcessError):
        os.waitpid(child.pid, 0)


def test_what_fails_in_a_child_is_said_and_ends_it(capfd: pytest.CaptureFixture[str]) -> None:
    family = Family()
    child = family.begin(lambda channel: 1 / 0)
    with pytest.raises(EOFError):
        child.channel.recv()
    assert status_of(child) == 1
    assert "ZeroDivisionError" in capfd.readouterr().err


def test_each_answer_begins_as_the_first_one_did() -> None:
    seen: list[int] = []

    def answer(number: int) -> bool:
        seen.append(number)
        return seen == [number]

    family = Family()
    child = family.begin(answers(answer))
    for number in (1, 2):
        child.channel.send((number,))
        assert child.channel.recv() is True
    family.end(child)


def test_an_answer_that_fails_is_no(capfd: pytest.CaptureFixture[str]) -> None:
    family = Family()
    child = family.begin(answers(lambda: 1 / 0))
    child.channel.send(())
    assert child.channel.recv() is False
    family.end(child)


def test_a_grandchild_is_handed_on_and_outlives_nobody() -> None:
    family = Family()

    def parent(channel: Connection) -> None:
        family.give(channel, family.begin(lambda own: (channel.close(), echo(own))))
        family.wait_for_children()

    child = family.begin(parent)
    grandchild = family.take(child.channel)
    grandchild.send("孫")
    assert grandchild.recv() == "孫"
    family.leave(grandchild)
    assert status_of(child) == 0  # it waits for its own child

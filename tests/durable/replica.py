"""A process of its own that works on the inbox: python -m tests.durable.replica URL EXECUTOR NOTES SECONDS_AN_EVENT [heirs].

It notes each event that it begins and each that it is done with, on disk, so that a kill at any point can be judged.
"""

import os
import sys
import threading
import time

from bot.durable.heirs import Heirs
from bot.usecases.inbound import Inbound
from storage.database import Unavailable
from storage.lease import Tenure
from tests.durable.conftest import Clerk, Office


def main(url: str, executor: str, notes: str, pace: float, heirs: bool) -> None:
    file = os.open(notes, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def tell(inbound: Inbound, again: bool) -> None:
        os.write(file, f"begun {inbound.key} {int(again)} {executor} {time.time():.3f}\n".encode())
        time.sleep(pace)
        os.write(file, f"done {inbound.key} {int(again)} {executor} {time.time():.3f}\n".encode())

    office = Office(url, executor)
    tenure = Tenure(office.databases[1], executor)
    tenure.take()
    office.start(Clerk(tell), transient=(Unavailable,))
    if heirs:
        inbox = office.inbox
        Heirs(office.databases[1], tenure, inbox.owners, inbox.take_over, inbox.orphans, inbox.give_back).start()
    print("ready", flush=True)
    threading.Event().wait()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], float(sys.argv[4]), "heirs" in sys.argv)

"""The desk (窓口) in Slack, put together: what the composition root starts, stops and mounts."""

import threading
from functools import partial

from fastapi import APIRouter

from bot.slack.acting import Acting
from bot.slack.afterwards import Afterwards
from bot.slack.answering import Answering
from bot.slack.app import build_slack_app
from bot.slack.connection import Connection
from bot.slack.conversation import Incoming
from bot.slack.delivery import Delivery
from bot.slack.greeting import Greeter
from bot.slack.handling.every import every_handler
from bot.slack.http import events_router
from bot.slack.listeners.gestures import Gestures
from bot.slack.listeners.questions import Questions
from bot.slack.posting import Poster
from bot.slack.route import Route
from bot.slack.services import SlackServices
from bot.slack.showing import Showing
from bot.slack.socket import SocketConnection
from bot.slack.streaming import Streams
from bot.slack.surface import Surface
from bot.slack.transport import Transport
from bot.slack.worker import LaneWorker
from knowledge.library.inbox import Lane


class SlackDesk:
    """Listens, answers and posts, over HTTP or Socket Mode."""

    def __init__(self, connection: Connection, services: SlackServices) -> None:
        kept, now = services.kept, services.now
        self._inbox = kept.inbox
        self._stopping = threading.Event()
        poster = Poster(bot_token=connection.bot_token, api_url=connection.api_url)
        surface = Surface(bot_token=connection.bot_token, api_url=connection.api_url)
        delivery = Delivery(poster=poster, wait=self._stopping.wait)
        showing = Showing(
            colleagues=services.colleagues,
            rules=kept.rules,
            source_url=services.source_url,
            answer_url=services.answer_url,
        )
        answering = Answering(
            kept=kept,
            reception=services.reception,
            poster=poster,
            delivery=delivery,
            surface=surface,
            streams=Streams(bot_token=connection.bot_token, api_url=connection.api_url),
            showing=showing,
            afterwards=Afterwards(kept=kept, surface=surface, now=now),
            pace=services.pace,
            stopping=self._stopping,
        )
        questions = Questions(inbox=kept.inbox, rules=kept.rules, now=now, arrived=self._asked)
        handlers = every_handler(services, surface=surface, delivery=delivery, shown=showing.openly, ask=questions.take)
        self._gestures = frozenset(handlers)
        acting = Acting(inbox=kept.inbox, handlers=handlers, surface=surface)
        worker = partial(LaneWorker, inbox=kept.inbox, now=now, stopping=self._stopping)
        self._questions = worker(lane=Lane.QUESTIONS, handle=answering.handle)
        self._actions = {lane: worker(lane=lane, handle=acting.handle) for lane in (Lane.FORMS, Lane.ACTIONS)}
        self._greeter = Greeter(inbox=kept.inbox, poster=poster)
        gestures = Gestures(inbox=kept.inbox, questions=questions, now=now, arrived=self._acted)
        self._app = build_slack_app(connection, questions=questions, gestures=gestures)
        is_socket = connection.transport is Transport.SOCKET
        self._socket = SocketConnection(self._app, app_token=connection.app_token) if is_socket else None

    def router(self) -> APIRouter:
        """POST /slack/events; over HTTP to be mounted, with Socket Mode not needed."""
        return events_router(self._app)

    def gestures(self) -> frozenset[str]:
        """The names of the gestures that something is done for."""
        return self._gestures

    def start(self) -> None:
        """Answers what was left unanswered, then what comes; with Socket Mode, connects."""
        self._inbox.release_claims()
        self._questions.start()
        for lane in self._actions.values():
            lane.start()
        self._greeter.start()
        if self._socket:
            self._socket.start()

    def stop(self) -> None:
        """Takes nothing new, finishes what is at hand, leaves the rest for the next start."""
        if self._socket:
            self._socket.stop()
        self._stopping.set()
        self._greeter.stop()
        for lane in self._actions.values():
            lane.join()
        self._questions.join()

    def _asked(self, message: Incoming, route: Route) -> None:
        self._questions.arrived()
        if not route.is_private:  # a status in the thread would tell the others, and no answer there would end it
            self._greeter.arrived(message)

    def _acted(self, lane: Lane) -> None:
        self._actions[lane].arrived()

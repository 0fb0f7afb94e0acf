"""Slack's edge, and the only owner of its SDK.

In: `app.bolt_app` (listeners) over `http.slack_route` or `socket.Socket`; every payload becomes an `Inbound` and goes
to `Doors.accept` before Slack is told that we have it.
Out: `mouth.Mouth`, `stream.SlackStreamer`; who and where: `directory.Directory`; what people attach: `files.Files`;
what was said before: `history.History`.

Every one of them is made from a `web.Web` and an `identity.Identity`:

    web = Web(client(token, api_url))                      # patient: waits out a 429
    hasty = Web(client(token, api_url, hasty=True))        # for what is done before the acknowledgement
    identity = Identity(hasty)
    directory, mouth = Directory(web, identity), Mouth(web, identity)
    doors = Doors(accept=inbox.accept, identity=identity, hasty=hasty, concerns=store.concerns,
                  speaks=directory.language, names=directory.name_if_known)
    app = bolt_app(doors, token=token, signing_secret=secret)
"""

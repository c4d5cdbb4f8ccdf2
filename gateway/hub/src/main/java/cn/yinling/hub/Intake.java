package cn.yinling.hub;

import static cn.yinling.hub.doors.Part.Itself.ITSELF;

import cn.yinling.hub.alarms.raise.Alarms;
import cn.yinling.hub.commands.Commands;
import cn.yinling.hub.doors.Part;
import cn.yinling.hub.doors.Refusal;
import cn.yinling.hub.doors.Submission;
import cn.yinling.hub.mqtt.Identity;
import cn.yinling.hub.mqtt.Inbox;
import cn.yinling.hub.mqtt.Publication;
import cn.yinling.hub.mqtt.Session;
import cn.yinling.hub.readings.LastPlaces;
import cn.yinling.hub.readings.LastVitals;
import cn.yinling.hub.readings.Moments;
import cn.yinling.hub.readings.PositionReport;
import cn.yinling.hub.readings.ReadingLane;
import cn.yinling.hub.readings.ReadingRow;
import cn.yinling.hub.readings.Said;
import cn.yinling.hub.rules.Change;
import cn.yinling.hub.rules.Finding;
import cn.yinling.hub.rules.Watchkeeper;
import cn.yinling.hub.view.live.Tap;
import cn.yinling.hub.watches.Sighting;
import cn.yinling.hub.watches.WatchInbox;
import cn.yinling.link.alarm.AlarmId;
import cn.yinling.link.reading.Decoded;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.ReadingDecoder;
import cn.yinling.link.topic.Channel;
import cn.yinling.link.topic.Topic;
import cn.yinling.register.DeviceDirectory;
import cn.yinling.register.RegisteredDevice;
import java.time.Instant;

/** Gives what comes in to the part that deals with it. Thread-safe; never blocks. */
final class Intake implements Inbox, WatchInbox {
    private final DeviceDirectory directory;
    private final ReadingLane readings;
    private final Alarms alarms;
    private final Commands commands;
    private final LastVitals lastVitals;
    private final LastPlaces lastPlaces;
    private final Watchkeeper watchkeeper;
    private final Tap live;
    private final Moments moments = new Moments();
    private final ReadingDecoder decoder = new ReadingDecoder();

    Intake(
            DeviceDirectory directory,
            ReadingLane readings,
            Alarms alarms,
            Commands commands,
            LastVitals lastVitals,
            LastPlaces lastPlaces,
            Watchkeeper watchkeeper,
            Tap live) {
        this.directory = directory;
        this.readings = readings;
        this.alarms = alarms;
        this.commands = commands;
        this.lastVitals = lastVitals;
        this.lastPlaces = lastPlaces;
        this.watchkeeper = watchkeeper;
        this.live = live;
    }

    @Override
    public void published(Publication publication) {
        switch (publication.topic()) {
            case Topic.OfDevice(_, Channel channel) -> {
                if (publication.session().identity() instanceof Identity.OfDevice(var device)) {
                    ofDevice(asOfNow(device), channel, publication);
                }
            }
            case Topic.OfAlarmState(String alarmId) -> {
                publication.needs(ITSELF);
                alarms.moved(alarmId, publication);
            }
            case Topic.OfAlarms() ->
                    publication.refuse(Refusal.NOT_AUTHORIZED, "only the hub publishes alarms");
        }
    }

    /** What the register says now: a resident may have moved since her device signed in. */
    private RegisteredDevice asOfNow(RegisteredDevice signedIn) {
        RegisteredDevice now = directory.find(signedIn.id().value());
        return now == null ? signedIn : now;
    }

    private void ofDevice(RegisteredDevice device, Channel channel, Publication publication) {
        switch (channel) {
            case READINGS -> measured(device, publication);
            case ALARM -> alarmed(device, publication);
            // Whether a device is online is told by its session; what it says of itself needs no
            // store.
            case STATUS -> publication.handedIn();
            case RESULTS -> {
                publication.needs(ITSELF);
                commands.answered(device.id(), publication.payload(), publication);
            }
            case REQUESTS, COMMANDS, REPLIES, CATALOGUE ->
                    publication.refuse(Refusal.UNKNOWN_TOPIC, "nobody answers requests here yet");
        }
    }

    private void measured(RegisteredDevice device, Publication publication) {
        switch (decoded(device, publication)) {
            case Decoded.Accepted(Reading reading) ->
                    takeTelling(device, reading, true, publication);
            case Decoded.Salvaged(Reading reading, Decoded.Reason reason, String detail) -> {
                publication.complain(Refusal.of(reason), detail);
                takeTelling(device, reading, true, publication);
            }
            case Decoded.Refused(Decoded.Reason reason, String detail) ->
                    publication.refuse(Refusal.of(reason), detail);
        }
    }

    /** Nothing on this topic is thrown away: what cannot be read is an alarm by itself. */
    private void alarmed(RegisteredDevice device, Publication publication) {
        switch (decoded(device, publication)) {
            case Decoded.Accepted(Reading reading) -> said(device, reading, publication);
            case Decoded.Salvaged(Reading reading, Decoded.Reason reason, String detail) -> {
                publication.complain(Refusal.of(reason), detail);
                said(device, reading, publication);
            }
            case Decoded.Refused(Decoded.Reason reason, String detail) ->
                    unreadable(device, Refusal.of(reason), detail, publication);
        }
    }

    private Decoded decoded(RegisteredDevice device, Publication publication) {
        return decoder.decode(device.id(), publication.payload(), publication.receivedAt());
    }

    private void said(RegisteredDevice device, Reading reading, Publication publication) {
        if (reading.causes().isEmpty() && reading.over().isEmpty()) {
            String why = "an alarm names its cause, as 'sos'";
            unreadable(device, Refusal.MALFORMED, why, publication);
        } else {
            // An alarm is durable by itself; that it is over, and what is measured, only as a
            // reading.
            takeTelling(device, reading, saysMore(reading), publication);
        }
    }

    private static boolean saysMore(Reading said) {
        return !said.over().isEmpty() || !said.vitals().isEmpty() || said.extraJson() != null;
    }

    private void unreadable(
            RegisteredDevice device, Refusal refusal, String why, Publication publication) {
        publication.complain(refusal, "raised as an unreadable alarm: " + why);
        Reading itself = Reading.unreadable(publication.receivedAt());
        take(device, row(device, itself, publication), false, publication);
        publication.handedIn();
    }

    private void takeTelling(
            RegisteredDevice device, Reading said, boolean isStored, Publication publication) {
        Reading itself = distinct(device, ofNowWhereImpossible(said, publication), publication);
        take(device, row(device, itself, publication), isStored, publication);
        publication.handedIn();
    }

    /**
     * An alarm of a time that cannot be is of now: by a clock that stands still the second press
     * would be the first one.
     */
    private Reading ofNowWhereImpossible(Reading said, Publication publication) {
        Instant receivedAt = publication.receivedAt();
        boolean isAlarm = said.timed() && !said.causes().isEmpty();
        if (!isAlarm || readings.isPossible(said.at(), receivedAt)) {
            return said;
        }
        String why = "its time %s cannot be, the alarm is of now".formatted(said.at());
        publication.complain(Refusal.IMPLAUSIBLE, why);
        return said.untimed(receivedAt);
    }

    /** The same message sent again is the same reading, and no other is. */
    private Reading distinct(RegisteredDevice device, Reading said, Publication publication) {
        Reading reading = Moments.numbered(said, publication.payload());
        if (reading.timed()) {
            return reading;
        }
        Instant first = publication.cameFirstAt();
        Instant at =
                first == null
                        ? moments.next(device.id(), reading, publication.receivedAt())
                        : first;
        publication.cameAt(at);
        return reading.withTime(at);
    }

    private ReadingRow row(RegisteredDevice device, Reading reading, Submission submission) {
        return readings.row(device.id(), reading, submission.receivedAt());
    }

    /** One step after the other; what is durable later is acknowledged then. */
    private void take(
            RegisteredDevice device, ReadingRow row, boolean isStored, Submission submission) {
        live.note(device.id(), row.reading());
        raise(device, row.reading(), submission);
        if (isStored) {
            store(row, submission);
        }
    }

    /** Each alarm is durable by itself, and a part of what its sender waits for. */
    private void raise(RegisteredDevice device, Reading reading, Submission submission) {
        for (Change change : watchkeeper.judge(device, reading, submission.receivedAt())) {
            if (change instanceof Change.Began began) {
                Finding found = began.finding();
                String alarmId = AlarmId.of(device.id(), found.cause(), found.onset());
                submission.needs(new Part.OfAlarm(alarmId));
                alarms.raise(device, began, lastVitals.with(device.id(), reading), submission);
            } else {
                alarms.changed(device, change);
            }
        }
    }

    private void store(ReadingRow row, Submission submission) {
        submission.needs(ITSELF);
        readings.put(Said.kept(row), submission);
    }

    @Override
    public void came(RegisteredDevice device) {
        commands.listens(device.id());
    }

    @Override
    public void alarmed(
            RegisteredDevice device, Sighting sighting, Submission alarm, Submission stored) {
        ReadingRow row = seen(device, sighting, alarm);
        take(device, row, false, alarm);
        alarm.handedIn();
        store(row, stored);
    }

    @Override
    public void measured(RegisteredDevice device, Sighting sighting, Submission submission) {
        take(device, seen(device, sighting, submission), true, submission);
    }

    private ReadingRow seen(RegisteredDevice device, Sighting sighting, Submission submission) {
        Reading reading = sighting.reading();
        Reading itself =
                reading.timed()
                        ? reading
                        : reading.withTime(
                                moments.next(device.id(), reading, submission.receivedAt()));
        ReadingRow row = row(device, itself, submission);
        PositionReport position = sighting.position();
        if (position != null) {
            lastPlaces.note(device.id(), row.reading().at(), position);
        }
        return row;
    }

    @Override
    public void subscribed(Session session, String topic) {
        switch (session.identity()) {
            case Identity.OfHotline _ -> alarms.hotlineListens(session);
            case Identity.OfDevice(var device) -> {
                if (topic.equals(new Topic.OfDevice(device.id(), Channel.COMMANDS).text())) {
                    commands.listens(device.id());
                }
            }
        }
    }
}

package cn.yinling.hub;

import cn.yinling.hub.alarms.raise.Alarms;
import cn.yinling.hub.commands.Commands;
import cn.yinling.hub.live.Tap;
import cn.yinling.hub.readings.LastVitals;
import cn.yinling.hub.readings.Position;
import cn.yinling.hub.readings.ReadingLane;
import cn.yinling.hub.readings.ReadingRow;
import cn.yinling.hub.readings.Said;
import cn.yinling.hub.registry.DeviceDirectory;
import cn.yinling.hub.registry.RegisteredDevice;
import cn.yinling.hub.rules.Change;
import cn.yinling.hub.rules.Watchkeeper;
import cn.yinling.hub.sessions.Answers;
import cn.yinling.hub.sessions.Identity;
import cn.yinling.hub.sessions.Inbox;
import cn.yinling.hub.sessions.Publication;
import cn.yinling.hub.sessions.Refusal;
import cn.yinling.hub.sessions.Session;
import cn.yinling.hub.sessions.Submission;
import cn.yinling.hub.watches.Sighting;
import cn.yinling.hub.watches.WatchInbox;
import cn.yinling.link.reading.Decoded;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.ReadingDecoder;
import cn.yinling.link.topic.Channel;
import cn.yinling.link.topic.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Gives what comes in to the part that deals with it. Thread-safe; never blocks. */
final class Intake implements Inbox, WatchInbox {
    private final DeviceDirectory directory;
    private final ReadingLane readings;
    private final Alarms alarms;
    private final Commands commands;
    private final LastVitals lastVitals;
    private final Watchkeeper watchkeeper;
    private final Tap live;
    private final ReadingDecoder decoder = new ReadingDecoder();

    Intake(
            DeviceDirectory directory,
            ReadingLane readings,
            Alarms alarms,
            Commands commands,
            LastVitals lastVitals,
            Watchkeeper watchkeeper,
            Tap live) {
        this.directory = directory;
        this.readings = readings;
        this.alarms = alarms;
        this.commands = commands;
        this.lastVitals = lastVitals;
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
            case Topic.OfAlarmState(String alarmId) -> alarms.moved(alarmId, publication);
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
            case READINGS, ALARM -> measured(device, channel, publication);
            // Whether a device is online is told by its session; what it says of itself needs no
            // store.
            case STATUS -> acknowledge(publication);
            case RESULTS -> commands.answered(device.id(), publication.payload(), publication);
            case REQUESTS, COMMANDS, REPLIES, CATALOGUE ->
                    publication.refuse(Refusal.UNKNOWN_TOPIC, "nobody answers requests here yet");
        }
    }

    private static void acknowledge(Submission submission) {
        Answers answers = new Answers();
        answers.add(submission);
        answers.send();
    }

    private void measured(RegisteredDevice device, Channel channel, Publication publication) {
        Instant receivedAt = publication.receivedAt();
        switch (decoder.decode(device.id(), publication.payload(), receivedAt)) {
            case Decoded.Refused(Decoded.Reason reason, String detail) ->
                    publication.refuse(Refusal.of(reason), detail);
            case Decoded.Accepted(Reading reading) ->
                    accepted(device, channel, reading, publication);
        }
    }

    private void accepted(
            RegisteredDevice device, Channel channel, Reading said, Publication publication) {
        boolean saysNothing = said.causes().isEmpty() && said.over().isEmpty();
        if (channel == Channel.ALARM && saysNothing) {
            publication.refuse(Refusal.MALFORMED, "an alarm names its cause, as 'sos'");
        } else {
            // An alarm is durable by itself; that it is over, only as a reading.
            boolean isStored = channel == Channel.READINGS || !said.over().isEmpty();
            take(device, said, isStored, publication);
        }
    }

    private ReadingRow take(
            RegisteredDevice device, Reading said, boolean isStored, Submission submission) {
        ReadingRow row = readings.row(device.id(), said, submission.receivedAt());
        lastVitals.note(device.id(), row.reading());
        live.note(device.id(), row.reading());
        List<Change> changes = watchkeeper.judge(device, row.reading(), submission.receivedAt());
        if (isStored) {
            raise(device, changes, submission, 1);
            readings.put(Said.kept(row), submission);
        } else if (raise(device, changes, submission, 0) == 0) {
            acknowledge(submission);
        }
        return row;
    }

    /**
     * The sender is told when each alarm is durable.
     *
     * @param others what else it waits for
     * @return how many alarms were raised
     */
    private int raise(
            RegisteredDevice device, List<Change> changes, Submission submission, int others) {
        if (changes.isEmpty()) {
            return 0;
        }
        List<Change.Began> begun = new ArrayList<>();
        for (Change change : changes) {
            if (change instanceof Change.Began began) {
                begun.add(began);
            } else {
                alarms.changed(device, change);
            }
        }
        for (int part = 1; part < begun.size() + others; part++) {
            submission.needsOneMore();
        }
        begun.forEach(began -> alarms.raise(device, began, submission));
        return begun.size();
    }

    @Override
    public void came(RegisteredDevice device) {
        commands.listens(device.id());
    }

    @Override
    public void alarmed(
            RegisteredDevice device, Sighting sighting, Submission alarm, Submission stored) {
        seen(device, sighting);
        ReadingRow row = take(device, sighting.reading(), false, alarm);
        readings.put(Said.kept(row), stored);
    }

    @Override
    public void measured(RegisteredDevice device, Sighting sighting, Submission submission) {
        seen(device, sighting);
        take(device, sighting.reading(), true, submission);
    }

    private void seen(RegisteredDevice device, Sighting sighting) {
        Position position = sighting.position();
        if (position != null) {
            lastVitals.locate(device.id(), position);
        }
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

package cn.yinling.hub;

import cn.yinling.hub.alarms.Alarms;
import cn.yinling.hub.commands.Commands;
import cn.yinling.hub.readings.LastVitals;
import cn.yinling.hub.readings.Position;
import cn.yinling.hub.readings.ReadingLane;
import cn.yinling.hub.readings.ReadingRow;
import cn.yinling.hub.registry.RegisteredDevice;
import cn.yinling.hub.rules.CauseRule;
import cn.yinling.hub.rules.Finding;
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
import java.util.List;

/** Gives what comes in to the part that deals with it. Thread-safe; never blocks. */
final class Intake implements Inbox, WatchInbox {
    private final ReadingLane readings;
    private final Alarms alarms;
    private final Commands commands;
    private final LastVitals lastVitals;
    private final ReadingDecoder decoder = new ReadingDecoder();

    Intake(ReadingLane readings, Alarms alarms, Commands commands, LastVitals lastVitals) {
        this.readings = readings;
        this.alarms = alarms;
        this.commands = commands;
        this.lastVitals = lastVitals;
    }

    @Override
    public void published(Publication publication) {
        switch (publication.topic()) {
            case Topic.OfDevice(_, Channel channel) -> {
                if (publication.session().identity() instanceof Identity.OfDevice(var device)) {
                    ofDevice(device, channel, publication);
                }
            }
            case Topic.OfAlarmState(String alarmId) -> alarms.moved(alarmId, publication);
            case Topic.OfAlarms() ->
                    publication.refuse(Refusal.NOT_AUTHORIZED, "only the hub publishes alarms");
        }
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
        ReadingRow row = readings.row(device.id(), said, publication.receivedAt());
        List<Finding> findings = CauseRule.judge(row.reading());
        if (channel == Channel.ALARM && findings.isEmpty()) {
            publication.refuse(Refusal.MALFORMED, "an alarm names its cause, as 'sos'");
        } else {
            store(device, row, findings, channel == Channel.READINGS, publication);
        }
    }

    private void store(
            RegisteredDevice device,
            ReadingRow row,
            List<Finding> findings,
            boolean isStored,
            Submission submission) {
        lastVitals.note(device.id(), row.reading());
        int parts = findings.size() + (isStored ? 1 : 0);
        for (int part = 1; part < parts; part++) {
            submission.needsOneMore();
        }
        findings.forEach(finding -> alarms.raise(device, finding, submission));
        if (isStored) {
            readings.put(row, submission);
        }
    }

    @Override
    public void came(RegisteredDevice device) {
        commands.listens(device.id());
    }

    @Override
    public void alarmed(RegisteredDevice device, Sighting sighting, Submission submission) {
        seen(device, sighting);
        ReadingRow row = readings.row(device.id(), sighting.reading(), submission.receivedAt());
        store(device, row, CauseRule.judge(row.reading()), false, submission);
    }

    @Override
    public void measured(RegisteredDevice device, Sighting sighting, Submission submission) {
        seen(device, sighting);
        ReadingRow row = readings.row(device.id(), sighting.reading(), submission.receivedAt());
        store(device, row, List.of(), true, submission);
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
                    alarms.deviceListens(session, device.id().value());
                    commands.listens(device.id());
                }
            }
        }
    }
}

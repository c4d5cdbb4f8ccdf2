package cn.yinling.hub;

import cn.yinling.hub.alarms.Alarms;
import cn.yinling.hub.live.Tap;
import cn.yinling.hub.readings.LastVitals;
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
import cn.yinling.link.reading.Decoded;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.ReadingDecoder;
import cn.yinling.link.topic.Channel;
import cn.yinling.link.topic.Topic;
import java.time.Instant;
import java.util.List;

/** Gives what comes in to the part that deals with it. Thread-safe; never blocks. */
final class Intake implements Inbox {
    private final ReadingLane readings;
    private final Alarms alarms;
    private final LastVitals lastVitals;
    private final Tap live;
    private final ReadingDecoder decoder = new ReadingDecoder();

    Intake(ReadingLane readings, Alarms alarms, LastVitals lastVitals, Tap live) {
        this.readings = readings;
        this.alarms = alarms;
        this.lastVitals = lastVitals;
        this.live = live;
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
            case REQUESTS, COMMANDS, REPLIES, CATALOGUE ->
                    publication.refuse(Refusal.UNKNOWN_TOPIC, "nobody answers requests here yet");
        }
    }

    private static void acknowledge(Publication publication) {
        Answers answers = new Answers();
        answers.add(publication);
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
            Publication publication) {
        lastVitals.note(device.id(), row.reading());
        live.note(device.id(), row.reading());
        int parts = findings.size() + (isStored ? 1 : 0);
        for (int part = 1; part < parts; part++) {
            publication.needsOneMore();
        }
        findings.forEach(finding -> alarms.raise(device, finding, publication));
        if (isStored) {
            readings.put(row, publication);
        }
    }

    @Override
    public void subscribed(Session session, String topic) {
        switch (session.identity()) {
            case Identity.OfHotline _ -> alarms.hotlineListens(session);
            case Identity.OfDevice(var device) -> {
                if (topic.equals(new Topic.OfDevice(device.id(), Channel.COMMANDS).text())) {
                    alarms.deviceListens(session, device.id().value());
                }
            }
        }
    }
}

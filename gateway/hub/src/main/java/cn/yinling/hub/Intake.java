package cn.yinling.hub;

import cn.yinling.hub.alarms.Alarms;
import cn.yinling.hub.readings.LastVitals;
import cn.yinling.hub.readings.ReadingLane;
import cn.yinling.hub.readings.ReadingRow;
import cn.yinling.hub.readings.Said;
import cn.yinling.hub.registry.RegisteredDevice;
import cn.yinling.hub.rules.Change;
import cn.yinling.hub.rules.Watchkeeper;
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
import java.util.ArrayList;
import java.util.List;

/** Gives what comes in to the part that deals with it. Thread-safe; never blocks. */
final class Intake implements Inbox {
    private final ReadingLane readings;
    private final Alarms alarms;
    private final LastVitals lastVitals;
    private final Watchkeeper watchkeeper;
    private final ReadingDecoder decoder = new ReadingDecoder();

    Intake(ReadingLane readings, Alarms alarms, LastVitals lastVitals, Watchkeeper watchkeeper) {
        this.readings = readings;
        this.alarms = alarms;
        this.lastVitals = lastVitals;
        this.watchkeeper = watchkeeper;
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
        Reading reading = row.reading();
        boolean saysNothing = reading.causes().isEmpty() && reading.over().isEmpty();
        if (channel == Channel.ALARM && saysNothing) {
            publication.refuse(Refusal.MALFORMED, "an alarm names its cause, as 'sos'");
            return;
        }
        lastVitals.note(device.id(), reading);
        List<Change> changes = watchkeeper.judge(device, reading, publication.receivedAt());
        if (channel == Channel.READINGS) {
            raise(device, changes, publication, 1);
            readings.put(Said.kept(row), publication);
        } else if (raise(device, changes, publication, 0) == 0) {
            acknowledge(publication);
        }
    }

    /**
     * The sender is told when each alarm is durable.
     *
     * @param others what else it waits for
     * @return how many alarms were raised
     */
    private int raise(
            RegisteredDevice device, List<Change> changes, Publication publication, int others) {
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
            publication.needsOneMore();
        }
        begun.forEach(began -> alarms.raise(device, began, publication));
        return begun.size();
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

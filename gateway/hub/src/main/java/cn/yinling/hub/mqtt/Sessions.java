package cn.yinling.hub.mqtt;

import cn.yinling.hub.doors.Connections;
import cn.yinling.hub.doors.Farewell;
import cn.yinling.hub.doors.Refusal;
import cn.yinling.hub.doors.Roll;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.register.RegisteredDevice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** Who is connected. Thread-safe. */
public final class Sessions implements Connections {
    private static final int SERVER_SHUTTING_DOWN = 0x8B;

    private final Map<String, Session> byKey = new ConcurrentHashMap<>();
    private final Map<String, List<Session>> byDevice = new ConcurrentHashMap<>();
    private final List<Session> hotlines = new CopyOnWriteArrayList<>();
    private final Roll roll;

    public Sessions(Roll roll) {
        this.roll = roll;
    }

    /** The device's sessions, mostly one. */
    public List<Session> ofDevice(String deviceId) {
        return byDevice.getOrDefault(deviceId, List.of());
    }

    @Override
    public long takeOvers(DeviceId device) {
        return roll.takeOvers(device);
    }

    @Override
    public boolean areTwoTalkingSince(DeviceId device, Instant since) {
        List<Session> sessions = ofDevice(device.value());
        return sessions.size() > 1
                && sessions.stream().filter(session -> session.hasPublishedSince(since)).count()
                        > 1;
    }

    public List<Session> hotlines() {
        return hotlines;
    }

    public int count() {
        return byKey.size();
    }

    /** What became of a session when its connection ended. */
    enum Standing {
        KEPT,
        ENDED,
        /** Another connection has it, or will ask for it. */
        TAKEN_OVER
    }

    /**
     * Takes the session in, and gives it what the client's last connection left: at once, or when
     * that one has ended.
     */
    void enter(Session session, KeptSessions kept) {
        Session older;
        Remains remains = null;
        synchronized (byKey) {
            older = byKey.put(session.key(), session);
            if (older == null) {
                remains = kept.take(session.key());
            }
        }
        switch (session.identity()) {
            case Identity.OfHotline _ -> hotlines.add(session);
            case Identity.OfDevice(RegisteredDevice device) -> enter(device, session);
        }
        if (older == null) {
            session.succession().inherit(remains);
        } else {
            older.run(() -> older.succession().giveWay(session));
        }
    }

    /**
     * Ends the session's hold on its name.
     *
     * @param keep keeps what is left of it, or says no; asked only where nobody has taken over
     */
    Standing vacate(Session session, BooleanSupplier keep) {
        synchronized (byKey) {
            if (!byKey.remove(session.key(), session)) {
                return Standing.TAKEN_OVER;
            }
            return keep.getAsBoolean() ? Standing.KEPT : Standing.ENDED;
        }
    }

    private void enter(RegisteredDevice device, Session session) {
        byDevice.compute(
                device.id().value(),
                (_, sessions) -> {
                    if (sessions == null) {
                        return List.of(session);
                    }
                    List<Session> more = new ArrayList<>(sessions);
                    more.add(session);
                    return List.copyOf(more);
                });
        roll.enter(device);
    }

    /** The session's connection is gone. */
    void leave(Session session, Farewell why) {
        switch (session.identity()) {
            case Identity.OfHotline _ -> hotlines.remove(session);
            case Identity.OfDevice(RegisteredDevice device) -> leave(device, session, why);
        }
    }

    private void leave(RegisteredDevice device, Session session, Farewell why) {
        if (!ofDevice(device.id().value()).contains(session)) {
            return;
        }
        byDevice.computeIfPresent(
                device.id().value(),
                (_, sessions) -> {
                    List<Session> fewer =
                            sessions.stream().filter(other -> other != session).toList();
                    return fewer.isEmpty() ? null : fewer;
                });
        roll.leave(device, why);
    }

    /** Ends the sessions of those whose right to connect has ended. */
    void dropUnlessRight(Admission admission) {
        byKey.values().stream()
                .filter(session -> !admission.isStillRight(session.identity()))
                .forEach(session ->
                        session.disconnect(
                                Refusal.NOT_AUTHORIZED.reasonCode(),
                                "your credentials have ended"));
    }

    void endAll() {
        byKey.values()
                .forEach(session ->
                        session.disconnect(SERVER_SHUTTING_DOWN, "the gateway is shutting down"));
    }
}

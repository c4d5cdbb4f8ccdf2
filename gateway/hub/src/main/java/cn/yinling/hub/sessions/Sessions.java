package cn.yinling.hub.sessions;

import cn.yinling.hub.registry.DeviceKind;
import cn.yinling.hub.registry.RegisteredDevice;
import cn.yinling.link.topic.DeviceId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Who is connected. Thread-safe. */
public final class Sessions {
    private static final int SERVER_SHUTTING_DOWN = 0x8B;

    private final Map<String, Session> byKey = new ConcurrentHashMap<>();
    private final Map<String, List<Session>> byDevice = new ConcurrentHashMap<>();
    private final List<Session> hotlines = new CopyOnWriteArrayList<>();
    private final Map<DeviceKind, AtomicInteger> online = new EnumMap<>(DeviceKind.class);
    private volatile Attendance attendance = new Nobody();

    /** Where nobody wants to know. */
    private static final class Nobody implements Attendance {
        @Override
        public void came(DeviceId device) {}

        @Override
        public void went(DeviceId device, Farewell why) {}
    }

    public Sessions() {
        for (DeviceKind kind : DeviceKind.values()) {
            online.put(kind, new AtomicInteger());
        }
    }

    /** The device's sessions, mostly one. */
    public List<Session> ofDevice(String deviceId) {
        return byDevice.getOrDefault(deviceId, List.of());
    }

    public List<Session> hotlines() {
        return hotlines;
    }

    /** How many devices of that kind have a session. */
    public int online(DeviceKind kind) {
        AtomicInteger count = online.get(kind);
        return count == null ? 0 : count.get();
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

    /** Told of every device that comes and goes from now on. */
    public void tell(Attendance listener) {
        attendance = listener;
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
                        count(device, 1);
                        attendance.came(device.id());
                        return List.of(session);
                    }
                    List<Session> more = new ArrayList<>(sessions);
                    more.add(session);
                    return List.copyOf(more);
                });
    }

    /** The session's connection is gone. */
    void leave(Session session, Farewell why) {
        switch (session.identity()) {
            case Identity.OfHotline _ -> hotlines.remove(session);
            case Identity.OfDevice(RegisteredDevice device) -> leave(device, session, why);
        }
    }

    private void leave(RegisteredDevice device, Session session, Farewell why) {
        byDevice.computeIfPresent(
                device.id().value(),
                (_, sessions) -> {
                    List<Session> fewer =
                            sessions.stream().filter(other -> other != session).toList();
                    if (fewer.isEmpty()) {
                        count(device, -1);
                        attendance.went(device.id(), why);
                        return null;
                    }
                    return fewer;
                });
    }

    private void count(RegisteredDevice device, int change) {
        AtomicInteger count = online.get(device.kind());
        if (count != null) {
            count.addAndGet(change);
        }
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

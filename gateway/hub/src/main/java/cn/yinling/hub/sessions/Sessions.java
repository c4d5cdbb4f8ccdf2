package cn.yinling.hub.sessions;

import cn.yinling.hub.registry.DeviceKind;
import cn.yinling.hub.registry.RegisteredDevice;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Who is connected. Thread-safe. */
public final class Sessions {
    private static final int SESSION_TAKEN_OVER = 0x8E;
    private static final int SERVER_SHUTTING_DOWN = 0x8B;

    private final Map<String, Session> byKey = new ConcurrentHashMap<>();
    private final Map<String, List<Session>> byDevice = new ConcurrentHashMap<>();
    private final List<Session> hotlines = new CopyOnWriteArrayList<>();
    private final Map<DeviceKind, AtomicInteger> online = new EnumMap<>(DeviceKind.class);

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

    /** Takes the session in; an older one with its name and client id ends. */
    void enter(Session session) {
        Session older = byKey.put(session.key(), session);
        switch (session.identity()) {
            case Identity.OfHotline _ -> hotlines.add(session);
            case Identity.OfDevice(RegisteredDevice device) -> enter(device, session);
        }
        if (older != null) {
            older.run(older::withdrawWill);
            older.disconnect(SESSION_TAKEN_OVER, "another connection has taken over");
        }
    }

    private void enter(RegisteredDevice device, Session session) {
        byDevice.compute(
                device.id().value(),
                (_, sessions) -> {
                    if (sessions == null) {
                        count(device, 1);
                        return List.of(session);
                    }
                    List<Session> more = new ArrayList<>(sessions);
                    more.add(session);
                    return List.copyOf(more);
                });
    }

    void leave(Session session) {
        byKey.remove(session.key(), session);
        switch (session.identity()) {
            case Identity.OfHotline _ -> hotlines.remove(session);
            case Identity.OfDevice(RegisteredDevice device) -> leave(device, session);
        }
    }

    private void leave(RegisteredDevice device, Session session) {
        byDevice.computeIfPresent(
                device.id().value(),
                (_, sessions) -> {
                    List<Session> fewer =
                            sessions.stream().filter(other -> other != session).toList();
                    if (fewer.isEmpty()) {
                        count(device, -1);
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

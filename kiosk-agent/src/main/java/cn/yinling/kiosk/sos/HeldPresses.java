package cn.yinling.kiosk.sos;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** Presses that the disk did not take, as long as it does not. Thread-safe. */
final class HeldPresses {
    private record Held(Sos sos, CompletableFuture<Sos> received) {}

    private final Map<String, Held> byKey = new LinkedHashMap<>();

    /** Holds a press; one with a key that is held already stays as it is. */
    synchronized Sos hold(Sos sos) {
        return byKey.computeIfAbsent(sos.key(), key -> new Held(sos, new CompletableFuture<>()))
                .sos();
    }

    /** Completes when the gateway has the press. */
    synchronized CompletableFuture<Sos> received(String key) {
        Held held = byKey.get(key);
        return held == null ? new CompletableFuture<>() : held.received().copy();
    }

    synchronized Optional<Sos> find(String key) {
        return Optional.ofNullable(byKey.get(key)).map(Held::sos);
    }

    synchronized void change(String key, UnaryOperator<Sos> change) {
        byKey.computeIfPresent(key, (_, held) -> changed(held, change.apply(held.sos())));
    }

    /** Changes the press of that alarm and all that were made before it. */
    synchronized void changeUpTo(String alarmId, UnaryOperator<Sos> change) {
        List<String> keys = new ArrayList<>();
        for (Sos sos : all()) {
            keys.add(sos.key());
            if (sos.alarmId().equals(alarmId)) {
                keys.forEach(key -> change(key, change));
                return;
            }
        }
    }

    private static Held changed(Held held, Sos now) {
        if (!now.isBefore(Sos.Stage.RECEIVED)) {
            held.received().complete(now);
        }
        return new Held(now, held.received());
    }

    /** Ends the holding of a press that is saved now. */
    synchronized void release(String key) {
        byKey.remove(key);
    }

    /** The oldest first. */
    synchronized List<Sos> all() {
        return byKey.values().stream().map(Held::sos).toList();
    }

    /** The last press that got to the gateway without having been saved. */
    synchronized Optional<Sos> newestReceived() {
        return all().stream()
                .filter(sos -> !sos.isBefore(Sos.Stage.RECEIVED))
                .reduce((_, later) -> later);
    }
}

package cn.yinling.kiosk.sos;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One press of the button. It only ever moves forward: what comes twice or too late changes
 * nothing. Immutable.
 *
 * @param key idempotency key, made by the page at the press
 * @param alarmId what the gateway and the hotline call it
 * @param refused whether the gateway said that it will not take it; it is offered again all the
 *     same
 * @param agent how the agent is called who comes to help, from {@link Stage#TAKEN} on
 * @param changedAt when it reached its stage
 */
public record Sos(
        String key,
        String alarmId,
        Instant pressedAt,
        Stage stage,
        boolean refused,
        @Nullable String agent,
        Instant changedAt) {

    /** How far it has come. */
    public enum Stage {
        /** Only in memory, because the disk did not take it. */
        HELD,
        /** Durable on this kiosk. */
        SAVED,
        /** The gateway has it durably. */
        RECEIVED,
        /** An agent has it. */
        TAKEN,
        /** Dealt with. */
        CLOSED
    }

    Sos saved() {
        return stage == Stage.HELD ? at(Stage.SAVED, refused, agent, changedAt) : this;
    }

    Sos received(Instant at) {
        return isBefore(Stage.RECEIVED) ? at(Stage.RECEIVED, false, agent, at) : this;
    }

    Sos refusedByGateway() {
        return isBefore(Stage.RECEIVED) ? at(stage, true, agent, changedAt) : this;
    }

    Sos taken(@Nullable String by, Instant at) {
        return isBefore(Stage.TAKEN) ? at(Stage.TAKEN, false, by, at) : this;
    }

    Sos closed(Instant at) {
        return isBefore(Stage.CLOSED) ? at(Stage.CLOSED, false, agent, at) : this;
    }

    boolean isBefore(Stage other) {
        return stage.compareTo(other) < 0;
    }

    private Sos at(Stage next, boolean isRefused, @Nullable String by, Instant at) {
        return new Sos(key, alarmId, pressedAt, next, isRefused, by, at);
    }

    /** Without the agent's name. */
    @Override
    public String toString() {
        return "Sos[%s %s]".formatted(alarmId, stage);
    }
}

package cn.yinling.kiosk.sos;

import java.util.concurrent.CompletableFuture;

/** What became of a press at once. */
public sealed interface Press {
    /** It is durable on this kiosk. */
    record Saved(Sos sos) implements Press {}

    /**
     * The disk did not take it; it is on its way to the gateway from memory.
     *
     * @param received completes when the gateway has it durably, which may be never
     */
    record Held(CompletableFuture<Sos> received) implements Press {}

    /** Neither the disk nor the memory took it. */
    record Lost() implements Press {}
}

package cn.yinling.link.reading;

/** What came of decoding a payload. */
public sealed interface Decoded {
    /** A reading to be stored and judged. */
    record Accepted(Reading reading) implements Decoded {}

    /**
     * An alarm, or the end of one, in a pack that would be refused without it: to be judged as any
     * other, and what is wrong beside it to be told.
     *
     * @param reading what can be read: causes, and values that are beyond doubt
     * @param detail for the device's maker: what was wrong
     */
    record Salvaged(Reading reading, Reason reason, String detail) implements Decoded {}

    /**
     * Nothing to be had from these bytes.
     *
     * @param detail for the device's maker: what was wrong and what is expected
     */
    record Refused(Reason reason, String detail) implements Decoded {
        Salvaged despite(Reading salvaged) {
            return new Salvaged(salvaged, reason, detail);
        }
    }

    /** Kinds of refusal, each with a counter of its own. */
    enum Reason {
        /** Not SenML, or SenML that breaks its own rules. */
        MALFORMED,
        /** A value that cannot be true, or in a unit we do not know. */
        IMPLAUSIBLE,
        /** The pack speaks of another device than the one that sent it. */
        FOREIGN_DEVICE
    }
}
